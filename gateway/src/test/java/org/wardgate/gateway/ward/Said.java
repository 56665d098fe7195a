package org.wardgate.gateway.ward;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Episode;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/** What devices say in tests of the ward, each at a time in seconds. */
final class Said {
    static final MetricId ECG = new Mdc(147842);
    static final MetricId PLETH_RATE = new Mdc(149530);
    static final MetricId SPO2 = new Mdc(150456);
    static final MetricId CUFF_SYS = new Mdc(150021);
    static final MetricId CUFF_DIA = new Mdc(150022);
    static final MetricId CUFF_MEAN = new Mdc(150023);
    static final MetricId ART_SYS = new Mdc(150037);
    static final MetricId ART_DIA = new Mdc(150038);
    static final String MONITOR = "monitor";
    static final String PUMP = "pump";

    private Said() {}

    static long nanos(double seconds) {
        return Math.round(seconds * 1_000_000_000.0);
    }

    static EventHeader header(String device, double seconds) {
        return new EventHeader(device, new Timestamp(Instant.EPOCH, nanos(seconds), nanos(seconds)), null, 1);
    }

    static Measurement value(String value, Unit unit) {
        return new Measurement.Value(Decimal.parse(value), unit, Quality.GOOD);
    }

    static Reading reading(double t, MetricId metric, String channel, Measurement measurement) {
        return reading(t, metric, channel, measurement, null);
    }

    static Reading reading(
            double t, MetricId metric, String channel, Measurement measurement, @Nullable Episode episode) {
        return new Reading(header(MONITOR, t), metric, channel, null, measurement, episode);
    }

    static Reading heartRate(double t, int rate) {
        return reading(t, ECG, "", value(Integer.toString(rate), Unit.PER_MINUTE));
    }

    /** A cuff's systolic pressure; {@code age} in seconds, null where the device cannot say. */
    static Reading cuff(double t, String channel, int systolic, String key, @Nullable Integer age) {
        Episode episode = new Episode(key, age == null ? null : Duration.ofSeconds(age));
        return reading(t, CUFF_SYS, channel, value(Integer.toString(systolic), Unit.MMHG), episode);
    }

    static LineState line(double t, String device, LineState.Status status) {
        LineState.Cause cause = status.isLost() ? LineState.Cause.HANG_UP : LineState.Cause.NONE;
        return new LineState(header(device, t), status, cause, "", Map.of());
    }

    static DeviceIdentity identity(double t, String device, @Nullable String serial) {
        return new DeviceIdentity(header(device, t), "Alaris", "Asena", serial, Map.of());
    }

    static PumpStatus pump(double t, PumpStatus.State state, int volume) {
        Delivery delivery = new Delivery(Decimal.of(20), Decimal.of(volume), null, null, false, null);
        return new PumpStatus(header(PUMP, t), state, state.wireName(), delivery, false, null);
    }

    static DeviceAlert alert(double t, String code, boolean active) {
        return new DeviceAlert(header(PUMP, t), DeviceAlert.Type.TECHNICAL, Priority.HIGH, code, "occlusion", active);
    }
}
