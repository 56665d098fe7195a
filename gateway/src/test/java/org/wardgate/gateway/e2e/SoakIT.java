package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.TimedAction.Clock;
import org.wardgate.simulator.scenario.TimedAction.ClockJump;

/**
 * Pumps and monitors on lines on which everything goes wrong, for as long as the system property {@code wardgate.soak} says:
 * {@code 60s}, {@code 1h} or ISO 8601, a minute without it. No number may be shown that no device has said, nothing may fail, and
 * nothing may grow.
 */
@Timeout(value = 25, unit = TimeUnit.HOURS)
class SoakIT {
    private static final int BEDS = 3;
    private static final long SEED = 20_26;
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final Duration CLOCK_JUMPS_EVERY = Duration.ofSeconds(7);
    private static final Duration SAWTOOTH = Duration.ofSeconds(20);

    /** Bytes are held back for a step at most; the rest is the machine's. */
    private static final Duration RECENT = Duration.ofSeconds(6);

    /** From the end of all faults to new values of every device. */
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    /** A line counts as disturbed until the frames that were damaged are a minute old. */
    private static final Duration FORGIVEN = Duration.ofSeconds(75);

    private static final long HEAP_SLACK_BYTES = 8 << 20;
    private static final int SLACK = 3; // the JDK's pools come and go
    private static final int STATEMENTS = 200;

    @TempDir
    private Path directory;

    @Test
    void noNumberIsShownThatNoDeviceSaidAndNothingGrows() throws IOException {
        Duration length = length(System.getProperty("wardgate.soak", "60s"));
        TruthLog truth = new TruthLog(STATEMENTS);
        Comparison comparison = new Comparison(truth, RECENT);
        List<Bed> beds = beds(length);
        try (Errors errors = Errors.collect();
                House house = House.start(directory, 1, beds, comparison, truth)) {
            Storm storm = new Storm(house.simulator(), lines(beds), SEED);
            recover(house, beds);
            blow(house, storm, length.dividedBy(3));
            storm.calm();
            Duration firstRecovery = recover(house, beds);
            Resources early = Resources.now();
            blow(house, storm, length.multipliedBy(2).dividedBy(3));
            storm.calm();
            Duration lastRecovery = recover(house, beds);
            Resources late = Resources.now();
            // forgiving takes as long as a short soak, and is the business of LineQualityTest
            @Nullable
            Duration live = length.compareTo(FORGIVEN) > 0 ? await(house, beds, Set.of("live"), FORGIVEN) : null;
            report(house, comparison, truth);
            System.out.println("recovered after " + firstRecovery.toMillis() + " and " + lastRecovery.toMillis()
                    + " ms, all lines live after another " + live + "; after a third " + early + ", at the end "
                    + late);

            assertThat(errors.all()).isEmpty();
            assertThat(comparison.wrong())
                    .as("of %d wrong numbers", comparison.wrongs())
                    .isEmpty();
            assertThat(comparison.readings()).isGreaterThan(length.toSeconds());
            assertThat(comparison.pumpNumbers()).isGreaterThan(length.toSeconds());
            assertThat(late.heapBytes() - early.heapBytes())
                    .as("growth of the heap")
                    .isLessThan(HEAP_SLACK_BYTES);
            assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + SLACK);
            assertThat(late.files()).isLessThanOrEqualTo(early.files() + SLACK);
            assertThat(house.gateway().sessions())
                    .allSatisfy(session -> assertThat(session.counters().failures())
                            .as(session.deviceId())
                            .isZero());
            assertEverythingWentWrong(house, length);
            house.assertOnlyAsked();
        }
    }

    private static void blow(House house, Storm storm, Duration length) {
        long end = house.time().linkNanos() + length.toNanos();
        while (house.time().linkNanos() < end) {
            storm.blow();
            long until = Math.min(end, house.time().linkNanos() + STEP.toNanos());
            house.station().await(house.station().mark(), message -> message.linkNanos() >= until, "the next step");
            house.station().forget();
        }
    }

    /** Waits until every device speaks and shows what was measured after now; says how long that took. */
    private static Duration recover(House house, List<Bed> beds) {
        return await(house, beds, Set.of("live", "degraded"), RECOVERY);
    }

    private static Duration await(House house, List<Bed> beds, Set<String> statuses, Duration within) {
        long began = house.time().linkNanos();
        Instant now = house.time().now().wall();
        Set<String> missing = new TreeSet<>(lines(beds));
        int mark = house.station().mark();
        while (!missing.isEmpty()) {
            Station.Heard next = house.station().await(mark++, message -> true, "any message");
            missing.removeIf(line -> statuses.contains(next.status(line)) && isNewAfter(next, line, now));
            assertThat(next.linkNanos() - began)
                    .as("waiting for %s to be one of %s", missing, statuses)
                    .isLessThan(within.toNanos());
        }
        return Duration.ofNanos(house.time().linkNanos() - began);
    }

    private static boolean isNewAfter(Station.Heard message, String line, Instant then) {
        List<String> received = line.endsWith("pump")
                ? message.device(line).path("pump").findValuesAsText("receivedAt")
                : message.values(line).stream()
                        .map(value -> value.at("/reading/receivedAt").asText())
                        .toList();
        return received.stream().anyMatch(at -> Instant.parse(at).isAfter(then));
    }

    /** Else the test would be about nothing. A minute is enough for each fault to have been somewhere. */
    private static void assertEverythingWentWrong(House house, Duration length) {
        if (length.compareTo(STEP.multipliedBy(Storm.steps())) < 0) {
            return;
        }
        for (String counter : List.of(
                "line-bits-flipped",
                "line-bytes-dropped",
                "line-bytes-inserted",
                "line-bytes-late",
                "line-bytes-withheld",
                "line-bytes-stalled",
                "line-bytes-paced",
                "line-bytes-misread",
                "line-cuts",
                "lost-bytes")) {
            assertThat(total(house, counter)).as(counter).isPositive();
        }
    }

    private static void report(House house, Comparison comparison, TruthLog truth) {
        long good = 0;
        Map<Reason, Long> damaged = new EnumMap<>(Reason.class);
        for (DeviceSession session : house.gateway().sessions()) {
            good += session.counters().frames();
            session.counters().dropped().forEach((reason, count) -> damaged.merge(reason, count, Long::sum));
        }
        System.out.printf(
                Locale.ROOT,
                "soak: %d good frames, dropped %s; the devices said %d numbers; %d readings and %d numbers of pumps"
                        + " compared, %d wrong, the oldest %d ms on its way%n",
                good,
                damaged,
                truth.count(),
                comparison.readings(),
                comparison.pumpNumbers(),
                comparison.wrongs(),
                comparison.oldest().toMillis());
        System.out.printf(
                Locale.ROOT,
                "soak: %d bits flipped, %d bytes dropped, %d inserted, %d misread, %d withheld, %d stalled, %d cuts%n",
                total(house, "line-bits-flipped"),
                total(house, "line-bytes-dropped"),
                total(house, "line-bytes-inserted"),
                total(house, "line-bytes-misread"),
                total(house, "line-bytes-withheld"),
                total(house, "line-bytes-stalled"),
                total(house, "line-cuts"));
    }

    private static long total(House house, String counter) {
        return house.simulator().counters().values().stream()
                .mapToLong(counters -> counters.getOrDefault(counter, 0L))
                .sum();
    }

    private static List<String> lines(List<Bed> beds) {
        return beds.stream()
                .flatMap(bed -> bed.spec().devices().stream().map(device -> bed.line(device.name())))
                .toList();
    }

    /** Every bed has a pump and a monitor, the last one's with a cuff; no value stays what it is, so none can be old unseen. */
    private static List<Bed> beds(Duration length) {
        List<Bed> beds = new ArrayList<>();
        for (int number = 1; number <= BEDS; number++) {
            Duration cuff = number == BEDS ? Duration.ofSeconds(30) : null;
            BedSpec spec = new BedSpec(
                    patient(length, number), List.of(Beds.pump(), Beds.monitor(cuff)), clockJumps(length, number));
            beds.add(new Bed(Integer.toString(number), spec));
        }
        return beds;
    }

    /** The monitors' clocks jump by an hour, forward and back, the wall clock and the relative time by turns. */
    private static List<TimedAction> clockJumps(Duration length, int number) {
        List<TimedAction> jumps = new ArrayList<>();
        long count = length.dividedBy(CLOCK_JUMPS_EVERY);
        for (long jump = 1; jump <= count; jump++) {
            Clock clock = jump % 2 == 0 ? Clock.ABSOLUTE : Clock.RELATIVE;
            ClockJump by = new ClockJump(clock, Duration.ofHours(1), (jump / 2 + number) % 2 == 0);
            Duration at = CLOCK_JUMPS_EVERY.multipliedBy(jump);
            jumps.add(new TimedAction(at, "monitor", Action.JUMP_CLOCK, 960, 1, List.of(), null, by, null));
        }
        return jumps;
    }

    private static List<PatientPoint> patient(Duration length, int number) {
        List<PatientPoint> points = new ArrayList<>();
        long teeth = length.multipliedBy(2).plusMinutes(5).dividedBy(SAWTOOTH);
        for (long tooth = 0; tooth <= teeth; tooth++) {
            int up = tooth % 2 == 0 ? 0 : 1;
            points.add(new PatientPoint(
                    SAWTOOTH.multipliedBy(tooth),
                    tooth > 0,
                    Decimal.of(60 + number + up * 40),
                    Decimal.of(92 + up * 7),
                    Decimal.of(10 + number + up * 10),
                    Decimal.of(110 + number + up * 20),
                    Decimal.of(60 + number + up * 15),
                    Decimal.of(75 + number + up * 18)));
        }
        return points;
    }

    /** {@code 60s}, {@code 1h} or {@code PT1H}. */
    private static Duration length(String text) {
        return Duration.parse(text.toUpperCase(Locale.ROOT).startsWith("P") ? text : "PT" + text);
    }
}
