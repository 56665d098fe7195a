package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.DraegerMedibus;

/**
 * A ventilator that speaks MEDIBUS, from its simulated far end over a pseudo-terminal to the page: every number that is shown is one
 * that it said, on a good line and on bad ones.
 */
@Tag("devices")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MedibusIT {
    private static final String LINE = "bed1-ventilator";
    private static final Duration RECENT = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofMillis(2500);
    private static final int STATEMENTS = 600;

    @TempDir
    private Path directory;

    /** Values, curves and alarms on a line of true pace; and the machine has heard all that it has to hear. */
    @Test
    void everyNumberAndAlarmOfAMachineArrives() throws IOException {
        Witness witness = new Witness();
        try (House house = start(
                witness,
                new TimedAction(Duration.ofSeconds(4), "ventilator", Action.FINGER_OFF),
                new TimedAction(Duration.ofSeconds(6), "ventilator", Action.STANDBY))) {
            house.simulator().disturb(LINE, List.of(new Paced(9600)));
            await(house);
            house.station()
                    .await(
                            0,
                            message -> witness.hasHeardOf("EVITA STDBY", "SPO2SEN DISC"),
                            "the alarms of the machine");

            assertThat(witness.priorityOf("EVITA STDBY")).isEqualTo(Priority.LOW);
            assertThat(witness.priorityOf("SPO2SEN DISC")).isEqualTo(Priority.HIGH);
            assertThat(witness.comparison.wrong()).isEmpty();
            assertThat(witness.comparison.readings()).isGreaterThan(40);
            assertThat(witness.quantities).contains("mdc:147842", "mdc:150456", "raw:draeger-medibus:29-0B");
            assertThat(house.counter(LINE, "curve-records")).isGreaterThan(50);
            assertThat(house.counter(LINE, "answers")).isPositive();
            for (String never : List.of("hosts-lost", "unanswered", "early-commands", "damaged-commands")) {
                assertThat(house.simulator().counters().get(LINE))
                        .as("never: " + never)
                        .doesNotContainKey(never);
            }
            assertSound(house);
        }
    }

    /** Each fault for a moment; in the end the machine is read again. */
    @Test
    void noNumberIsWrongOnABadLine() throws IOException {
        List<LineFault> faults = List.of(
                new BitErrors(Decimal.parse("0.00005"), Direction.BOTH, 3),
                new DroppedBytes(Decimal.parse("0.001"), Direction.BOTH, 4),
                new InsertedBytes(Decimal.parse("0.001"), Direction.BOTH, 5),
                new Late(Duration.ofMillis(300), Direction.BOTH),
                new Partial(20, Duration.ofMillis(150), 2),
                new Stalled(Duration.ofSeconds(3), null),
                new Cut(200));
        Witness witness = new Witness();
        try (House house = start(witness)) {
            await(house);
            for (LineFault fault : faults) {
                house.simulator().plug(LINE);
                house.simulator().disturb(LINE, List.of(fault));
                long until = house.time().linkNanos() + STEP.toNanos();
                house.station()
                        .await(house.station().mark(), message -> message.linkNanos() >= until, "the next fault");
            }
            house.simulator().mend(LINE);
            house.simulator().plug(LINE);
            await(house);

            assertThat(witness.comparison.wrong()).isEmpty();
            assertThat(witness.comparison.readings()).isGreaterThan(40);
            assertSound(house);
        }
    }

    private House start(Witness witness, TimedAction... actions) throws IOException {
        DraegerMedibus ventilator = new DraegerMedibus("ventilator", null, true);
        Bed bed = new Bed("1", new BedSpec(patient(), List.of(ventilator), List.of(actions)));
        return House.start(directory, 1, List.of(bed), witness, witness.truth);
    }

    private static void assertSound(House house) {
        assertThat(house.gateway().sessions())
                .allSatisfy(session -> assertThat(session.counters().failures()).isZero());
        assertThat(house.gateway().sessions())
                .extracting(DeviceSession::deviceId)
                .containsExactly(LINE);
        house.assertOnlyAsked();
    }

    private static void await(House house) {
        long began = house.time().linkNanos();
        int mark = house.station().mark();
        while (true) {
            Station.Heard next = house.station().await(mark++, message -> true, "any message");
            if ("live".equals(next.status(LINE))) {
                return;
            }
            assertThat(next.linkNanos() - began).as("waiting for the machine").isLessThan(RECOVERY.toNanos());
        }
    }

    /** No value stays what it is, so that none can be old unseen. */
    private static List<PatientPoint> patient() {
        List<PatientPoint> points = new ArrayList<>();
        for (int tooth = 0; tooth <= 10; tooth++) {
            int up = tooth % 2;
            points.add(new PatientPoint(
                    Duration.ofSeconds(15).multipliedBy(tooth),
                    tooth > 0,
                    Decimal.of(60 + up * 50),
                    Decimal.of(91 + up * 8),
                    Decimal.of(12 + up * 8),
                    Decimal.of(120),
                    Decimal.of(80),
                    Decimal.of(93)));
        }
        return points;
    }

    /** Compares every number, and keeps the machine's alarms. */
    private static final class Witness implements WardListener {
        private final TruthLog truth = new TruthLog(STATEMENTS);
        private final Comparison comparison = new Comparison(truth, RECENT);
        private final List<String> quantities = new ArrayList<>();
        private final Map<String, Priority> alarms = new TreeMap<>();

        @Override
        public synchronized void alarm(WardAlarmEvent event) {
            alarms.put(event.event().alarm().text(), event.event().alarm().priority());
        }

        @Override
        public synchronized void bed(BedState state) {
            comparison.bed(state);
            state.values().stream()
                    .map(value -> value.reading().event().metric().key())
                    .filter(key -> !quantities.contains(key))
                    .forEach(quantities::add);
        }

        synchronized boolean hasHeardOf(String... phrases) {
            return List.of(phrases).stream()
                    .allMatch(phrase -> alarms.keySet().stream().anyMatch(text -> text.contains(phrase)));
        }

        synchronized Priority priorityOf(String phrase) {
            return alarms.entrySet().stream()
                    .filter(alarm -> alarm.getKey().contains(phrase))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }
    }
}
