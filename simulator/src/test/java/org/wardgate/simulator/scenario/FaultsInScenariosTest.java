package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.config.StrictYaml;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Parity;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.fault.LineFault.WrongBaud;
import org.wardgate.simulator.host.FakeLine;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.TimedAction.Clock;
import org.wardgate.simulator.scenario.TimedAction.ClockJump;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.time.SystemTimeSource;

class FaultsInScenariosTest {
    private static final String MONITOR = """
            name: disturbed
            description: A line on which everything goes wrong.
            length: 1min
            bed-count: 1
            beds:
              "1":
                patient:
                  - at: 0s
                    heart-rate: 72
                devices:
                  - kind: philips-intellivue
                    name: monitor
                actions:
                  - at: 10s
                    device: monitor
            """;

    @Test
    void everyFaultCanBeWrittenWithEveryKey() {
        TimedAction action = read("""
                action: disturb
                lasting: 20s
                faults:
                  - {kind: late, delay: 500ms, direction: both}
                  - {kind: partial, first-bytes: 40, pause: 200ms, every: 3}
                  - {kind: stalled, hold: 3s, bytes-per-second: 2000}
                  - {kind: paced, baud: 115200}
                  - {kind: bit-errors, rate: 0.001, direction: to-device, seed: 7}
                  - {kind: dropped-bytes, rate: 0.01, direction: both, seed: 8}
                  - {kind: inserted-bytes, rate: 0.02, direction: both, seed: 9}
                  - {kind: wrong-baud, device-baud: 19200, client-baud: 9600, parity: even, direction: both}
                  - {kind: cut, after-bytes: 20}
                """);

        assertThat(action.action()).isEqualTo(Action.DISTURB);
        assertThat(action.lasting()).isEqualTo(Duration.ofSeconds(20));
        assertThat(action.faults())
                .containsExactly(
                        new Late(Duration.ofMillis(500), Direction.BOTH),
                        new Partial(40, Duration.ofMillis(200), 3),
                        new Stalled(Duration.ofSeconds(3), 2000),
                        new Paced(115_200),
                        new BitErrors(Decimal.parse("0.001"), Direction.TO_DEVICE, 7),
                        new DroppedBytes(Decimal.parse("0.01"), Direction.BOTH, 8),
                        new InsertedBytes(Decimal.parse("0.02"), Direction.BOTH, 9),
                        new WrongBaud(19_200, 9600, Parity.EVEN, Direction.BOTH),
                        new Cut(20));
        assertThat(action.faults())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(LineFault.class.getPermittedSubclasses());
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        TimedAction action = read("""
                action: disturb
                faults:
                  - {kind: late, delay: 1s}
                  - {kind: partial, first-bytes: 0}
                  - {kind: stalled, hold: 1s}
                  - {kind: bit-errors, rate: 1}
                  - {kind: wrong-baud, device-baud: 19200, client-baud: 9600}
                """);

        assertThat(action.lasting()).isNull();
        assertThat(action.faults())
                .containsExactly(
                        new Late(Duration.ofSeconds(1), Direction.FROM_DEVICE),
                        new Partial(0, null, 1),
                        new Stalled(Duration.ofSeconds(1), null),
                        new BitErrors(Decimal.of(1), Direction.FROM_DEVICE, 1),
                        new WrongBaud(19_200, 9600, Parity.NONE, Direction.FROM_DEVICE));
    }

    @Test
    void aMonitorsClocksJumpEitherWay() {
        assertThat(read("action: jump-clock\njump: {by: 1h}\n").jump())
                .isEqualTo(new ClockJump(Clock.ABSOLUTE, Duration.ofHours(1), false));
        ClockJump back = read("action: jump-clock\njump: {clock: relative, by: 30s, backwards: true}\n")
                .jump();
        assertThat(Objects.requireNonNull(back).clock()).isEqualTo(Clock.RELATIVE);
        assertThat(back.step()).isEqualTo(Duration.ofSeconds(-30));
    }

    @Test
    void keysOfOneActionAreRefusedForAnother() {
        assertThatThrownBy(() -> read("action: disturb\n")).hasMessageContaining("which needs 'faults'");
        assertThatThrownBy(() -> read("action: freeze\nfaults:\n  - {kind: cut, after-bytes: 1}\n"))
                .hasMessageContaining("are for action disturb");
        assertThatThrownBy(() -> read("action: freeze\nlasting: 1s\n")).hasMessageContaining("are for action disturb");
        assertThatThrownBy(() -> read("action: jump-clock\n")).hasMessageContaining("jump-clock, which needs it");
        assertThatThrownBy(() -> read("action: freeze\njump: {by: 1h}\n")).hasMessageContaining("is for action jump");
    }

    @Test
    void faultsThatCannotBeAreRefusedByLineAndColumn() {
        assertThatThrownBy(() -> read("action: disturb\nfaults:\n  - {kind: noise}\n"))
                .hasMessageContaining("test.yaml:18:20: kind")
                .hasMessageContaining("bit-errors, dropped-bytes");
        assertThatThrownBy(() -> read("action: disturb\nfaults:\n  - {kind: bit-errors, rate: 2}\n"))
                .hasMessageContaining("2 is out of range; allowed is 0.000001 to 1");
        assertThatThrownBy(() -> read("action: disturb\nfaults:\n  - {kind: late, delay: 500}\n"))
                .hasMessageContaining("such as 500ms");
    }

    @Test
    void aClockThatADeviceDoesNotHaveDoesNotJump() {
        TimedAction action = read("action: jump-clock\njump: {by: 1h}\n");
        DeviceSpec pump = new AlarisAsena("monitor", null, "X", 50, Decimal.of(1), null, true);
        List<PatientPoint> patient =
                List.of(new PatientPoint(Duration.ZERO, false, Decimal.of(72), null, null, null, null, null));

        assertThatThrownBy(() -> new BedSpec(patient, List.of(pump), List.of(action)))
                .hasMessageContaining("which is not a philips-intellivue");
    }

    @Test
    void aScenarioWithTruePaceIsRefusedBeforeItBeginsAtAnotherSpeed() {
        List<Bed> beds = file("action: disturb\nfaults:\n  - {kind: paced, baud: 9600}\n")
                .beds(1);

        try (Simulator simulator = new Simulator(new SystemTimeSource(10), Runnable::run)) {
            assertThatThrownBy(() -> ScenarioRun.start(beds, simulator, new BuiltInDevices(), name -> new FakeLine()))
                    .hasMessageContaining("speed 1 only");
            assertThat(simulator.counters()).isEmpty();
        }
    }

    private static TimedAction read(String action) {
        return file(action).beds(1).get(0).spec().actions().get(0);
    }

    private static ScenarioFile file(String action) {
        return StrictYaml.read("test.yaml", MONITOR + action.indent(8), ScenarioFile.class);
    }
}
