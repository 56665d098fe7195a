package org.wardgate.gateway.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** One {@link LimitRule} at work: its criteria, each with a band for every limit, and the one alarm that they make together. */
final class LimitAlarm implements AlarmPart {
    private final List<Watch> watches;
    private final LifeCycle lifeCycle;
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
            if (watch.criterion.signal() == sample.signal()) {
                watch.onSample(sample, sourceChanged, nanos);
                unjudged = true;
            }
        }
    }

    /** A value of a signal should have come and was invalid. */
    void onMissing(Signal signal) {
        for (Watch watch : watches) {
            if (watch.criterion.signal() == signal) {
                watch.bands.forEach(Band::onMissing);
            }
        }
    }

    /** A signal is not known any more. */
    void onStale(Signal signal, long nanos) {
        for (Watch watch : watches) {
            if (watch.criterion.signal() == signal) {
                watch.onStale();
                unjudged = true;
                judge(nanos);
            }
        }
    }

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
            for (Band band : watch.bands) {
                first = Math.min(first, band.deadlineNanos());
            }
        }
        return first;
    }

    @Override
    public void onDeadline(long nanos) {
        for (Watch watch : watches) {
            for (Band band : watch.bands) {
                if (band.deadlineNanos() <= nanos) {
                    band.onDeadline(nanos);
                    unjudged = true;
                }
            }
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
        List<Watch> violated = new ArrayList<>();
        for (Watch watch : watches) {
            if (watch.worst() != null) {
                violated.add(watch);
            }
        }
        if (violated.isEmpty()) {
            lifeCycle.end(nanos);
            return;
        }
        Priority priority = violated.stream()
                .map(watch -> Objects.requireNonNull(watch.worst()).priority)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Finding> findings = violated.stream().map(Watch::finding).toList();
        String text = findings.stream().map(Finding::text).collect(Collectors.joining(", "));
        boolean seen = lifeCycle.isAcknowledged();
        lifeCycle.hold(priority, text, findings, nanos);
        lifeCycle.known(violated.stream().anyMatch(watch -> watch.known), nanos);
        if (seen && lifeCycle.isAcknowledged() && violated.stream().anyMatch(Watch::isWorseThanSeen)) {
            lifeCycle.soundAgain(nanos);
        }
    }

    /** One criterion and what it has seen. */
    private static final class Watch {
        private final Criterion criterion;
        private final List<Band> bands;
        private final MedianFilter median;
        /** The sample that made the value judged last; while a filter fills, newer ones have come. */
        private @Nullable Sample last;

        private @Nullable Decimal judged;
        private boolean known;
        private @Nullable Decimal seenValue;

        private Watch(Criterion criterion, Timing timing) {
            this.criterion = criterion;
            this.median = new MedianFilter(criterion.filter().median());
            this.bands = criterion.limits().entrySet().stream()
                    .map((Map.Entry<Priority, Decimal> limit) ->
                            new Band(criterion, limit.getKey(), limit.getValue(), timing.freshFor()))
                    .toList();
        }

        private void onSample(Sample sample, boolean sourceChanged, long nanos) {
            if (sourceChanged) {
                median.reset();
            }
            Decimal value = sample.episodic() ? sample.value() : median.add(sample.value());
            if (value == null) {
                return;
            }
            last = sample;
            judged = value;
            known = true;
            long delay = sample.episodic() ? 0 : criterion.filter().delay().toNanos();
            long clearDelay =
                    sample.episodic() ? 0 : criterion.filter().clearDelay().toNanos();
            for (Band band : bands) {
                band.onValue(value, nanos, delay, clearDelay);
            }
        }

        private void onStale() {
            median.reset();
            known = false;
            bands.forEach(Band::onStale);
        }

        /** The violated band of the highest priority; bands are in rising order. */
        private @Nullable Band worst() {
            Band worst = null;
            for (Band band : bands) {
                worst = band.isConfirmed() ? band : worst;
            }
            return worst;
        }

        private Finding finding() {
            Sample sample = Objects.requireNonNull(last);
            Band band = Objects.requireNonNull(worst());
            return new Finding(
                    criterion.signal(),
                    sample.source(),
                    sample.deviceId(),
                    Objects.requireNonNull(judged),
                    criterion.side(),
                    band.limit);
        }

        private void remember() {
            seenValue = worst() == null ? null : judged;
        }

        /** Whether a person would want to hear of it again: violated since, or further gone than when it was seen. */
        private boolean isWorseThanSeen() {
            if (worst() == null || judged == null || !known) {
                return false;
            }
            if (seenValue == null) {
                return true;
            }
            Decimal step = criterion.worsening();
            if (step == null) {
                return false;
            }
            Decimal further =
                    criterion.side() == Finding.Side.BELOW ? seenValue.minus(judged) : judged.minus(seenValue);
            return further.compareTo(step) >= 0;
        }
    }
}
