package org.wardgate.gateway.alarm;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/** One criterion of a rule and what it has seen. */
final class Watch {
    private final Criterion criterion;
    private final List<Band> bands;
    private final MedianFilter median;
    private final Support support;
    private final Perfusion perfusion;
    private @Nullable Sample last;
    private @Nullable Decimal judged;
    private @Nullable Decimal violating;
    private @Nullable Decimal seenValue;
    private boolean known;

    Watch(Criterion criterion, Timing timing, Perfusion perfusion) {
        this.criterion = criterion;
        this.perfusion = perfusion;
        this.median = new MedianFilter(criterion.filter().median());
        this.support = new Support(timing.freshFor());
        this.bands = criterion.limits().entrySet().stream()
                .map((Map.Entry<Priority, Decimal> limit) -> new Band(criterion, limit.getKey(), limit.getValue()))
                .toList();
    }

    Signal signal() {
        return criterion.signal();
    }

    /** Whether the signal is known. */
    boolean isKnown() {
        return known;
    }

    void onSample(Sample sample, boolean sourceChanged, long nanos) {
        if (sourceChanged) {
            median.reset();
            support.reset();
        }
        Decimal value;
        if (sample.episodic()) {
            value = sample.value();
            bands.forEach(band -> band.onMeasurement(sample.value()));
        } else {
            support.onValue(nanos);
            value = median.add(sample.value());
            if (value == null) {
                return;
            }
            boolean enough = support.isEnough(nanos, criterion.filter().delay());
            for (Band band : bands) {
                band.onValue(value, nanos, criterion.filter(), enough);
            }
        }
        // together: a number stands beside the source that gave it, also while another source's filter fills
        last = sample;
        judged = value;
        known = true;
    }

    void onMissing(long nanos) {
        support.onMissing(nanos);
    }

    void onStale() {
        median.reset();
        support.reset();
        known = false;
        bands.forEach(Band::onStale);
    }

    /** Nobody measures the signal any more: what was seen of it is over. */
    void reset() {
        onStale();
        bands.forEach(Band::reset);
        last = null;
        judged = null;
    }

    long deadlineNanos() {
        long first = Part.NEVER;
        for (Band band : bands) {
            first = Math.min(first, band.deadlineNanos());
        }
        return first;
    }

    /** Whether a delay has run out. */
    boolean onDeadline(long nanos) {
        boolean due = false;
        boolean enough = support.isEnough(nanos, criterion.filter().delay());
        for (Band band : bands) {
            if (band.deadlineNanos() <= nanos) {
                band.onDeadline(enough);
                due = true;
            }
        }
        return due;
    }

    /** Whether a limit has been violated for its delay, and too few values stand behind it to say so. */
    boolean isStarved() {
        return bands.stream().anyMatch(Band::isWaiting);
    }

    /** The violated band of the highest priority, null for none; bands are in rising order. */
    @Nullable
    Band worst() {
        Band worst = null;
        for (Band band : bands) {
            worst = band.isConfirmed() ? band : worst;
        }
        return worst;
    }

    /** The last value that violated the limit, which a value inside the hysteresis does not. */
    Finding finding() {
        Sample sample = Objects.requireNonNull(last);
        Band band = Objects.requireNonNull(worst());
        Decimal now = Objects.requireNonNull(judged);
        if (violating == null || band.isViolatedBy(now)) {
            violating = now;
        }
        return finding(sample, violating, band);
    }

    /**
     * The finding in words. Only values that violated the limit are in them: what it is now, the numbers beside the words say.
     *
     * @param seen the value to name that a person saw at the last acknowledgement; null for none.
     */
    String text(@Nullable Decimal seen, long nanos) {
        Finding finding = finding();
        StringBuilder words = new StringBuilder(finding.text());
        if (seen != null && seen.compareTo(finding.value()) != 0) {
            words.append(", was ").append(seen);
        }
        if (finding.isExtreme()) {
            words.append(", very ").append(criterion.side() == Finding.Side.BELOW ? "low" : "high");
            words.append(", or sensor: check the patient");
        }
        if (perfusion.isLowUnder(finding, nanos)) {
            words.append(", low perfusion");
        }
        return words.toString();
    }

    /** The limits that are violated and whose delay is running. */
    List<Pending> pending(String rule, String title) {
        if (last == null || judged == null) {
            return List.of();
        }
        Sample sample = last;
        Decimal value = judged;
        return bands.stream()
                .filter(Band::isPending)
                .map(band -> new Pending(
                        rule,
                        title,
                        finding(sample, value, band),
                        band.priority,
                        band.pendingSinceNanos(),
                        criterion.filter().delay()))
                .toList();
    }

    /** Whether, of two criteria that one signal violates, this is the one to tell of. */
    boolean isStricterThan(Watch other) {
        Band mine = Objects.requireNonNull(worst());
        Band its = Objects.requireNonNull(other.worst());
        return mine.priority.isAbove(its.priority) || (mine.priority == its.priority && its.isViolatedBy(mine.limit));
    }

    /** A person has seen how it stands. */
    void remember() {
        seenValue = worst() == null ? null : judged;
    }

    /**
     * What has recovered was not seen when it comes back.
     *
     * @param held whether the alarm still holds for other reasons; if not, it may be the same episode when it comes back soon.
     */
    void forgetWhatHasRecovered(boolean held) {
        if (worst() == null) {
            seenValue = held ? null : seenValue;
            violating = null;
        }
    }

    /** The value that a person saw at the last acknowledgement; null where it violated nothing then. */
    @Nullable
    Decimal seen() {
        return seenValue;
    }

    /** A new episode begins, of which nobody has seen anything. */
    void forgetWhatWasSeen() {
        seenValue = null;
    }

    /** Whether a person would want to hear of it again: violated since, or further gone than when it was seen. */
    boolean isWorseThanSeen() {
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
        Decimal further = criterion.side() == Finding.Side.BELOW ? seenValue.minus(judged) : judged.minus(seenValue);
        return further.compareTo(step) >= 0;
    }

    private Finding finding(Sample sample, Decimal value, Band band) {
        return new Finding(signal(), sample.source(), sample.deviceId(), value, criterion.side(), band.limit);
    }
}
