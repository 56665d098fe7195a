package org.wardgate.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.config.StrictYaml;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.scenario.ScenarioFile;

/**
 * An old number is never shown as new, by whatever way it has become old. The patient's heart rate rises by one each second, and the
 * pump's volume by a tenth of a millilitre, so every number tells its own age.
 */
class LivenessTest {
    private static final String MONITOR = "bed1-monitor";
    private static final String PUMP = "bed1-pump";
    private static final MetricId HEART_RATE = new MetricId.Mdc(147842);
    private static final double FIRST_RATE = 30;
    private static final double MILLILITRES_PER_SECOND = 0.1;
    /** From a monitor's look at the patient to the value here: one cycle of its answers, its rounding, and a device's own pauses. */
    private static final double HONEST_SECONDS = 2.5;

    private static final String SCENARIO = """
            name: every-number-tells-its-age
            description: A heart rate that rises by one a second and a pump that gives a tenth of a millilitre a second.
            bed-count: 1
            length: 4min
            beds:
              "1":
                patient:
                  - at: 0s
                    heart-rate: 30
                    oxygen-saturation: 97
                    respiration: 14
                  - at: 240s
                    ramp: true
                    heart-rate: 270
                devices:
                  - kind: alaris-asena
                    name: pump
                    rate: 360.00
                  - kind: philips-intellivue
                    name: monitor
            """;

    private static final String OCCLUSION = """
                actions:
                  - at: 5s
                    device: pump
                    action: occlude
            """;

    @ParameterizedTest
    @ValueSource(ints = {3, 20, 60})
    void whatAStalledLineHeldBackIsNeverShownAsNew(int seconds) throws IOException {
        try (House house = new House()) {
            house.play(10);
            LineFault stalled = new LineFault.Stalled(Duration.ofSeconds(seconds), null);
            house.disturbBoth(stalled);
            house.play(seconds + 5);

            assertThat(house.notes("late-frame"))
                    .as("frames that came and were not used")
                    .isPositive();
            house.assertHonest();
            house.assertLiveAgain();
        }
    }

    @Test
    void aBacklogThatComesSlowlyIsNeverShownAsNew() throws IOException {
        try (House house = new House()) {
            house.play(10);
            house.rehearsal.simulator().disturb(MONITOR, List.of(new LineFault.Stalled(Duration.ofSeconds(20), 6000)));
            house.play(30);

            house.assertHonest();
            house.assertLiveAgain();
        }
    }

    @Test
    void aLineThatIsBehindAllTheTimeIsLostAndShowsNothing() throws IOException {
        try (House house = new House()) {
            house.play(10);
            house.rehearsal
                    .simulator()
                    .disturb(MONITOR, List.of(new LineFault.Late(Duration.ofSeconds(6), Direction.FROM_DEVICE)));
            house.play(60);

            house.assertHonest();
            BedState.Device monitor = house.newest().devices().get(1);
            assertThat(monitor.line().status()).isEqualTo(Status.SILENT);
            assertThat(monitor.line().cause()).isIn(Cause.LATE, Cause.NO_ANSWER);
        }
    }

    @Test
    void aMonitorThatHangsAndGoesOnIsNeverShownWithWhatItSaidBefore() throws IOException {
        try (House house = new House()) {
            house.play(10);
            house.rehearsal.simulator().freeze(MONITOR);
            house.play(25);
            house.rehearsal.simulator().thaw(MONITOR);
            house.play(20);

            house.assertHonest();
            house.assertLiveAgain();
        }
    }

    @Test
    void afterTheGatewayDidNotRunNothingIsKnownUntilItIsSaidAnew() throws IOException {
        try (House house = new House()) {
            house.play(30);
            house.states.clear();
            house.rehearsal.time().stop(Duration.ofSeconds(12));
            house.rehearsal.play(Duration.ofNanos(1));

            assertThat(house.shown(house.newest())).as("right after it").isEmpty();
            assertThat(house.alarms()).contains("start GATEWAY_GAP");
            house.play(20);
            house.assertHonest();
            house.assertLiveAgain();
            assertThat(house.alarms()).contains("end GATEWAY_GAP");
        }
    }

    @Test
    void anAlertOfADeviceThatStillStandsIsKnownAgainAfterAGap() throws IOException {
        try (House house = new House(SCENARIO + OCCLUSION)) {
            house.play(60);
            assertThat(house.alertConditions()).containsExactly(Condition.ACTIVE);

            house.rehearsal.time().stop(Duration.ofSeconds(12));
            house.rehearsal.play(Duration.ofNanos(1));
            assertThat(house.alertConditions()).containsExactly(Condition.UNKNOWN);

            house.play(10);
            assertThat(house.alertConditions()).containsExactly(Condition.ACTIVE);
        }
    }

    @Test
    void aMachineThatSleptForgetsToo() throws IOException {
        try (House house = new House()) {
            house.play(30);
            house.rehearsal.time().sleep(Duration.ofHours(1));
            house.play(1);

            assertThat(house.alarms()).contains("start GATEWAY_GAP");
        }
    }

    /** Order and durations come from monotonic time: a wall clock that steps, or starts in 1970, changes no alarm and no moment. */
    @Test
    void aWallClockThatStepsChangesNoAlarm() throws IOException {
        List<String> undisturbed = timesOfAlarms(Duration.ZERO);

        assertThat(undisturbed).isNotEmpty();
        assertThat(timesOfAlarms(Duration.ofDays(-20_000))).isEqualTo(undisturbed);
        assertThat(timesOfAlarms(Duration.ofDays(400))).isEqualTo(undisturbed);
    }

    private static List<String> timesOfAlarms(Duration step) throws IOException {
        try (House house = new House()) {
            house.play(80);
            Instant wall = house.rehearsal.time().now().wall();
            house.rehearsal.time().setWall(wall.plus(step));
            house.play(60);
            house.rehearsal.time().setWall(wall);
            house.play(60);
            return house.rehearsal.summary().alarms().stream()
                    .map(event -> event.sequence() + " " + event.event().phase() + " "
                            + event.event().alarm().rule() + " " + event.event().atNanos())
                    .toList();
        }
    }

    /** A rehearsal, and every state that its ward ever told, with the moment. */
    private static final class House implements AutoCloseable, WardListener {
        private final Rehearsal rehearsal;
        private final long startNanos;
        private final List<BedState> states = new ArrayList<>();
        private final List<Long> moments = new ArrayList<>();
        private final List<String> lies = new ArrayList<>();

        private House() throws IOException {
            this(SCENARIO);
        }

        private House(String scenario) throws IOException {
            rehearsal = new Rehearsal(StrictYaml.read("test", scenario, ScenarioFile.class), 1);
            startNanos = rehearsal.time().patientNanos();
            rehearsal.ward().ward().watch(this);
        }

        private void play(int seconds) {
            rehearsal.play(Duration.ofSeconds(seconds));
        }

        private void disturbBoth(LineFault fault) {
            rehearsal.simulator().disturb(MONITOR, List.of(fault));
            rehearsal.simulator().disturb(PUMP, List.of(fault));
        }

        private BedState newest() {
            return states.get(states.size() - 1);
        }

        private List<String> alarms() {
            return rehearsal.summary().alarms().stream()
                    .map(event -> event.event().phase().wireName() + " "
                            + event.event().alarm().rule())
                    .toList();
        }

        /** How the alarms stand that the pump raises itself. */
        private List<Condition> alertConditions() {
            return newest().alarms().stream()
                    .filter(alarm -> alarm.rule().equals("DEVICE_ALERT"))
                    .map(Alarm::condition)
                    .toList();
        }

        private long notes(String name) {
            return rehearsal.ward().sessions().stream()
                    .mapToLong(session -> session.counters().notes().getOrDefault(name, 0L))
                    .sum();
        }

        @Override
        public void alarm(WardAlarmEvent event) {
            // the summary has them
        }

        @Override
        public void bed(BedState state) {
            states.add(state);
            moments.add(rehearsal.time().patientNanos());
            for (Aged<?> aged : shown(state)) {
                double claimed = (aged.measuredNanos() - startNanos) / 1e9;
                double told = aged.event() instanceof Reading reading ? secondsOf(reading) : secondsOf(aged.event());
                if (Math.abs(claimed - told) > HONEST_SECONDS) {
                    lies.add("said to be of " + claimed + " s, and is of " + told + " s");
                }
            }
        }

        /** What a page would show now: the heart rate and the pump's state, where they are not too old. */
        private List<Aged<?>> shown(BedState state) {
            long now = rehearsal.time().patientNanos();
            List<Aged<?>> shown = new ArrayList<>();
            for (BedState.Value value : state.values()) {
                if (value.reading().event().metric().equals(HEART_RATE)
                        && value.reading().event().measurement() instanceof Measurement.Value) {
                    shown.add(value.reading());
                }
            }
            for (BedState.Device device : state.devices()) {
                Aged<PumpStatus> pump = device.pump();
                if (pump != null) {
                    shown.add(pump);
                }
            }
            shown.removeIf(aged -> now - aged.measuredNanos() >= aged.ageLimitNanos());
            return shown;
        }

        private static double secondsOf(Reading reading) {
            return ((Measurement.Value) reading.measurement()).value().toDouble() - FIRST_RATE;
        }

        private static double secondsOf(Object pump) {
            var volume = ((PumpStatus) pump).delivery().volumeInfusedMillilitres();
            return volume == null ? Double.NaN : volume.toDouble() / MILLILITRES_PER_SECOND;
        }

        private void assertHonest() {
            assertThat(states).isNotEmpty();
            assertThat(lies).isEmpty();
        }

        private void assertLiveAgain() {
            assertThat(shown(newest())).as("heart rate and pump").hasSize(2);
            assertThat(newest().devices()).allMatch(device -> device.line().status() == Status.LIVE, "live");
        }

        @Override
        public void close() {
            rehearsal.close();
        }
    }
}
