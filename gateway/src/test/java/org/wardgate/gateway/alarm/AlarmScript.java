package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardgate.gateway.alarm.AlarmInput.Alert;
import org.wardgate.gateway.alarm.AlarmInput.Gap;
import org.wardgate.gateway.alarm.AlarmInput.Line;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Pump;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.MetricId;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;

/** A bed's story in seconds, told to an alarm core; what happens is written down as {@code t=21 start TACHYCARDIA medium #1}. */
final class AlarmScript {
    static final MetricId ECG = new Mdc(147842);
    static final MetricId PLETH = new Mdc(149530);
    static final MetricId SPO2 = new Mdc(150456);
    static final MetricId CO2_RESPIRATION = new Mdc(151594);
    static final MetricId CUFF_SYS = new Mdc(150021);
    static final MetricId CUFF_MEAN = new Mdc(150023);
    static final MetricId LINE_SYS = new Mdc(150037);
    static final String MONITOR = "monitor";
    static final String PUMP = "pump";

    static final Timing TIMING = new Timing(
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10));

    static final LimitRule TACHYCARDIA =
            new LimitRule("TACHYCARDIA", "Tachycardia", List.of(above(Signal.HEART_RATE, 120, 140, 5, 3, 10, 5, 15)));

    static final LimitRule HYPOTENSION = new LimitRule(
            "HYPOTENSION",
            "Hypotension",
            List.of(below(Signal.SYSTOLIC_PRESSURE, 90, 80, 5, 8), below(Signal.MEAN_PRESSURE, 65, 55, 3, 5)));

    final AlarmCore core;
    final List<String> log = new ArrayList<>();
    final List<AlarmEvent> events = new ArrayList<>();

    AlarmScript() {
        this(new AlarmProfile(List.of(HYPOTENSION, TACHYCARDIA), TIMING));
    }

    AlarmScript(AlarmProfile profile) {
        core = new AlarmCore(profile);
    }

    static Criterion above(
            Signal signal, int medium, int high, int hysteresis, int median, int delay, int clear, int worsening) {
        return new Criterion(
                signal,
                Side.ABOVE,
                Map.of(Priority.MEDIUM, Decimal.of(medium), Priority.HIGH, Decimal.of(high)),
                Decimal.of(hysteresis),
                new Filter(median, Duration.ofSeconds(delay), Duration.ofSeconds(clear)),
                Decimal.of(worsening));
    }

    private static Criterion below(Signal signal, int medium, int high, int hysteresis, int worsening) {
        return new Criterion(
                signal,
                Side.BELOW,
                Map.of(Priority.MEDIUM, Decimal.of(medium), Priority.HIGH, Decimal.of(high)),
                Decimal.of(hysteresis),
                new Filter(3, Duration.ofSeconds(15), Duration.ofSeconds(5)),
                Decimal.of(worsening));
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1_000_000_000.0);
    }

    /** A heart rate from the electrocardiogram, once a second from {@code from} up to and without {@code to}. */
    AlarmScript heartRate(int from, int to, int value) {
        for (int t = from; t < to; t++) {
            sample(t, Signal.HEART_RATE, ECG, value, false);
        }
        return this;
    }

    AlarmScript sample(double t, Signal signal, MetricId source, int value, boolean episodic) {
        return input(t, new Sample(signal, source, MONITOR, Decimal.of(value), episodic, nanos(t)));
    }

    /** A cuff measurement. */
    AlarmScript cuff(double t, int systolic, int mean) {
        write(core.apply(
                List.of(
                        new Sample(Signal.SYSTOLIC_PRESSURE, CUFF_SYS, MONITOR, Decimal.of(systolic), true, nanos(t)),
                        new Sample(Signal.MEAN_PRESSURE, CUFF_MEAN, MONITOR, Decimal.of(mean), true, nanos(t))),
                nanos(t)));
        return this;
    }

    /** A saturation, once a second from {@code from} up to and without {@code to}. */
    AlarmScript saturation(int from, int to, int value) {
        for (int t = from; t < to; t++) {
            sample(t, Signal.OXYGEN_SATURATION, SPO2, value, false);
        }
        return this;
    }

    /** Heart rates of the electrocardiogram and, half a second later, of the oximeter, once a second. */
    AlarmScript heartRates(int from, int to, int ecg, int pleth) {
        for (int t = from; t < to; t++) {
            sample(t, Signal.HEART_RATE, ECG, ecg, false).sample(t + 0.5, Signal.HEART_RATE, PLETH, pleth, false);
        }
        return this;
    }

    AlarmScript invalid(double t, Signal signal, MetricId source) {
        return input(t, new NoValue(signal, source, MONITOR));
    }

    AlarmScript line(double t, String device, LineState.Status status, LineState.Cause cause) {
        return line(t, device, status, cause, "");
    }

    AlarmScript line(double t, String device, LineState.Status status, LineState.Cause cause, String detail) {
        return input(t, new Line(device, new LineState(header(device), status, cause, detail, Map.of()), false));
    }

    /** The line that a device shares with another of the bed is lost. */
    AlarmScript sharedLineLost(double t, String device) {
        return input(
                t,
                new Line(
                        device,
                        new LineState(
                                header(device), LineState.Status.CLOSED, LineState.Cause.SHARED_LINE, "", Map.of()),
                        true));
    }

    AlarmScript pump(double t, boolean delivering) {
        return input(t, new Pump(PUMP, delivering));
    }

    /** The gateway was not running until now. */
    AlarmScript gap(double t, int seconds) {
        return input(t, new Gap(Duration.ofSeconds(seconds)));
    }

    AlarmScript perfusion(double t, String percent) {
        return input(t, new AlarmInput.Perfusion(MONITOR, Decimal.parse(percent), nanos(t)));
    }

    AlarmScript alert(double t, DeviceAlert.Type type, Priority priority, String code, boolean active) {
        return input(t, new Alert(new DeviceAlert(header(PUMP), type, priority, code, "occlusion", active)));
    }

    AlarmScript input(double t, AlarmInput input) {
        write(core.apply(List.of(input), nanos(t)));
        return this;
    }

    AlarmScript pass(double t) {
        write(core.advance(nanos(t)));
        return this;
    }

    AlarmCore.Acknowledged acknowledge(double t, String alarmId, int occurrence) {
        List<AlarmEvent> into = new ArrayList<>();
        AlarmCore.Acknowledged result = core.acknowledge(alarmId, occurrence, "A. Brandt", nanos(t), into);
        write(into);
        return result;
    }

    /** The one alarm of a rule that holds or is latched. */
    Alarm alarm(String rule) {
        List<Alarm> found =
                core.alarms().stream().filter(each -> each.rule().equals(rule)).toList();
        assertThat(found).as(rule + " in " + log).hasSize(1);
        return found.get(0);
    }

    /** What happened to one rule. */
    List<String> log(String rule) {
        return log.stream().filter(line -> line.contains(" " + rule + " ")).toList();
    }

    /** The last event's alarm. */
    Alarm last() {
        return events.get(events.size() - 1).alarm();
    }

    private void write(List<AlarmEvent> happened) {
        events.addAll(happened);
        for (AlarmEvent event : happened) {
            Alarm alarm = event.alarm();
            log.add("t=" + event.atNanos() / 1_000_000_000 + " " + event.phase().wireName() + " " + alarm.rule() + " "
                    + alarm.priority().wireName() + " #" + alarm.occurrence());
        }
    }

    private static EventHeader header(String device) {
        return new EventHeader(device, new Timestamp(Instant.EPOCH, 0, 0), null, 1);
    }
}
