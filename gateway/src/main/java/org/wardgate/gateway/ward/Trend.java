package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.gateway.ward.BedState.Lane;
import org.wardgate.gateway.ward.BedState.Point;
import org.wardgate.gateway.ward.BedState.Value;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement;
import org.wardgate.model.Reading;

/**
 * How the values of one bed went over the last 40 minutes of patient time: heart rate and oxygen saturation every 10 s, and each cuff
 * pressure at the time it was taken. Bounded: what is older, or more, is forgotten. Nothing is smoothed, and where nothing was known
 * there is a point without a value, so that nobody joins what lies on both sides of it.
 */
final class Trend {
    /** How far back a trend goes. */
    static final Duration SPAN = Duration.ofMinutes(40);

    /** How often a stream gives a point. */
    static final Duration STREAM_EVERY = Duration.ofSeconds(10);

    /** How often a pressure that is measured without a break, by an arterial line, gives a point. */
    static final Duration PRESSURE_EVERY = Duration.ofMinutes(1);

    /** More points than 40 minutes have, were a device to send a cuff pressure every second. */
    static final int MAX_POINTS = 300;

    private static final List<Signal> STREAMS = List.of(Signal.HEART_RATE, Signal.OXYGEN_SATURATION);
    private static final Signal PRESSURE = Signal.SYSTOLIC_PRESSURE;

    private final Map<Signal, Deque<Point>> points = new EnumMap<>(Signal.class);
    private List<Lane> lanes = List.of();

    /** Looks at the values of the bed as they are now. */
    List<Lane> take(List<Value> values, long nowNanos) {
        boolean changed = false;
        for (Signal stream : STREAMS) {
            changed |= takeStream(stream, known(chosen(values, stream), nowNanos), nowNanos);
        }
        changed |= takePressure(values, nowNanos);
        if (changed) {
            List<Lane> now = new ArrayList<>();
            points.forEach((signal, kept) -> now.add(lane(signal, kept, nowNanos)));
            lanes = List.copyOf(now);
        }
        return lanes;
    }

    private boolean takeStream(Signal signal, @Nullable Decimal value, long nowNanos) {
        Point last = last(signal);
        if (last == null && value == null) {
            return false; // nobody has such a sensor
        }
        if (last != null && nowNanos - last.nanos() < STREAM_EVERY.toNanos()) {
            return false;
        }
        if (last != null && last.value() != null && nowNanos - last.nanos() >= 2 * STREAM_EVERY.toNanos()) {
            kept(signal).addLast(new Point(last.nanos() + STREAM_EVERY.toNanos(), null, null));
        }
        kept(signal).addLast(new Point(nowNanos, value, null));
        return true;
    }

    private boolean takePressure(List<Value> values, long nowNanos) {
        Value systolic = chosen(values, PRESSURE);
        Decimal upper = known(systolic, nowNanos);
        if (systolic == null || upper == null) {
            return false;
        }
        Aged<Reading> reading = systolic.reading();
        Value partner = values.stream()
                .filter(value -> isPartner(value, reading))
                .findFirst()
                .orElse(null);
        Decimal lower = known(partner, nowNanos);
        Point last = last(PRESSURE);
        Point now = new Point(reading.measuredNanos(), upper, lower);
        boolean once = reading.event().episode() != null;
        if (last != null && last.nanos() == now.nanos()) {
            return correct(last, now);
        }
        long least = once ? 1 : PRESSURE_EVERY.toNanos();
        if (last != null && now.nanos() - last.nanos() < least) {
            return false; // the device tells of a measurement again and knows its time better, or a line goes on
        }
        kept(PRESSURE).addLast(now);
        return true;
    }

    /** A measurement whose parts came one by one, or that the device tells differently now. */
    private boolean correct(Point last, Point now) {
        if (last.equals(now)) {
            return false;
        }
        Deque<Point> kept = kept(PRESSURE);
        kept.removeLast();
        kept.addLast(now);
        return true;
    }

    private static Lane lane(Signal signal, Deque<Point> kept, long nowNanos) {
        while (kept.size() > MAX_POINTS
                || (!kept.isEmpty() && nowNanos - kept.getFirst().nanos() > SPAN.toNanos())) {
            kept.removeFirst();
        }
        return new Lane(signal, List.copyOf(kept));
    }

    private Deque<Point> kept(Signal signal) {
        return points.computeIfAbsent(signal, any -> new ArrayDeque<>());
    }

    private @Nullable Point last(Signal signal) {
        Deque<Point> kept = points.get(signal);
        return kept == null ? null : kept.peekLast();
    }

    private static @Nullable Value chosen(List<Value> values, Signal signal) {
        return values.stream()
                .filter(value -> value.chosen() && value.signal() == signal)
                .findFirst()
                .orElse(null);
    }

    /** The diastolic of the measurement that a systolic is from. */
    private static boolean isPartner(Value value, Aged<Reading> systolic) {
        return value.signal() == Signal.DIASTOLIC_PRESSURE
                && Objects.equals(
                        value.reading().event().episode(), systolic.event().episode())
                && value.reading()
                        .event()
                        .header()
                        .deviceId()
                        .equals(systolic.event().header().deviceId())
                && value.reading().event().channel().equals(systolic.event().channel());
    }

    /** The value, if it may be shown as one. */
    private static @Nullable Decimal known(@Nullable Value value, long nowNanos) {
        if (value == null
                || nowNanos - value.reading().measuredNanos() >= value.reading().ageLimitNanos()) {
            return null;
        }
        return value.reading().event().measurement() instanceof Measurement.Value present
                        && Normaliser.isFromPatient(present)
                ? present.value()
                : null;
    }
}
