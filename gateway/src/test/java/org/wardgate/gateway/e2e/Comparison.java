package org.wardgate.gateway.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.EventHeader;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.host.TruthLog.Statement;

/**
 * Compares every number that a bed has ever shown with what the simulated devices said. A number is right when its device said it
 * before the number was received, recently, and after whatever was shown of the same quantity before.
 */
final class Comparison implements WardListener {
    private static final int KEPT_WRONGS = 20;

    /** A volume to be infused is asked for less often than the rest and shown until it is this old. */
    private static final Duration VTBI_AGE = Duration.ofSeconds(15);

    private final TruthLog truth;
    private final Duration recent;
    private final Duration repeated;
    private final boolean withReadings;
    private final Map<String, Long> events = new HashMap<>();
    private final Map<String, Long> matched = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long readings;
    private long pumpNumbers;
    private long wrongs;
    private long oldestNanos;

    /**
     * A comparison.
     *
     * @param recent how long a number may have been on its way.
     */
    Comparison(TruthLog truth, Duration recent) {
        this(truth, recent, Duration.ZERO);
    }

    /**
     * A comparison of pumps whose numbers come in several answers.
     *
     * @param repeated for how long a number may be shown again beside newer ones.
     */
    Comparison(TruthLog truth, Duration recent, Duration repeated) {
        this(truth, recent, repeated, true);
    }

    private Comparison(TruthLog truth, Duration recent, Duration repeated, boolean withReadings) {
        this.truth = truth;
        this.recent = recent;
        this.repeated = repeated;
        this.withReadings = withReadings;
    }

    /** A comparison of what pumps say as pumps; what they tell under codes of their own, nobody else says. */
    static Comparison ofPumpsAlone(TruthLog truth, Duration recent, Duration repeated) {
        return new Comparison(truth, recent, repeated, false);
    }

    @Override
    public void alarm(WardAlarmEvent event) {}

    @Override
    public synchronized void bed(BedState state) {
        for (BedState.Value value : state.values()) {
            Reading reading = value.reading().event();
            String quantity = reading.metric().key();
            if (withReadings && isNew(reading.header(), quantity) && reading.measurement() instanceof Value number) {
                readings++;
                compare(reading.header(), quantity, number.value(), Duration.ZERO, 1);
            }
        }
        for (BedState.Device device : state.devices()) {
            if (device.pump() != null && isNew(device.pump().event().header(), "pump")) {
                compare(device.pump().event());
            }
        }
    }

    /** How many readings were compared. */
    synchronized long readings() {
        return readings;
    }

    /** How many numbers of pumps were compared. */
    synchronized long pumpNumbers() {
        return pumpNumbers;
    }

    /** How many numbers were wrong. */
    synchronized long wrongs() {
        return wrongs;
    }

    /** The first of them, in words. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How long the number that was longest on its way was on its way, at least: an equal one may have been said since. */
    synchronized Duration oldest() {
        return Duration.ofNanos(oldestNanos);
    }

    private boolean isNew(EventHeader header, String quantity) {
        Long last = events.put(header.deviceId() + " " + quantity, header.sequence());
        return last == null || last != header.sequence();
    }

    private void compare(PumpStatus status) {
        Delivery delivery = status.delivery();
        EventHeader header = status.header();
        pump(header, "rate", delivery.rateMillilitresPerHour());
        pump(header, "volume-infused", delivery.volumeInfusedMillilitres());
        pump(header, "pressure", delivery.pressureMillimetresOfMercury());
        Duration left = delivery.timeRemainingAtLeast() ? null : delivery.timeRemaining();
        pump(header, "time-remaining", left == null ? null : Decimal.of(left.toSeconds()));
        Decimal vtbi = delivery.volumeToBeInfusedMillilitres();
        if (vtbi != null) {
            pumpNumbers++;
            compare(header, "volume-to-be-infused", vtbi, VTBI_AGE, 0);
        }
    }

    private void pump(EventHeader header, String quantity, @Nullable Decimal value) {
        if (value != null) {
            pumpNumbers++;
            compare(header, quantity, value, repeated, repeated.isZero() ? 1 : 0);
        }
    }

    /**
     * The earliest of the statements that fit is taken, so that a later number has the most to choose from.
     *
     * @param further how far beyond the statement shown last: 1 when each may be shown once, 0 when it may be shown again.
     */
    private void compare(EventHeader header, String quantity, Decimal value, Duration shownFor, int further) {
        String source = header.deviceId() + " " + quantity;
        long received = header.received().linkNanos();
        long after = matched.getOrDefault(source, 0L) + further;
        long limit = recent.plus(shownFor).toNanos();
        long earliest = 0;
        long youngest = 0;
        for (Statement said : truth.of(header.deviceId(), quantity)) {
            long age = received - said.said().linkNanos();
            if (said.sequence() >= after
                    && age >= 0
                    && age <= limit
                    && said.value().compareTo(value) == 0) {
                earliest = earliest == 0 ? said.sequence() : earliest;
                youngest = age;
            }
        }
        if (earliest > 0) {
            matched.put(source, earliest);
            oldestNanos = Math.max(oldestNanos, shownFor.isZero() ? youngest : 0);
            return;
        }
        wrongs++;
        if (wrong.size() < KEPT_WRONGS) {
            wrong.add(source + " = " + value + " received " + header.received() + ", last right " + (after - further)
                    + ", said " + newest(truth.of(header.deviceId(), quantity)));
        }
    }

    private static List<Statement> newest(List<Statement> statements) {
        return statements.subList(Math.max(0, statements.size() - 10), statements.size());
    }
}
