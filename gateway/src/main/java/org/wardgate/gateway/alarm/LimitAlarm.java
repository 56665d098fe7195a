package org.wardgate.gateway.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** One {@link LimitRule} at work: its criteria, each with a band for every limit, and the one alarm that they make together. */
final class LimitAlarm implements AlarmPart {
    private final List<Watch> watches;
    private final LifeCycle lifeCycle;
    private List<Signal> violatedBefore = List.of();
    private boolean unjudged;

    LimitAlarm(LimitRule rule, Timing timing, Supplier<String> ids, Consumer<AlarmEvent> sink) {
        watches = rule.criteria().stream().map(each -> new Watch(each, timing)).toList();
        var identity = new LifeCycle.Identity(rule.id(), DeviceAlert.Type.PHYSIOLOGICAL, "", rule.title(), true);
        lifeCycle = new LifeCycle(identity, timing, ids, sink);
    }

    @Override
    public LifeCycle lifeCycle() {
        return lifeCycle;
    }

    /** A signal has a new value. {@code sourceChanged} where another source gave the one before. */
    void onSample(Sample sample, boolean sourceChanged, long nanos) {
        for (Watch watch : watches) {
            if (watch.signal() == sample.signal()) {
                watch.onSample(sample, sourceChanged, nanos);
                unjudged = true;
            }
        }
    }

    /** A value of a signal should have come and was invalid. */
    void onMissing(Signal signal, long nanos) {
        for (Watch watch : watches) {
            if (watch.signal() == signal) {
                watch.onMissing(nanos);
            }
        }
    }

    /** A signal is not known any more. */
    void onStale(Signal signal, long nanos) {
        for (Watch watch : watches) {
            if (watch.signal() == signal) {
                watch.onStale();
                unjudged = true;
                judge(nanos);
            }
        }
    }

    /** Whether this rule could not make up its mind about a signal, because too many of its values are missing. */
    boolean isStarvedOf(Signal signal) {
        return watches.stream().anyMatch(watch -> watch.signal() == signal && watch.isStarved());
    }

    /** A person has seen the present occurrence. */
    @Override
    public void acknowledge(String operator, long nanos) {
        if (!lifeCycle.isAcknowledged()) {
            lifeCycle.acknowledge(operator, nanos);
            watches.forEach(Watch::remember);
        }
    }

    @Override
    public long deadlineNanos() {
        long first = lifeCycle.deadlineNanos();
        for (Watch watch : watches) {
            first = Math.min(first, watch.deadlineNanos());
        }
        return first;
    }

    @Override
    public void onDeadline(long nanos) {
        for (Watch watch : watches) {
            unjudged |= watch.onDeadline(nanos);
        }
        judge(nanos);
        if (lifeCycle.deadlineNanos() <= nanos) {
            lifeCycle.soundAgain(nanos);
        }
    }

    /** Makes up the alarm's mind about all the samples that came together. */
    void judge(long nanos) {
        if (!unjudged) {
            return;
        }
        unjudged = false;
        watches.forEach(Watch::forgetWhatHasRecovered);
        List<Watch> violated =
                watches.stream().filter(watch -> watch.worst() != null).toList();
        List<Signal> signals = violated.stream().map(Watch::signal).toList();
        boolean others = !signals.equals(violatedBefore);
        violatedBefore = signals;
        if (violated.isEmpty()) {
            lifeCycle.end(nanos);
            return;
        }
        Priority priority = violated.stream()
                .map(watch -> Objects.requireNonNull(watch.worst()).priority)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Finding> findings = violated.stream().map(Watch::finding).toList();
        String text = violated.stream().map(Watch::text).collect(Collectors.joining(", "));
        boolean worse = lifeCycle.isAcknowledged() && violated.stream().anyMatch(Watch::isWorseThanSeen);
        lifeCycle.hold(priority, text, findings, others && !worse, nanos);
        lifeCycle.known(violated.stream().anyMatch(Watch::isKnown), nanos);
        if (worse) {
            lifeCycle.soundAgain(nanos);
        }
    }
}
