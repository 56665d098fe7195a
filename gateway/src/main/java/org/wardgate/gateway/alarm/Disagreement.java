package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.SignalTracker.Source;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * Whether the sources of one rate say the same. When the two that lie furthest apart have been more than {@link #APART} a minute apart
 * for the delay, one of them is wrong or beats do not reach the pulse, and a person should look.
 */
final class Disagreement implements AlarmPart {
    static final String SOURCES_DISAGREE = "SOURCES_DISAGREE";
    static final Decimal APART = Decimal.of(20);

    private static final Decimal HYSTERESIS = Decimal.of(5);
    private static final Filter FILTER = new Filter(1, Duration.ofSeconds(30), Duration.ofSeconds(5));

    private final SignalTracker tracker;
    private final TechnicalAlarm alarm;
    private final Criterion criterion;
    private final Set<Source> named = new HashSet<>();
    private Band band;
    private long goneNanos = NEVER;

    Disagreement(SignalTracker tracker, AlarmFactory factory) {
        this.tracker = tracker;
        this.alarm = factory.technical(SOURCES_DISAGREE, tracker.signal().shortName(), "Sources disagree");
        this.criterion = new Criterion(
                tracker.signal(), Finding.Side.ABOVE, Map.of(Priority.LOW, APART), HYSTERESIS, FILTER, null);
        this.band = agreeing();
    }

    @Override
    public LifeCycle lifeCycle() {
        return alarm.lifeCycle();
    }

    @Override
    public long deadlineNanos() {
        return Math.min(Math.min(goneNanos, band.deadlineNanos()), alarm.deadlineNanos());
    }

    @Override
    public void onDeadline(long nanos) {
        tell(nanos);
        if (alarm.deadlineNanos() <= nanos) {
            alarm.onDeadline(nanos);
        }
    }

    /** Compares what the sources say now, after everything of one moment has been taken. */
    void tell(long nanos) {
        List<SignalTracker.Stream> streams = tracker.streams(nanos);
        goneNanos = NEVER;
        if (streams.size() < 2) {
            band = agreeing();
            alarm.clear(nanos);
            return;
        }
        Comparator<Sample> byValue = Comparator.comparing(Sample::value);
        Sample low =
                streams.stream().map(SignalTracker.Stream::last).min(byValue).orElseThrow();
        Sample high =
                streams.stream().map(SignalTracker.Stream::last).max(byValue).orElseThrow();
        band.onValue(high.value().minus(low.value()), nanos, FILTER, true);
        if (band.isConfirmed()) {
            raise(high, low, nanos);
        } else {
            alarm.clear(nanos);
        }
        if (band.isConfirmed() || band.isPending()) {
            goneNanos = streams.stream()
                    .mapToLong(SignalTracker.Stream::untilNanos)
                    .min()
                    .orElse(NEVER);
        }
    }

    /** A source that the episode has not named yet sounds anew where a person has seen the others. */
    private void raise(Sample high, Sample low, long nanos) {
        if (alarm.lifeCycle().isOver(nanos)) {
            named.clear();
        }
        boolean news = named.addAll(List.of(source(high), source(low)));
        String words = tracker.signal().shortName() + " " + words(high) + " and " + words(low);
        alarm.raise(Priority.LOW, null, words + ": check sensors and patient", nanos);
        if (news) {
            alarm.lifeCycle().soundAgain(nanos);
        }
    }

    private static Source source(Sample sample) {
        return new Source(sample.deviceId(), sample.source());
    }

    private Band agreeing() {
        return new Band(criterion, Priority.LOW, APART);
    }

    private static String words(Sample sample) {
        String by = SourceNames.words(sample.source()).orElseGet(() -> SourceNames.label(sample.source()));
        return sample.value() + " by " + by;
    }
}
