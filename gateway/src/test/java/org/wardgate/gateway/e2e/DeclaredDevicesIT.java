package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.contec.Protocol;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.masimo.Model;
import org.wardgate.simulator.nonin.Format;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.device.ContecOximeter;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.MasimoOximeter;
import org.wardgate.simulator.scenario.device.NellcorOximeter;
import org.wardgate.simulator.scenario.device.NewEraPump;
import org.wardgate.simulator.scenario.device.NoninOximeter;

/**
 * Every device that comes as a profile, but for those with a cuff, which {@link CuffsIT} has, from its simulated far end over a pseudo-terminal to the page, on lines on which things go
 * wrong: no number may be shown that the device has not said.
 */
@Tag("devices")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeclaredDevicesIT {
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration RECENT = Duration.ofSeconds(6);
    /** Rate and volume are asked for every half second, and hold until they should have been said anew twice. */
    private static final Duration REPEATED = Duration.ofSeconds(2);

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final long SEED = 7;
    private static final int STATEMENTS = 600;

    private static final List<DeviceSpec> CHECKED = List.of(
            new NoninOximeter("nonin-2", Format.FORMAT_2, false), new NoninOximeter("nonin-7", Format.FORMAT_7, true));

    private static final List<DeviceSpec> UNCHECKED = List.of(
            new NoninOximeter("nonin-8", Format.FORMAT_8, false),
            new NoninOximeter("nonin-ascii", Format.ASCII, false),
            new ContecOximeter("contec-bci", Protocol.BCI, true),
            new ContecOximeter("contec-v7", Protocol.V7, true),
            new MasimoOximeter("masimo-8", Model.RAD_8),
            new MasimoOximeter("masimo-7", Model.RADICAL_7_COLOUR),
            new NellcorOximeter("nellcor", false),
            new NewEraPump(
                    "new-era",
                    0,
                    Decimal.parse("26.59"),
                    Decimal.parse("20.00"),
                    Decimal.parse("30.00"),
                    true,
                    null,
                    null));

    @TempDir
    private Path directory;

    /** Bytes that are late, come in pieces, wait, stay away or end in the middle: what arrives is what was said. */
    @Test
    void noNumberIsWrongWhereNoByteIsChanged() throws IOException {
        List<DeviceSpec> all = new ArrayList<>(CHECKED);
        all.addAll(UNCHECKED);
        Outcome outcome = play(all, Duration.ofSeconds(24), DeclaredDevicesIT::withoutChange);

        assertThat(outcome.wrong()).isEmpty();
    }

    /** A check of eight bits over every frame: an isolated error never becomes a number. */
    @Test
    void noNumberIsWrongWhereEveryFrameHasACheck() throws IOException {
        Outcome outcome = play(CHECKED, Duration.ofSeconds(12), DeclaredDevicesIT::withChange);

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.damaged()).isPositive();
    }

    /** Shape and bounds are all that protects the others: what is left is measured here, and said in the documentation. */
    @Test
    void withoutACheckMostDamagedFramesAreNoNumbers() throws IOException {
        Outcome outcome = play(UNCHECKED, Duration.ofSeconds(15), DeclaredDevicesIT::withChange);

        System.out.printf(
                Locale.ROOT,
                "declared devices without a check: %d numbers compared, %d wrong, %d frames dropped%n",
                outcome.compared(),
                outcome.wrongs(),
                outcome.damaged());
        assertThat(outcome.damaged()).isGreaterThan(outcome.wrongs());
    }

    /** What came of a run. */
    private record Outcome(long compared, long wrongs, List<String> wrong, long damaged) {}

    @FunctionalInterface
    private interface Weather {
        List<LineFault> next(SplittableRandom random);
    }

    /** A fault that changes no byte. */
    static List<LineFault> withoutChange(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(new Late(Duration.ofMillis(random.nextInt(50, 600)), Direction.BOTH));
            case 1 -> List.of(new Partial(random.nextInt(100), Duration.ofMillis(150), 2));
            case 2 -> List.of(new Partial(random.nextInt(100), null, 3));
            case 3 -> List.of(new Stalled(Duration.ofSeconds(3), null));
            default -> List.of(new Cut(random.nextInt(1, 300)));
        };
    }

    /** A fault that changes bytes. */
    static List<LineFault> withChange(SplittableRandom random) {
        long seed = random.nextLong();
        return random.nextBoolean()
                ? List.of(new BitErrors(Decimal.parse("0.0005"), Direction.BOTH, seed))
                : List.of(new DroppedBytes(Decimal.parse("0.002"), Direction.BOTH, seed));
    }

    private Outcome play(List<DeviceSpec> devices, Duration length, Weather weather) throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Comparison comparison = new Comparison(truth, RECENT, REPEATED);
        List<Bed> beds = beds(devices);
        try (Errors errors = Errors.collect();
                House house = House.start(directory, 1, beds, comparison, truth)) {
            await(house, beds);
            SplittableRandom random = new SplittableRandom(SEED);
            long end = house.time().linkNanos() + length.toNanos();
            while (house.time().linkNanos() < end) {
                for (String line : lines(beds)) {
                    house.simulator().plug(line);
                    house.simulator().disturb(line, weather.next(random));
                }
                long until = house.time().linkNanos() + STEP.toNanos();
                house.station().await(house.station().mark(), message -> message.linkNanos() >= until, "the next step");
                house.station().forget();
            }
            lines(beds).forEach(line -> {
                house.simulator().mend(line);
                house.simulator().plug(line);
            });
            await(house, beds);

            assertThat(errors.all()).isEmpty();
            assertThat(comparison.readings()).isGreaterThan(length.toSeconds());
            assertThat(house.gateway().sessions())
                    .allSatisfy(session -> assertThat(session.counters().failures())
                            .as(session.deviceId())
                            .isZero());
            house.assertOnlyAsked();
            beds.forEach(bed -> assertNothingButQueries(house, bed));
            long damaged = house.gateway().sessions().stream()
                    .map(DeviceSession::counters)
                    .mapToLong(counters -> counters.damagedFrames())
                    .sum();
            return new Outcome(
                    comparison.readings() + comparison.pumpNumbers(), comparison.wrongs(), comparison.wrong(), damaged);
        }
    }

    /** A device that speaks by itself is sent nothing, any other the queries of its profile. */
    private static void assertNothingButQueries(House house, Bed bed) {
        DeviceSpec device = bed.spec().devices().get(0);
        String line = bed.line(device.name());
        ProfileProvider profile =
                (ProfileProvider) DriverLibrary.shipped().find(device.profile()).orElseThrow();
        String foreign = new String(house.heardBy(line), StandardCharsets.ISO_8859_1);
        for (Bytes query : profile.declared().queries()) {
            foreign = foreign.replace(new String(query.toArray(), StandardCharsets.ISO_8859_1), "");
        }
        assertThat(foreign).as("what %s was sent beside queries", line).isEmpty();
    }

    /** Waits until every device speaks. */
    private static void await(House house, List<Bed> beds) {
        long began = house.time().linkNanos();
        Set<String> missing = new TreeSet<>(lines(beds));
        int mark = house.station().mark();
        while (!missing.isEmpty()) {
            Station.Heard next = house.station().await(mark++, message -> true, "any message");
            missing.removeIf(line -> Set.of("live", "degraded").contains(next.status(line)));
            assertThat(next.linkNanos() - began).as("waiting for %s", missing).isLessThan(RECOVERY.toNanos());
        }
    }

    private static List<String> lines(List<Bed> beds) {
        return beds.stream()
                .flatMap(bed -> bed.spec().devices().stream().map(device -> bed.line(device.name())))
                .toList();
    }

    /** A bed for each device; no value stays what it is, so none can be old unseen, and the pulse crosses 128. */
    private static List<Bed> beds(List<DeviceSpec> devices) {
        List<Bed> beds = new ArrayList<>();
        for (DeviceSpec device : devices) {
            beds.add(new Bed(Integer.toString(beds.size() + 1), new BedSpec(patient(), List.of(device), List.of())));
        }
        return beds;
    }

    private static List<PatientPoint> patient() {
        List<PatientPoint> points = new ArrayList<>();
        for (int tooth = 0; tooth <= 20; tooth++) {
            int up = tooth % 2;
            points.add(new PatientPoint(
                    Duration.ofSeconds(15).multipliedBy(tooth),
                    tooth > 0,
                    Decimal.of(100 + up * 50),
                    Decimal.of(90 + up * 9),
                    Decimal.of(12),
                    Decimal.of(120),
                    Decimal.of(80),
                    Decimal.of(93)));
        }
        return points;
    }
}
