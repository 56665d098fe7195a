package org.wardgate.gateway.station;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Finding;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Pending;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceAlert;
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
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/** Makes the states and events that tests publish to a ward. */
final class WardKit {
    static final MetricId ECG_RATE = new Mdc(147842);
    static final MetricId OXIMETER_RATE = new Mdc(149530);
    static final MetricId SATURATION = new Mdc(150456);
    static final MetricId CUFF_SYSTOLIC = new Mdc(150021);
    static final MetricId CUFF_DIASTOLIC = new Mdc(150022);
    static final MetricId CUFF_MEAN = new Mdc(150023);
    static final MetricId RESPIRATION = new Mdc(151562);

    private final TimeSource time;

    WardKit(TimeSource time) {
        this.time = time;
    }

    /** A value that was measured some time ago. */
    BedState.Value value(MetricId metric, String value, Unit unit, Duration age, Duration limit) {
        return value(metric, null, new Measurement.Value(Decimal.parse(value), unit, Quality.GOOD), age, limit);
    }

    BedState.Value value(
            MetricId metric, @Nullable String label, Measurement measurement, Duration age, Duration limit) {
        Timestamp now = time.now();
        Reading reading = new Reading(header("monitor"), metric, "", label, measurement, null);
        return new BedState.Value(
                new Aged<>(reading, now.patientNanos() - age.toNanos(), limit.toNanos()),
                Signal.of(metric).orElse(null),
                !metric.equals(OXIMETER_RATE));
    }

    List<BedState.Value> vitals(String rate, String saturation, String systolic, String diastolic, String mean) {
        return List.of(
                value(ECG_RATE, rate, Unit.PER_MINUTE, Duration.ofMillis(400), Duration.ofSeconds(10)),
                value(OXIMETER_RATE, rate, Unit.PER_MINUTE, Duration.ofMillis(700), Duration.ofSeconds(10)),
                value(SATURATION, saturation, Unit.PERCENT, Duration.ofMillis(700), Duration.ofSeconds(10)),
                value(CUFF_SYSTOLIC, systolic, Unit.MMHG, Duration.ofMinutes(3), Duration.ofMinutes(10)),
                value(CUFF_DIASTOLIC, diastolic, Unit.MMHG, Duration.ofMinutes(3), Duration.ofMinutes(10)),
                value(CUFF_MEAN, mean, Unit.MMHG, Duration.ofMinutes(3), Duration.ofMinutes(10)),
                value(RESPIRATION, "14", Unit.PER_MINUTE, Duration.ofMillis(400), Duration.ofSeconds(10)));
    }

    BedState.Device monitor(LineState.Status status) {
        LineState.Cause cause = status == LineState.Status.LIVE ? LineState.Cause.NONE : LineState.Cause.NO_ANSWER;
        return new BedState.Device("monitor", "philips-intellivue", line("monitor", status, cause), null, null);
    }

    BedState.Device pump(PumpStatus.State state, @Nullable String rate, @Nullable Duration left) {
        PumpStatus status = new PumpStatus(
                header("pump"),
                state,
                state.wireName().toUpperCase(java.util.Locale.ROOT),
                new Delivery(
                        rate == null ? null : Decimal.parse(rate),
                        Decimal.parse("21.20"),
                        Decimal.parse("34.0"),
                        left,
                        false,
                        Decimal.parse("112")),
                false,
                "BD 50 mL");
        return new BedState.Device(
                "pump",
                "alaris-asena",
                line("pump", LineState.Status.LIVE, LineState.Cause.NONE),
                null,
                new Aged<>(
                        status,
                        time.patientNanos() - Duration.ofMillis(500).toNanos(),
                        Duration.ofSeconds(10).toNanos()));
    }

    LineState line(String deviceId, LineState.Status status, LineState.Cause cause) {
        return new LineState(header(deviceId), status, cause, "", Map.of());
    }

    Alarm hypotension(String alarmId, int occurrence) {
        return new Alarm(
                alarmId,
                occurrence,
                "HYPOTENSION",
                DeviceAlert.Type.PHYSIOLOGICAL,
                "",
                Priority.HIGH,
                Condition.ACTIVE,
                Inactivation.ENABLED,
                "Hypotension",
                "SBP 84 below 90 by cuff",
                List.of(new Finding(
                        Signal.SYSTOLIC_PRESSURE,
                        CUFF_SYSTOLIC,
                        "monitor",
                        Decimal.of(84),
                        Finding.Side.BELOW,
                        Decimal.of(90))),
                time.patientNanos() - Duration.ofSeconds(48).toNanos(),
                null);
    }

    /** A heart rate that has been below 50 for 4 s, of 10. */
    Pending pendingBradycardia() {
        Finding finding =
                new Finding(Signal.HEART_RATE, ECG_RATE, "monitor", Decimal.of(48), Finding.Side.BELOW, Decimal.of(50));
        return new Pending(
                "BRADYCARDIA",
                "Bradycardia",
                finding,
                Priority.MEDIUM,
                time.patientNanos() - Duration.ofSeconds(4).toNanos(),
                Duration.ofSeconds(10));
    }

    AlarmEvent event(Phase phase, Alarm alarm) {
        return new AlarmEvent(phase, alarm, time.patientNanos());
    }

    /** A bed without values, with one alarm. */
    BedState bed(String bed, Alarm... alarms) {
        return new BedState(bed, List.of(), List.of(), List.of(alarms));
    }

    private EventHeader header(String deviceId) {
        return new EventHeader(deviceId, time.now(), null, 1);
    }
}
