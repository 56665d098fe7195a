package org.wardgate.device.capnostream;

import java.util.Optional;
import org.wardgate.model.Decimal;
import org.wardgate.model.MetricId;
import org.wardgate.model.Unit;

/** In what the monitor states carbon dioxide: numerics byte 26. Kilopascals and percent come in tenths. Source: CDTP, numerics. */
enum CapnostreamUnit {
    MILLIMETRES_OF_MERCURY(1, 0, Unit.MMHG, new MetricId.Mdc(151728), new MetricId.Mdc(151738)),
    KILOPASCALS(2, -1, Unit.KPA, new MetricId.Mdc(151728), new MetricId.Mdc(151738)),
    /** A fraction is no pressure: these numbers keep names of their own, and no limit looks at them. */
    PERCENT(3, -1, Unit.PERCENT, raw("etco2-percent"), raw("fico2-percent"));

    private final int code;
    private final int exponent;
    private final Unit unit;
    private final MetricId endTidal;
    private final MetricId inspired;

    CapnostreamUnit(int code, int exponent, Unit unit, MetricId endTidal, MetricId inspired) {
        this.code = code;
        this.exponent = exponent;
        this.unit = unit;
        this.endTidal = endTidal;
        this.inspired = inspired;
    }

    private static MetricId raw(String code) {
        return new MetricId.Raw(CapnostreamNumbers.VENDOR, code);
    }

    /** The unit of a code. */
    static Optional<CapnostreamUnit> fromWire(int code) {
        for (CapnostreamUnit each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** A number as the wire has it. */
    Decimal value(int number) {
        return new Decimal(number, exponent);
    }

    /** The UCUM unit. */
    Unit unit() {
        return unit;
    }

    /** MDC_AWAY_CO2_ET, but for percent. */
    MetricId endTidal() {
        return endTidal;
    }

    /** MDC_AWAY_CO2_INSP_MIN, the nearest term, but for percent. */
    MetricId inspired() {
        return inspired;
    }
}
