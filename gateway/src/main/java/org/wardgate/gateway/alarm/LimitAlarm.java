package org.wardgate.gateway.alarm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** One {@link LimitRule} at work: its criteria, each with a band for every limit, and the one alarm that they make together. */
final class LimitAlarm implements AlarmPart {
    private final LimitRule rule;
    private final List<Watch> watches;
    private final LifeCycle lifeCycle;
    private List<Watch> violatedBefore = List.of();
    private boolean unjudged;

    LimitAlarm(LimitRule rule, Perfusion perfusion, AlarmFactory factory) {
        this.rule = rule;
        watches = rule.criteria().stream()
                .map(each -> new Watch(each, factory.timing(), perfusion))
                .toList();
        var identity = new LifeCycle.Identity(rule.id(), DeviceAlert.Type.PHYSIOLOGICAL, "", rule.title(), true);
        lifeCycle = factory.lifeCycle(identity);
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

    /** Nobody measures these signals any more. Where nothing else holds the alarm, it ends for want of them, and says so. */
    void onUnmeasured(Set<Signal> unmeasured, String why, long nanos) {
        for (Watch watch : watches) {
            if (unmeasured.contains(watch.signal())) {
                watch.reset();
                unjudged = true;
            }
        }
        if (watches.stream().allMatch(watch -> watch.worst() == null)) {
            lifeCycle.withdraw(why, nanos);
        }
        judge(nanos);
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
        boolean remind = lifeCycle.deadlineNanos() <= nanos;
        unjudged |= remind;
        judge(remind, nanos);
    }

    /** The limits that are violated and whose delay is running. */
    List<Pending> pending() {
        return watches.stream()
                .flatMap(watch -> watch.pending(rule.id(), rule.title()).stream())
                .toList();
    }

    /** Makes up the alarm's mind about all the samples that came together. */
    void judge(long nanos) {
        judge(false, nanos);
    }

    /** {@code remind} where a person is to hear of it again, however it stands. */
    private void judge(boolean remind, long nanos) {
        if (!unjudged) {
            return;
        }
        unjudged = false;
        List<Watch> violated =
                watches.stream().filter(watch -> watch.worst() != null).toList();
        watches.forEach(watch -> watch.forgetWhatHasRecovered(!violated.isEmpty()));
        boolean others = !violated.equals(violatedBefore);
        violatedBefore = violated;
        if (violated.isEmpty()) {
            lifeCycle.end(nanos);
            return;
        }
        if (lifeCycle.isOver(nanos)) {
            watches.forEach(Watch::forgetWhatWasSeen);
        }
        List<Watch> told = strictestOfEachSignal(violated);
        Priority priority = told.stream()
                .map(watch -> Objects.requireNonNull(watch.worst()).priority)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Finding> findings = told.stream().map(Watch::finding).toList();
        boolean again = remind || (lifeCycle.isSeen(nanos) && isWorseThanSeen(violated));
        boolean news = again || lifeCycle.isNews(priority, nanos);
        String text = told.stream()
                .map(watch -> watch.text(news ? seen(watch.signal()) : null, nanos))
                .collect(Collectors.joining(", "));
        lifeCycle.hold(priority, text, findings, others && !again, nanos);
        lifeCycle.known(violated.stream().anyMatch(Watch::isKnown), nanos);
        if (again) {
            lifeCycle.soundAgain(nanos);
        }
    }

    /** The value of a signal that a person saw at the last acknowledgement, by whichever criterion; null for none. */
    private @Nullable Decimal seen(Signal signal) {
        for (Watch watch : watches) {
            if (watch.signal() == signal && watch.seen() != null) {
                return watch.seen();
            }
        }
        return null;
    }

    /** One line a signal: of several criteria that it violates the one that is furthest out. */
    private static List<Watch> strictestOfEachSignal(List<Watch> violated) {
        Map<Signal, Watch> strictest = new LinkedHashMap<>();
        for (Watch watch : violated) {
            strictest.merge(watch.signal(), watch, (one, other) -> other.isStricterThan(one) ? other : one);
        }
        return List.copyOf(strictest.values());
    }

    /** Whether a signal is, by every criterion that it violates, further out than a person has seen it. */
    private static boolean isWorseThanSeen(List<Watch> violated) {
        return violated.stream().collect(Collectors.groupingBy(Watch::signal)).values().stream()
                .anyMatch(same -> same.stream().allMatch(Watch::isWorseThanSeen));
    }
}
