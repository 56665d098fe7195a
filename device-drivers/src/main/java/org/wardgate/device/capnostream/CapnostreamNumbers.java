package org.wardgate.device.capnostream;

import java.time.LocalDateTime;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.capnostream.CapnostreamMessage.Numerics;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/** The readings of one numerics message. Source: CDTP, numerics; FF is the only value that is none, and 0 is a legal EtCO2. */
final class CapnostreamNumbers {
    /** Heads the codes of what has none in ISO/IEEE 11073. */
    static final String VENDOR = "capnostream";

    private static final MetricId RESPIRATION = new MetricId.Mdc(151594); // MDC_CO2_RESP_RATE
    private static final MetricId SATURATION = new MetricId.Mdc(150456); // MDC_PULS_OXIM_SAT_O2
    private static final MetricId PULSE = new MetricId.Mdc(149530); // MDC_PULS_OXIM_PULS_RATE
    private static final MetricId APNOEA = new MetricId.Mdc(151856); // MDC_TIME_PD_APNEA

    private static final int NONE = 0xFF;
    /** Fast status: initialisation, auto-zero, purging. */
    private static final int BUSY = 0x32;
    /** Fast status: invalid, occlusion, no FilterLine, malfunction. */
    private static final int INVALID = 0xC5;
    /** Extended status: pump off. */
    private static final int PUMP_OFF = 0x04;
    /** SpO2 alarms: sensor off, disconnected. */
    private static final int NO_SENSOR = 0x60;

    private CapnostreamNumbers() {}

    /**
     * Emits them.
     *
     * @param fastStatus the fast status of the newest sample; 0 where none came lately.
     */
    static void emit(Numerics said, int fastStatus, Timestamp received, DriverContext context) {
        CapnostreamUnit unit = said.unit();
        LocalDateTime time = said.time();
        BiConsumer<MetricId, Measurement> reading = (metric, measurement) ->
                context.emit(new Reading(context.header(received, time), metric, "", null, measurement, null));
        Reason noGas = noGas(said, fastStatus);
        Reason noFinger = (said.at(15) & NO_SENSOR) != 0 ? Reason.INVALID : null;
        reading.accept(unit.endTidal(), number(unit.value(said.at(5)), said.at(5), unit.unit(), noGas));
        reading.accept(unit.inspired(), number(unit.value(said.at(6)), said.at(6), unit.unit(), noGas));
        reading.accept(RESPIRATION, number(said.at(7), Unit.PER_MINUTE, noGas));
        reading.accept(SATURATION, number(said.at(8), Unit.PERCENT, noFinger));
        reading.accept(PULSE, number(said.at(9), Unit.PER_MINUTE, noFinger));
        reading.accept(APNOEA, number(said.at(16), Unit.SECOND, null));
        reading.accept(raw("slow-status"), value(Decimal.of(said.at(10)), Unit.ONE));
        reading.accept(raw("event"), value(Decimal.of(said.event()), Unit.ONE));
        reading.accept(raw("etco2-limit-high"), limit(unit.value(said.at(17)), said.at(17), unit.unit()));
        reading.accept(raw("etco2-limit-low"), limit(unit.value(said.at(18)), said.at(18), unit.unit()));
        reading.accept(raw("rr-limit-high"), limit(said.at(19), Unit.PER_MINUTE));
        reading.accept(raw("rr-limit-low"), limit(said.at(20), Unit.PER_MINUTE));
        reading.accept(raw("fico2-limit-high"), limit(unit.value(said.at(21)), said.at(21), unit.unit()));
        reading.accept(raw("spo2-limit-high"), limit(said.at(22), Unit.PERCENT));
        reading.accept(raw("spo2-limit-low"), limit(said.at(23), Unit.PERCENT));
        reading.accept(raw("pulse-limit-high"), limit(said.at(24), Unit.PER_MINUTE));
        reading.accept(raw("pulse-limit-low"), limit(said.at(25), Unit.PER_MINUTE));
    }

    /** Why nothing is known of the gas; null where it is. */
    private static @Nullable Reason noGas(Numerics said, int fastStatus) {
        if ((fastStatus & BUSY) != 0) {
            return Reason.CALIBRATING;
        }
        return (fastStatus & INVALID) != 0 || (said.at(27) & PUMP_OFF) != 0 ? Reason.INVALID : null;
    }

    private static MetricId raw(String code) {
        return new MetricId.Raw(VENDOR, code);
    }

    private static Measurement number(int number, Unit unit, @Nullable Reason missing) {
        return number(Decimal.of(number), number, unit, missing);
    }

    private static Measurement number(Decimal value, int wire, Unit unit, @Nullable Reason missing) {
        if (missing != null) {
            return new Missing(missing);
        }
        return wire == NONE ? new Missing(Reason.INVALID) : value(value, unit);
    }

    private static Measurement limit(int number, Unit unit) {
        return limit(Decimal.of(number), number, unit);
    }

    /** FF is a limit that is off; likely. */
    private static Measurement limit(Decimal value, int wire, Unit unit) {
        return wire == NONE ? new Missing(Reason.UNAVAILABLE) : value(value, unit);
    }

    private static Measurement value(Decimal value, Unit unit) {
        return new Value(value, unit, Quality.GOOD);
    }
}
