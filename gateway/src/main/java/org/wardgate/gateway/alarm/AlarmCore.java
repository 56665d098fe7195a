package org.wardgate.gateway.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.Alert;
import org.wardgate.gateway.alarm.AlarmInput.Gap;
import org.wardgate.gateway.alarm.AlarmInput.ImplausibleCuff;
import org.wardgate.gateway.alarm.AlarmInput.Line;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Pump;
import org.wardgate.gateway.alarm.AlarmInput.Removed;
import org.wardgate.gateway.alarm.AlarmInput.Replaced;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.SignalTracker.Source;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.Unit;

/**
 * The alarms of one bed: a deterministic object without a clock. It is told what happened and when, in patient time; the same
 * inputs at the same times give the same events, whether they come live, late or from a journal at any speed.
 *
 * <p>Before an input is taken, everything that fell due up to its time happens in order, stamped with its own deadline. Time
 * never goes back: an input from before the last one counts as simultaneous with it. Used by one thread.
 */
public final class AlarmCore {
    static final String SIGNAL_POOR = "SIGNAL_POOR";

    private final List<LimitAlarm> limitAlarms = new ArrayList<>();
    private final Map<Signal, SignalTracker> signals = new EnumMap<>(Signal.class);
    private final Map<Signal, TechnicalAlarm> poor = new EnumMap<>(Signal.class);
    private final List<Part> parts = new ArrayList<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final AlarmFactory factory;
    private final DeviceWatches devices;
    private final GatewayGap gap;
    private final Perfusion perfusion;
    private final Intake intake = new Intake();
    private List<AlarmEvent> events = new ArrayList<>();
    private long nowNanos = Long.MIN_VALUE;
    private int made;

    /** What came of an acknowledgement. */
    public enum Acknowledged {
        /** The occurrence is acknowledged, now or before. */
        YES,
        /** A newer occurrence has sounded, which the person has not seen. */
        OLD_OCCURRENCE,
        /** No such alarm holds. */
        NO_SUCH_ALARM
    }

    /** The alarms of a bed on which nothing has happened yet. */
    public AlarmCore(AlarmProfile profile) {
        factory = new AlarmFactory(profile.timing(), () -> "a" + ++made, event -> events.add(event));
        devices = new DeviceWatches(factory);
        gap = new GatewayGap(factory);
        perfusion = new Perfusion(profile.timing().staleAfter());
        for (var rule : profile.rules()) {
            limitAlarms.add(new LimitAlarm(rule, perfusion, factory));
        }
        Reaction listener = new Reaction();
        for (Signal signal : Signal.values()) {
            poor.put(signal, factory.technical(SIGNAL_POOR, signal.shortName(), "Too many values missing"));
            SignalTracker tracker = new SignalTracker(signal, profile.timing(), listener);
            signals.put(signal, tracker);
            if (signal.unit().equals(Unit.PER_MINUTE)) {
                disagreements.add(new Disagreement(tracker, factory));
            }
        }
        parts.addAll(signals.values());
        parts.addAll(limitAlarms);
        parts.addAll(poor.values());
        parts.addAll(disagreements);
        parts.add(gap);
        parts.add(devices);
    }

    /**
     * Takes what arrived together, such as the pressures of one cuff measurement, and judges it together; what happened up to and
     * through it, in order.
     */
    public List<AlarmEvent> apply(List<AlarmInput> inputs, long nanos) {
        for (AlarmInput input : inputs) {
            if (input instanceof Gap ended) {
                runUntil(nanos - ended.length().toNanos());
                nowNanos = Math.max(nowNanos, nanos);
                forget(ended);
            }
        }
        runUntil(nanos);
        inputs.forEach(input -> input.match(intake));
        limitAlarms.forEach(alarm -> alarm.judge(nowNanos));
        tellOfSignals();
        return drain();
    }

    /** Lets time pass; what fell due, in order. */
    public List<AlarmEvent> advance(long nanos) {
        runUntil(nanos);
        return drain();
    }

    /** When something falls due next, in patient time; {@link Long#MAX_VALUE} for not at all. */
    public long nextDeadlineNanos() {
        long first = Long.MAX_VALUE;
        for (Part part : parts) {
            first = Math.min(first, part.deadlineNanos());
        }
        return first;
    }

    /**
     * A person has seen one occurrence of an alarm. Repeating it changes nothing.
     *
     * @param into takes what happened up to and through it, in order.
     */
    public Acknowledged acknowledge(
            String alarmId, int occurrence, String operator, long nanos, List<AlarmEvent> into) {
        runUntil(nanos);
        Acknowledged result = acknowledgeNow(alarmId, occurrence, operator);
        into.addAll(drain());
        return result;
    }

    /** The alarms that hold or are latched: highest priority first, then the newest. */
    public List<Alarm> alarms() {
        return alarmParts().stream()
                .map(part -> part.lifeCycle().alarm())
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Alarm::priority)
                        .thenComparing(Alarm::startedNanos)
                        .reversed())
                .toList();
    }

    /** The limits that are violated and whose delay is running, in the order of the rules. */
    public List<Pending> pending() {
        return limitAlarms.stream().flatMap(alarm -> alarm.pending().stream()).toList();
    }

    /** Whether a metric of a device is the source that its signal listens to. */
    public boolean isChosen(Signal signal, String deviceId, MetricId metric) {
        @Nullable Source chosen = tracker(signal).chosen();
        return chosen != null
                && chosen.deviceId().equals(deviceId)
                && chosen.metric().equals(metric);
    }

    private void runUntil(long nanos) {
        for (long due = nextDeadlineNanos(); due <= nanos; due = nextDeadlineNanos()) {
            nowNanos = Math.max(nowNanos, due);
            long at = nowNanos;
            for (Part part : parts) {
                if (part.deadlineNanos() <= at) {
                    part.onDeadline(at);
                }
            }
            tellOfSignals();
        }
        nowNanos = Math.max(nowNanos, nanos);
    }

    /** Takes one input. */
    private final class Intake implements AlarmInput.Cases {
        @Override
        public void sample(Sample sample) {
            takeSample(sample);
        }

        @Override
        public void noValue(NoValue noValue) {
            if (tracker(noValue.signal()).lose(noValue, nowNanos)) {
                limitAlarms.forEach(alarm -> alarm.onMissing(noValue.signal(), nowNanos));
            }
        }

        @Override
        public void line(Line line) {
            if (devices.onLine(line, nowNanos)) {
                signals.values().forEach(tracker -> tracker.loseDevice(line.deviceId(), nowNanos));
            }
        }

        @Override
        public void pump(Pump pump) {
            devices.of(pump.deviceId()).onPump(pump.delivering(), nowNanos);
        }

        @Override
        public void alert(Alert alert) {
            devices.of(alert.alert().header().deviceId()).onAlert(alert.alert(), nowNanos);
        }

        @Override
        public void implausibleCuff(ImplausibleCuff cuff) {
            devices.of(cuff.deviceId()).onCuff(false);
        }

        @Override
        public void perfusion(AlarmInput.Perfusion index) {
            perfusion.take(index);
        }

        @Override
        public void gap(Gap ended) {
            // was taken before all else of its moment
        }

        /** What the device alone measured nobody measures now. */
        @Override
        public void removed(Removed removed) {
            Set<Signal> unmeasured = EnumSet.noneOf(Signal.class);
            boolean used = false;
            for (SignalTracker tracker : signals.values()) {
                boolean known = tracker.isKnown();
                if (tracker.removeDevice(removed.deviceId(), nowNanos)) {
                    used |= known;
                    if (tracker.hasSources()) {
                        limitAlarms.forEach(alarm -> alarm.onStale(tracker.signal(), nowNanos));
                    } else {
                        unmeasured.add(tracker.signal());
                    }
                }
            }
            perfusion.forget(removed.deviceId());
            limitAlarms.forEach(alarm -> alarm.onUnmeasured(unmeasured, removed.words(), nowNanos));
            devices.remove(removed, used, nowNanos);
        }

        /** What the device measured is missing until it is measured again. */
        @Override
        public void replaced(Replaced replaced) {
            DeviceWatch device = devices.of(replaced.deviceId());
            device.onReplaced(nowNanos);
            perfusion.forget(replaced.deviceId());
            for (SignalTracker tracker : signals.values()) {
                @Nullable Source before = tracker.chosen();
                boolean episodic = tracker.isEpisodic();
                if (before != null && tracker.removeDevice(replaced.deviceId(), nowNanos)) {
                    device.missing().onStale(tracker.signal(), before.metric(), episodic);
                    limitAlarms.forEach(alarm -> alarm.onStale(tracker.signal(), nowNanos));
                }
            }
        }
    }

    /** The gateway was not running: what was known is not known any more, and what was pending begins anew. */
    private void forget(Gap ended) {
        List<Signal> known = signals.values().stream()
                .filter(SignalTracker::isKnown)
                .map(SignalTracker::signal)
                .toList();
        gap.begin(ended.length(), known, nowNanos);
        perfusion.forget();
        signals.values().forEach(tracker -> tracker.forget(nowNanos));
        known.forEach(signal -> limitAlarms.forEach(alarm -> alarm.onStale(signal, nowNanos)));
        devices.onGap(nowNanos);
    }

    private void takeSample(Sample sample) {
        if (sample.episodic() && sample.signal().isBloodPressure()) {
            devices.of(sample.deviceId()).onCuff(true);
        }
        SignalTracker tracker = tracker(sample.signal());
        @Nullable Source before = tracker.chosen();
        if (tracker.accept(sample, nowNanos)) {
            judge(sample, !Objects.equals(before, tracker.chosen()));
        }
    }

    private void judge(Sample sample, boolean sourceChanged) {
        gap.onKnown(sample.signal());
        devices.onKnown(sample.signal());
        limitAlarms.forEach(alarm -> alarm.onSample(sample, sourceChanged, nowNanos));
    }

    /** After everything of one moment: what is missing or disagrees, and what rules cannot decide for want of values. */
    private void tellOfSignals() {
        gap.tell(nowNanos);
        devices.tell(nowNanos);
        disagreements.forEach(each -> each.tell(nowNanos));
        poor.forEach((signal, alarm) -> {
            if (limitAlarms.stream().anyMatch(each -> each.isStarvedOf(signal))) {
                String words = signal.shortName()
                        + " violates a limit, and too many of its values are missing: check sensor and patient";
                alarm.raise(Priority.LOW, null, words, nowNanos);
            } else {
                alarm.clear(nowNanos);
            }
        });
    }

    /** What time alone brings about. */
    private final class Reaction implements SignalTracker.Listener {
        @Override
        public void stale(SignalTracker tracker, long nanos) {
            limitAlarms.forEach(alarm -> alarm.onStale(tracker.signal(), nanos));
            @Nullable Source source = tracker.chosen();
            if (source != null) {
                devices.of(source.deviceId())
                        .missing()
                        .onStale(tracker.signal(), source.metric(), tracker.isEpisodic());
            }
        }

        @Override
        public void switched(Sample sample, long nanos) {
            judge(sample, true);
            limitAlarms.forEach(alarm -> alarm.judge(nanos));
        }
    }

    private Acknowledged acknowledgeNow(String alarmId, int occurrence, String operator) {
        for (AlarmPart part : alarmParts()) {
            Alarm alarm = part.lifeCycle().alarm();
            if (alarm != null && alarm.alarmId().equals(alarmId)) {
                if (alarm.occurrence() != occurrence) {
                    return Acknowledged.OLD_OCCURRENCE;
                }
                part.acknowledge(operator, nowNanos);
                return Acknowledged.YES;
            }
        }
        return Acknowledged.NO_SUCH_ALARM;
    }

    private SignalTracker tracker(Signal signal) {
        return Objects.requireNonNull(signals.get(signal));
    }

    private List<AlarmPart> alarmParts() {
        List<AlarmPart> all = new ArrayList<>(limitAlarms);
        all.addAll(poor.values());
        all.addAll(disagreements);
        all.add(gap);
        all.addAll(devices.alarms());
        return all;
    }

    private List<AlarmEvent> drain() {
        List<AlarmEvent> drained = events;
        events = new ArrayList<>();
        return drained;
    }
}
