package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.AlarmInput.NoValue;
import org.wardgate.gateway.alarm.AlarmInput.Sample;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.model.MetricId;

/**
 * Which source a signal listens to, and until when its value is known. A stream that was invalid for {@link #LEAVE_AFTER} in all is
 * left for the best other source there is, and at once when its line is lost; a better one is returned to when it has been valid
 * for {@link #RETURN_AFTER} without a break. So a loose lead neither silences a signal nor makes it flap.
 */
final class SignalTracker implements Part {
    static final Duration LEAVE_AFTER = Duration.ofSeconds(5);
    static final Duration RETURN_AFTER = Duration.ofSeconds(15);

    private final Signal signal;
    private final Timing timing;
    private final Listener listener;
    private final Map<Source, Known> sources = new LinkedHashMap<>();
    private @Nullable Source chosen;
    private long staleNanos = NEVER;
    private long notBeforeNanos = Long.MIN_VALUE;

    /** One metric of one device. */
    record Source(String deviceId, MetricId metric) {}

    /**
     * A stream that is there.
     *
     * @param last its last valid value.
     * @param untilNanos until when it is there, if nothing more comes.
     */
    record Stream(Sample last, long untilNanos) {}

    /** Told what time alone brings about. */
    interface Listener {
        /** The signal is not known any more. */
        void stale(SignalTracker tracker, long nanos);

        /** Another source is listened to, whose last value is this. */
        void switched(Sample sample, long nanos);
    }

    /** What is known of a source. */
    private final class Known {
        private final int rank;
        private Sample last;
        private boolean valid = true;
        private boolean left;
        private long validSince;
        private long invalidSince;
        private long invalidNanos;

        private Known(int rank, Sample first, long nanos) {
            this.rank = rank;
            this.last = first;
            this.validSince = nanos;
        }

        private long staleNanos() {
            return last.measuredNanos() + timing.staleAfter(last.episodic()).toNanos();
        }

        private boolean isUsable(long nanos) {
            return !left && staleNanos() > nanos && leaveNanos() > nanos;
        }

        /** When it is left if it stays invalid; a measurement of a series is kept until it is too old. */
        private long leaveNanos() {
            return valid || left || last.episodic() ? NEVER : invalidSince + LEAVE_AFTER.toNanos() - invalidNanos;
        }

        private void onValid(Sample sample, long nanos) {
            last = sample;
            if (!valid) {
                valid = true;
                validSince = nanos;
                invalidNanos += nanos - invalidSince;
            }
            if (sample.episodic() || nanos - validSince >= RETURN_AFTER.toNanos()) {
                left = false;
                invalidNanos = 0;
            }
        }

        /** What was left and is listened to again is judged by what it does from now on. */
        private void onChosen() {
            if (left) {
                left = false;
                invalidNanos = 0;
            }
        }

        private void onInvalid(long nanos) {
            if (valid) {
                valid = false;
                invalidSince = nanos;
            }
        }
    }

    SignalTracker(Signal signal, Timing timing, Listener listener) {
        this.signal = signal;
        this.timing = timing;
        this.listener = listener;
    }

    Signal signal() {
        return signal;
    }

    /** The source listened to; null before the first value. */
    @Nullable
    Source chosen() {
        return chosen;
    }

    /** Whether the source listened to measures now and then, and not all the time. */
    boolean isEpisodic() {
        Known known = chosen == null ? null : sources.get(chosen);
        return known != null && known.last.episodic();
    }

    /** Whether the signal has a value that is not too old. */
    boolean isKnown() {
        return staleNanos != NEVER;
    }

    /** The streams that could be listened to now: valid, or invalid for not long enough to be left. */
    List<Stream> streams(long nanos) {
        return sources.values().stream()
                .filter(known -> !known.last.episodic() && known.isUsable(nanos))
                .map(known -> new Stream(known.last, Math.min(known.staleNanos(), known.leaveNanos())))
                .toList();
    }

    /** Takes a value; whether it is one to listen to. */
    boolean accept(Sample sample, long nanos) {
        Source source = new Source(sample.deviceId(), sample.source());
        boolean old =
                sample.measuredNanos() + timing.staleAfter(sample.episodic()).toNanos() <= nanos;
        if (old || sample.measuredNanos() < notBeforeNanos) {
            return false;
        }
        Known known = sources.get(source);
        if (known == null) {
            int rank = signal.rank(sample.source())
                    .orElseThrow(() -> new IllegalArgumentException(
                            sample.source().key() + " is no source of " + signal.shortName()));
            known = new Known(rank, sample, nanos);
            sources.put(source, known);
        } else {
            known.onValid(sample, nanos);
        }
        Known now = chosen == null ? null : sources.get(chosen);
        boolean better = now != null && known.rank < now.rank;
        if (now != null && known != now && now.isUsable(nanos) && !(better && isReturned(known, nanos))) {
            return false;
        }
        known.onChosen();
        listenTo(source, known);
        return true;
    }

    /** A source says it has no value; whether it is the one listened to. Its last value stays known until it is too old. */
    boolean lose(NoValue noValue, long nanos) {
        Source source = new Source(noValue.deviceId(), noValue.source());
        Known known = sources.get(source);
        if (known == null) {
            return false;
        }
        known.onInvalid(nanos);
        return source.equals(chosen);
    }

    /** The line to a device is lost. */
    void loseDevice(String deviceId, long nanos) {
        sources.forEach((source, known) -> {
            if (source.deviceId().equals(deviceId) && !known.last.episodic()) {
                known.onInvalid(nanos);
                known.left = true;
            }
        });
        if (chosen != null && chosen.deviceId().equals(deviceId)) {
            switchToBest(nanos);
        }
    }

    /**
     * A device is taken away, and with it its sources. The best other source is listened to, where one is known.
     *
     * @return whether the signal is not known any more for want of it.
     */
    boolean removeDevice(String deviceId, long nanos) {
        sources.keySet().removeIf(source -> source.deviceId().equals(deviceId));
        if (chosen == null || !chosen.deviceId().equals(deviceId) || switchToBest(nanos)) {
            return false;
        }
        chosen = null;
        staleNanos = NEVER;
        return true;
    }

    /** Whether there is a source, known or not, that may give values again. */
    boolean hasSources() {
        return !sources.isEmpty();
    }

    /**
     * Nobody listened until now: nothing is known, and nothing that was measured before will be. The values have their age limit
     * to come again.
     */
    void forget(long nanos) {
        notBeforeNanos = nanos;
        sources.values().forEach(known -> {
            known.onInvalid(nanos);
            known.left = true;
        });
        if (isKnown()) {
            staleNanos = nanos + timing.staleAfter(isEpisodic()).toNanos();
        }
    }

    @Override
    public long deadlineNanos() {
        Known known = chosen == null ? null : sources.get(chosen);
        return known == null ? NEVER : Math.min(staleNanos, known.leaveNanos());
    }

    @Override
    public void onDeadline(long nanos) {
        Known known = Objects.requireNonNull(sources.get(Objects.requireNonNull(chosen)));
        if (known.leaveNanos() <= nanos) {
            known.left = true;
            switchToBest(nanos);
        }
        if (staleNanos <= nanos && !switchToBest(nanos)) {
            staleNanos = NEVER;
            listener.stale(this, nanos);
        }
    }

    /** Streams only: a cuff is preferred for what it is, and need not prove that it goes on. */
    private static boolean isReturned(Known known, long nanos) {
        return known.last.episodic() || nanos - known.validSince >= RETURN_AFTER.toNanos();
    }

    /** Listens to the best other source that is known, where there is one. */
    private boolean switchToBest(long nanos) {
        var best = sources.entrySet().stream()
                .filter(each -> !each.getKey().equals(chosen) && each.getValue().isUsable(nanos))
                .min(Comparator.comparingInt(each -> each.getValue().rank));
        best.ifPresent(other -> {
            listenTo(other.getKey(), other.getValue());
            listener.switched(other.getValue().last, nanos);
        });
        return best.isPresent();
    }

    private void listenTo(Source source, Known known) {
        chosen = source;
        staleNanos = known.staleNanos();
    }
}
