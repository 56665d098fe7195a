package org.wardgate.gateway.alarm;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.model.MetricId;

/**
 * Which source a signal listens to, and until when its value is known. While a better source is valid and fresh the others are
 * not listened to; a source that says it has no value, or whose line is lost, is left at once.
 */
final class SignalTracker implements Part {
    private final Signal signal;
    private final Timing timing;
    private final BiConsumer<SignalTracker, Long> onStale;
    private final Map<Source, Last> sources = new HashMap<>();
    private @Nullable Source chosen;
    private long dueNanos = NEVER;
    private boolean known;

    /** One metric of one device. */
    record Source(String deviceId, MetricId metric) {}

    /** The last valid value of a source. */
    private record Last(int rank, long staleNanos, boolean episodic, boolean valid) {
        private Last invalid() {
            return new Last(rank, staleNanos, episodic, false);
        }
    }

    /** {@code onStale} is told at the moment from which on the signal is not known any more. */
    SignalTracker(Signal signal, Timing timing, BiConsumer<SignalTracker, Long> onStale) {
        this.signal = signal;
        this.timing = timing;
        this.onStale = onStale;
    }

    Signal signal() {
        return signal;
    }

    /** The source listened to; null before the first value. */
    @Nullable
    Source chosen() {
        return chosen;
    }

    /** Whether the value listened to is recent enough. */
    boolean isKnown() {
        return known;
    }

    /** Whether the source listened to measures now and then, and not all the time. */
    boolean isEpisodic() {
        Last last = chosen == null ? null : sources.get(chosen);
        return last != null && last.episodic;
    }

    /** Takes a value; whether it is one to listen to. */
    boolean accept(Sample sample, long nanos) {
        long staleNanos =
                sample.measuredNanos() + timing.staleAfter(sample.episodic()).toNanos();
        if (staleNanos <= nanos) {
            return false;
        }
        Source source = new Source(sample.deviceId(), sample.source());
        int rank = signal.rank(sample.source())
                .orElseThrow(() ->
                        new IllegalArgumentException(sample.source().key() + " is no source of " + signal.shortName()));
        sources.put(source, new Last(rank, staleNanos, sample.episodic(), true));
        for (var other : sources.entrySet()) {
            Last last = other.getValue();
            boolean preferred =
                    last.rank < rank || (last.rank == rank && other.getKey().equals(chosen));
            if (preferred
                    && last.valid
                    && last.staleNanos > nanos
                    && !other.getKey().equals(source)) {
                return false;
            }
        }
        chosen = source;
        known = true;
        dueNanos = staleNanos;
        return true;
    }

    /** A source says it has no value; whether it is the one listened to. Its last value stays known until it is too old. */
    boolean lose(NoValue noValue) {
        Source source = new Source(noValue.deviceId(), noValue.source());
        sources.computeIfPresent(source, (key, last) -> last.invalid());
        return source.equals(chosen);
    }

    /** The line to a device is lost. */
    void loseDevice(String deviceId) {
        sources.replaceAll((source, last) -> source.deviceId().equals(deviceId) ? last.invalid() : last);
    }

    @Override
    public long deadlineNanos() {
        return dueNanos;
    }

    @Override
    public void onDeadline(long nanos) {
        dueNanos = NEVER;
        known = false;
        onStale.accept(this, nanos);
    }
}
