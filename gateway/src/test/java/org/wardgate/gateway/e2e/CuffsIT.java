package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.model.Decimal;
import org.wardgate.model.Episode;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.Reading;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.BerryMonitor;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.SuntechModule;

/**
 * Boards with a cuff, from the simulated arm to the bed: what the cuff finds is shown once for each measurement, with its age, and
 * nothing that starts or stops a cuff is ever sent. Pressures move at two beds and stand still at two, where measurements find the same.
 */
@Tag("devices")
@Timeout(180)
class CuffsIT {
    private static final double SPEED = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofSeconds(6);
    private static final long SEED = 11;
    private static final int STATEMENTS = 2000;
    /** Measurements begin at 5 s, 35 s, 65 s and take 22 s; that of 95 s finds no arm and is given up after 5 s. */
    private static final Duration LENGTH = Duration.ofSeconds(110);

    private static final Duration CUFF_OFF_AT = Duration.ofSeconds(92);
    private static final MetricId SYSTOLIC = new MetricId.Mdc(150021);

    @TempDir
    private Path directory;

    /** Told of all that the beds show. */
    private static final class Witness implements WardListener {
        private final Comparison comparison;
        private final Map<String, Map<Long, Reading>> results = new TreeMap<>();
        private final Set<String> alerts = new TreeSet<>();
        private Duration oldest = Duration.ZERO;

        Witness(TruthLog truth) {
            comparison = new Comparison(truth, RECENT);
        }

        @Override
        public synchronized void alarm(WardAlarmEvent event) {
            if (event.event().alarm().rule().equals("DEVICE_ALERT")) {
                alerts.add(event.event().alarm().subject());
            }
        }

        @Override
        public synchronized void bed(BedState state) {
            comparison.bed(state);
            for (BedState.Value value : state.values()) {
                Reading reading = value.reading().event();
                if (reading.metric().equals(SYSTOLIC) && reading.measurement() instanceof Value) {
                    boolean isNew = results.computeIfAbsent(reading.header().deviceId(), id -> new TreeMap<>())
                                    .put(reading.header().sequence(), reading)
                            == null;
                    Episode episode = reading.episode();
                    assertThat(episode).isNotNull();
                    Duration age = episode.age();
                    if (isNew && age != null && age.compareTo(oldest) > 0) {
                        oldest = age;
                    }
                }
            }
        }

        synchronized Map<String, Integer> counts() {
            Map<String, Integer> counts = new TreeMap<>();
            results.forEach((device, told) -> counts.put(device, told.size()));
            return counts;
        }

        synchronized Set<String> alerts() {
            return new TreeSet<>(alerts);
        }

        synchronized Duration oldest() {
            return oldest;
        }
    }

    @Test
    void everyMeasurementIsShownOnceAndNoneIsMadeForUs() throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Witness witness = new Witness(truth);
        List<Bed> beds = beds();
        try (House house = House.start(directory, SPEED, beds, witness, truth)) {
            pass(house, LENGTH);

            assertThat(witness.comparison.wrong()).isEmpty();
            assertThat(witness.comparison.readings()).isGreaterThan(500);
            assertThat(witness.counts())
                    .as("three measurements for each cuff, however often each was told")
                    .isEqualTo(Map.of("bed1-berry", 3, "bed2-suntech", 3, "bed3-berry", 3, "bed4-suntech", 3));
            assertThat(witness.oldest()).as("by the time between two messages").isLessThan(Duration.ofSeconds(8));
            assertThat(witness.alerts())
                    .contains("bed1-berry CUFF_LOOSE", "bed2-suntech 87", "bed3-berry CUFF_LOOSE", "bed4-suntech 87");
            assertNothingButQueries(house, beds);
        }
    }

    @Test
    void noNumberIsWrongOnABadLine() throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Witness witness = new Witness(truth);
        List<Bed> beds = beds();
        SplittableRandom random = new SplittableRandom(SEED);
        try (House house = House.start(directory, SPEED, beds, witness, truth)) {
            for (int step = 0; step < 7; step++) {
                for (String line : lines(beds)) {
                    house.simulator().plug(line);
                    List<LineFault> weather = step % 2 == 0
                            ? DeclaredDevicesIT.withoutChange(random)
                            : DeclaredDevicesIT.withChange(random);
                    house.simulator().disturb(line, weather);
                }
                pass(house, LENGTH.dividedBy(7));
            }

            assertThat(witness.comparison.wrong()).isEmpty();
            assertThat(witness.comparison.readings()).isGreaterThan(100);
            assertThat(witness.counts().values()).allMatch(told -> told <= 3);
            assertThat(house.gateway().sessions().stream()
                            .mapToLong(session -> session.counters().damagedFrames())
                            .sum())
                    .isPositive();
            assertThat(house.gateway().sessions())
                    .allSatisfy(session -> assertThat(session.counters().failures())
                            .as(session.deviceId())
                            .isZero());
            house.assertOnlyAsked();
        }
    }

    private static void pass(House house, Duration patientTime) {
        long until = house.time().patientNanos() + patientTime.toNanos();
        while (house.time().patientNanos() < until) {
            house.station().await(house.station().mark(), message -> true, "any message");
            house.station().forget();
        }
    }

    private static void assertNothingButQueries(House house, List<Bed> beds) {
        house.assertOnlyAsked();
        for (Bed bed : beds) {
            DeviceSpec device = bed.spec().devices().get(0);
            String heard = text(Bytes.copyOf(house.heardBy(bed.line(device.name()))));
            assertThat(heard).isNotEmpty();
            ProfileProvider profile = (ProfileProvider)
                    DriverLibrary.shipped().find(device.profile()).orElseThrow();
            for (Bytes query : profile.declared().queries()) {
                heard = heard.replace(text(query), "");
            }
            assertThat(heard).as("what %s was sent beside queries", device).isEmpty();
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(List<Bed> beds) {
        return beds.stream()
                .map(bed -> bed.line(bed.spec().devices().get(0).name()))
                .toList();
    }

    private static List<Bed> beds() {
        List<Bed> beds = new ArrayList<>();
        for (boolean moves : new boolean[] {true, false}) {
            for (DeviceSpec device :
                    List.of(new BerryMonitor("berry", INTERVAL), new SuntechModule("suntech", INTERVAL))) {
                beds.add(new Bed(
                        Integer.toString(beds.size() + 1),
                        new BedSpec(
                                moves ? moving() : List.of(point(Duration.ZERO, false, 0)),
                                List.of(device),
                                List.of(new TimedAction(CUFF_OFF_AT, device.name(), Action.CUFF_OFF)))));
            }
        }
        return beds;
    }

    private static List<PatientPoint> moving() {
        List<PatientPoint> points = new ArrayList<>();
        for (int tooth = 0; tooth <= 20; tooth++) {
            points.add(point(Duration.ofSeconds(25).multipliedBy(tooth), tooth > 0, tooth % 2 * 30 + tooth));
        }
        return points;
    }

    private static PatientPoint point(Duration at, boolean ramp, int higher) {
        return new PatientPoint(
                at,
                ramp,
                Decimal.of(72 + higher),
                Decimal.of(95),
                Decimal.of(14),
                Decimal.of(110 + higher),
                Decimal.of(70 + higher),
                Decimal.of(84 + higher));
    }
}
