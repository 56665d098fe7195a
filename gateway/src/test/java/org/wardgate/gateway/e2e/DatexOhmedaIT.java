package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.dri.Sensor;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.DatexOhmeda;

/**
 * Datex-Ohmeda monitors, an older one and one that sends its alarms, from the simulated far end over a pseudo-terminal to the page:
 * no number may be shown that the monitor has not said, and its alarms come and go. At four times the speed of life, since values
 * come every 5 s.
 */
@Tag("devices")
@Timeout(120)
class DatexOhmedaIT {
    private static final double SPEED = 4;
    private static final Duration RECENT = Duration.ofSeconds(6);
    private static final int STATEMENTS = 600;
    private static final long SEED = 11;
    private static final List<Sensor> SENSORS = List.of(Sensor.values());

    @TempDir
    private Path directory;

    /** A clear line, then bytes that are late, come in pieces, wait, or end in the middle: what arrives is what was said. */
    @Test
    void noNumberIsWrongWhereNoByteIsChanged() throws IOException {
        Outcome outcome = play(List.of(
                line -> List.of(),
                line -> List.of(new Late(Duration.ofMillis(400), Direction.BOTH)),
                line -> List.of(new Partial(70, Duration.ofMillis(100), 2)),
                line -> List.of(new Partial(300, null, 3)),
                line -> List.of(new Stalled(Duration.ofSeconds(3), null)),
                line -> List.of(new Cut(500))));

        assertThat(outcome.wrong()).isEmpty();
    }

    /** A sum of eight bits over every record, and its length: an isolated error never becomes a number. */
    @Test
    void noNumberIsWrongWhereBytesAreChanged() throws IOException {
        Outcome outcome = play(List.of(
                line -> List.of(new BitErrors(Decimal.parse("0.00001"), Direction.BOTH, SEED + line)),
                line -> List.of(new DroppedBytes(Decimal.parse("0.001"), Direction.BOTH, SEED + line)),
                line -> List.of(new InsertedBytes(Decimal.parse("0.001"), Direction.BOTH, SEED + line))));

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.damaged()).isPositive();
    }

    /** A fast heart, in yellow, which does not latch, and a lost finger: the list of the newer monitor, the bits of the older. */
    @Test
    void alarmsOfTheMonitorBeginAndEnd() throws IOException {
        List<TimedAction> actions = List.of(
                new TimedAction(Duration.ofSeconds(20), "monitor", Action.FINGER_OFF),
                new TimedAction(Duration.ofSeconds(40), "monitor", Action.FINGER_ON));
        List<PatientPoint> patient =
                List.of(point(0, false, 72, 97), point(20, false, 130, 97), point(40, false, 72, 97));
        List<Bed> beds = List.of(bed("1", 11, patient, actions), bed("2", 9, patient, actions));
        try (Errors errors = Errors.collect();
                House house = House.start(directory, SPEED, beds)) {
            awaitAlarm(house, "start", "1", "SpO2 PROBE OFF");
            awaitAlarm(house, "start", "1", "HR HIGH");
            awaitAlarm(house, "start", "2", "arrhythmia-tachycardia");
            awaitAlarm(house, "end", "1", "SpO2 PROBE OFF");
            awaitAlarm(house, "end", "1", "HR HIGH");
            awaitAlarm(house, "end", "2", "arrhythmia-tachycardia");

            assertThat(errors.all()).isEmpty();
            house.assertOnlyAsked();
            assertThat(house.counter("bed1-monitor", "requests-curves")).isPositive();
            assertThat(house.counter("bed1-monitor", "requests-alarms")).isGreaterThan(2);
            assertThat(house.simulator().counters().get("bed2-monitor")).doesNotContainKey("requests-alarms");
        }
    }

    private static void awaitAlarm(House house, String phase, String bed, String words) {
        house.station()
                .await(
                        0,
                        message -> message.is("alarm")
                                && message.json().path("phase").asText().equals(phase)
                                && message.json().path("bed").asText().equals(bed)
                                && message.json().toString().contains(words),
                        phase + " of " + words);
    }

    /** What came of a run. */
    private record Outcome(List<String> wrong, long damaged) {}

    /** Three seconds of each weather, and a clear line in the end. */
    private Outcome play(List<Function<Integer, List<LineFault>>> weathers) throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Comparison comparison = new Comparison(truth, RECENT);
        List<Bed> beds = List.of(bed("1", 11, sawtooth(), List.of()), bed("2", 9, sawtooth(), List.of()));
        List<String> lines = List.of("bed1-monitor", "bed2-monitor");
        try (Errors errors = Errors.collect();
                House house = House.start(directory, SPEED, beds, comparison, truth)) {
            lines.forEach(line -> awaitLive(house, line));
            for (Function<Integer, List<LineFault>> weather : weathers) {
                for (String line : lines) {
                    house.simulator().plug(line);
                    house.simulator().disturb(line, weather.apply(lines.indexOf(line)));
                }
                pause(house, Duration.ofSeconds(3));
            }
            for (String line : lines) {
                house.simulator().mend(line);
                house.simulator().plug(line);
            }
            pause(house, Duration.ofMillis(1500));
            lines.forEach(line -> awaitLive(house, line));

            assertThat(errors.all()).isEmpty();
            assertThat(comparison.readings()).isGreaterThan(100);
            house.assertOnlyAsked();
            assertThat(house.gateway().sessions())
                    .allSatisfy(
                            session -> assertThat(session.counters().failures()).isZero());
            long damaged = house.gateway().sessions().stream()
                    .map(DeviceSession::counters)
                    .mapToLong(counters -> counters.damagedFrames())
                    .sum();
            System.out.printf(
                    "datex-ohmeda: %d numbers compared, %d wrong, %d frames damaged%n",
                    comparison.readings(), comparison.wrongs(), damaged);
            return new Outcome(comparison.wrong(), damaged);
        }
    }

    private static void awaitLive(House house, String line) {
        house.station()
                .await(
                        house.station().mark(),
                        message -> List.of("live", "degraded").contains(message.status(line)),
                        line + " live");
    }

    private static void pause(House house, Duration length) {
        long until = house.time().linkNanos() + length.toNanos();
        house.station().await(house.station().mark(), message -> message.linkNanos() >= until, "the next step");
        house.station().forget();
    }

    private static Bed bed(String name, int level, List<PatientPoint> patient, List<TimedAction> actions) {
        DatexOhmeda monitor = new DatexOhmeda("monitor", level, Duration.ofSeconds(30), SENSORS);
        return new Bed(name, new BedSpec(patient, List.of(monitor), actions));
    }

    /** No value stays what it is, so none can be old unseen; the rate passes 125 and 126, which are escaped. */
    private static List<PatientPoint> sawtooth() {
        List<PatientPoint> points = new ArrayList<>();
        for (int tooth = 0; tooth <= 20; tooth++) {
            int up = tooth % 2;
            points.add(point(17 * tooth, tooth > 0, 110 + 30 * up, 90 + 9 * up));
        }
        return points;
    }

    private static PatientPoint point(int seconds, boolean ramp, int heartRate, int saturation) {
        return new PatientPoint(
                Duration.ofSeconds(seconds),
                ramp,
                Decimal.of(heartRate),
                Decimal.of(saturation),
                Decimal.of(heartRate / 8),
                Decimal.of(heartRate),
                Decimal.of(heartRate / 2),
                Decimal.of(heartRate * 2 / 3));
    }
}
