package org.wardgate.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.VirtualTimeSource;

class SimulatorTest {
    private static final Bytes PING = Bytes.ofAscii("ping");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Simulator simulator = new Simulator(time, Runnable::run);
    private final FakeLine line = new FakeLine();

    @Test
    void deviceAnswersOnItsLine() throws IOException {
        add();

        line.receive(PING);

        assertThat(line.sent).containsExactly(Bytes.ofAscii("on"), PING);
        assertThat(simulator.address("a")).isEqualTo("fake");
    }

    @Test
    void unpluggedDeviceHearsNothingAndIsNotHeardUntilItIsPluggedAgain() throws IOException {
        Echo echo = add();
        var before = Objects.requireNonNull(line.receiver);
        simulator.unplug("a");
        before.accept(PING); // was still on its way from the reader thread
        echo.wire().send(PING);

        assertThat(echo.heard).isEmpty();
        assertThat(simulator.counters().get("a")).containsEntry("lost-bytes", 4L);

        simulator.plug("a");
        simulator.plug("a");
        before.accept(PING);
        assertThat(echo.heard).as("bytes of the connection before").isEmpty();
        line.receive(PING);
        assertThat(echo.heard).containsExactly(PING);
    }

    @Test
    void lineThatCannotBePluggedAgainStaysUnplugged() throws IOException {
        add();
        simulator.unplug("a");
        line.broken = true;

        assertThatThrownBy(() -> simulator.plug("a")).isInstanceOf(UncheckedIOException.class);
        line.broken = false;
        simulator.plug("a");
        assertThat(line.receiver).isNotNull();
    }

    @Test
    void frozenDeviceIsDeafAndMuteAndItsLineStaysUp() throws IOException {
        Echo echo = add();
        simulator.freeze("a");
        line.receive(PING);
        echo.wire().send(PING);
        assertThat(line.sent).hasSize(1);

        simulator.thaw("a");
        line.receive(PING);
        assertThat(line.sent).hasSize(2);
    }

    @Test
    void babbleIsAtItsRateAndTheSameForTheSameSeed() throws IOException {
        Echo echo = add();
        line.sent.clear();
        simulator.babble("a", 1003, 5);
        echo.wire().send(PING);
        time.advance(Duration.ofMillis(999));
        List<Bytes> first = List.copyOf(line.sent);
        assertThat(first.stream().mapToInt(Bytes::length).sum()).isEqualTo(1003);
        assertThat(first).doesNotContain(PING);

        line.sent.clear();
        simulator.babble("a", 1003, 5);
        time.advance(Duration.ofMillis(999));
        assertThat(line.sent).isEqualTo(first);

        simulator.thaw("a");
        time.advance(Duration.ofSeconds(1));
        assertThat(line.sent).hasSameSizeAs(first);
        assertThatThrownBy(() -> simulator.babble("a", 0, 1)).hasMessageContaining("1 to 1000000");
    }

    @Test
    void babbleIsNotHeardWhileUnplugged() throws IOException {
        add();
        simulator.babble("a", 1000, 5);
        simulator.unplug("a");
        line.sent.clear();
        time.advance(Duration.ofSeconds(1));

        assertThat(line.sent).isEmpty();
    }

    @Test
    void violationsOfAllDevicesAreCountedTogether() throws IOException {
        Echo first = add();
        Echo second = new Echo();
        simulator.add("b", new FakeLine(), second::on);
        first.violations = 2;
        second.violations = 3;

        assertThat(simulator.violations()).isEqualTo(5);
        assertThat(simulator.counters()).containsOnlyKeys("a", "b");
    }

    @Test
    void deviceThatThrowsIsCountedAndTheOthersGoOn() throws IOException {
        Echo echo = add();
        echo.broken = true;
        line.receive(PING);
        echo.wire().schedule(Face.LINK, Duration.ZERO, () -> {
            throw new IllegalStateException("a timer's bug");
        });
        time.advance(Duration.ZERO);

        assertThat(simulator.counters().get("a")).containsEntry("device-errors", 2L);
    }

    @Test
    void closedSimulatorHasSwitchedItsDevicesOff() throws IOException {
        Echo echo = add();
        simulator.babble("a", 1000, 1);
        echo.wire()
                .schedule(Face.PATIENT, Duration.ofSeconds(1), () -> echo.wire().send(PING));
        line.sent.clear();
        simulator.close();
        time.advance(Duration.ofMinutes(1));
        echo.wire().send(PING);

        assertThat(echo.stopped).isTrue();
        assertThat(line.closed).isTrue();
        assertThat(line.sent).isEmpty();
        assertThatThrownBy(this::add).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lineNamesAreUniqueAndUnknownOnesAreRefused() throws IOException {
        add();

        assertThatThrownBy(this::add).hasMessageContaining("'a' exists");
        assertThatThrownBy(() -> simulator.freeze("x")).hasMessage("no line 'x'; there are [a]");
    }

    @Test
    void lineThatCannotBeOfferedIsClosed() {
        line.broken = true;

        assertThatThrownBy(this::add).isInstanceOf(IOException.class).hasMessage("broken");
        assertThat(line.closed).isTrue();
    }

    @Test
    void scheduledTaskThatThrowsDoesNoHarm() {
        List<String> ran = new ArrayList<>();
        simulator.schedule(Face.PATIENT, Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("a bug");
        });
        simulator.schedule(Face.PATIENT, Duration.ofSeconds(1), () -> ran.add("second"));
        time.advance(Duration.ofSeconds(1));

        assertThat(ran).containsExactly("second");
    }

    @Test
    void everythingRunsOnOneThreadOfTheSimulatorsOwn() throws IOException {
        List<String> threads = new ArrayList<>();
        Simulator owning = new Simulator(time);
        owning.add("a", line, wire -> {
            threads.add(Thread.currentThread().getName());
            return new Echo().on(wire);
        });
        owning.run(() -> {
            threads.add(Thread.currentThread().getName());
            owning.freeze("a"); // from its own thread, as a scenario's actions do
        });
        var receiver = Objects.requireNonNull(line.receiver);
        receiver.accept(PING);
        assertThat(owning.violations()).isZero();
        owning.close();
        owning.close();
        receiver.accept(PING); // still on its way from the reader thread

        assertThat(threads).containsExactly("wardgate-simulator", "wardgate-simulator");
        assertThat(line.closed).isTrue();
    }

    @Test
    void aLineIsDisturbedInBothDirectionsUntilItIsMendedAndSaysSoInItsCounters() throws IOException {
        Echo echo = add();
        simulator.disturb("a", List.of(new LineFault.BitErrors(Decimal.of(1), LineFault.Direction.BOTH, 1)));
        line.receive(Bytes.ofHex("00"));
        assertThat(echo.heard).containsExactly(Bytes.ofHex("ff"));
        assertThat(line.sent).containsExactly(Bytes.ofAscii("on"), Bytes.ofHex("00"));
        assertThat(simulator.counters().get("a")).containsEntry("line-bits-flipped", 16L);

        simulator.mend("a");
        line.receive(PING);
        assertThat(echo.heard).endsWith(PING);
        assertThat(line.sent).endsWith(PING);
    }

    @Test
    void aCableThatWasCutCanBePluggedInAgain() throws IOException {
        Echo echo = add();
        simulator.disturb("a", List.of(new LineFault.Cut(2)));
        line.receive(PING);
        assertThat(line.sent).endsWith(Bytes.ofAscii("pi"));
        assertThat(simulator.counters().get("a")).containsEntry("line-cuts", 1L).containsEntry("lost-bytes", 2L);

        simulator.plug("a");
        line.receive(PING);
        assertThat(echo.heard).containsExactly(PING, PING);
        assertThat(line.sent).endsWith(PING);
    }

    @Test
    void truePaceIsRefusedWhereThePatientsTimeIsNotLifes() throws IOException {
        List<LineFault> paced = List.of(new LineFault.Paced(9600));
        add();
        simulator.disturb("a", paced);
        Simulator fast = new Simulator(new SystemTimeSource(10), Runnable::run);
        fast.add("a", new FakeLine(), wire -> new Echo().on(wire));

        assertThatThrownBy(() -> fast.disturb("a", paced))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed 1 only")
                .hasMessageContaining("10.0");
    }

    @Test
    void whatDevicesSayIsKeptFromTheMomentSomebodyWantsItAndNoMoreThanIsWanted() throws IOException {
        Echo echo = add();
        TruthLog log = new TruthLog(2);
        echo.wire().says("rate", Decimal.of(1));
        simulator.keepTruth(log);
        for (int rate = 2; rate <= 4; rate++) {
            time.advance(Duration.ofSeconds(1));
            echo.wire().says("rate", Decimal.of(rate));
        }

        assertThat(log.of("a", "rate"))
                .extracting(TruthLog.Statement::value)
                .containsExactly(Decimal.of(3), Decimal.of(4));
        assertThat(log.of("a", "rate").get(1).said()).isEqualTo(time.now());
        assertThat(log.of("a", "pressure")).isEmpty();
        assertThat(log.count()).isEqualTo(3);
        assertThatThrownBy(() -> new TruthLog(0)).hasMessageContaining("not 0");
    }

    private Echo add() throws IOException {
        Echo echo = new Echo();
        simulator.add("a", line, echo::on);
        return echo;
    }

    /** Says "on" when it is switched on and then sends back what it hears. */
    private static final class Echo implements SimulatedDevice {
        private final List<Bytes> heard = new ArrayList<>();
        private @Nullable DeviceWire wire;
        private long violations;
        private boolean broken;
        private boolean stopped;

        private Echo on(DeviceWire newWire) {
            wire = newWire;
            return this;
        }

        private DeviceWire wire() {
            return Objects.requireNonNull(wire);
        }

        @Override
        public void start() {
            wire().send(Bytes.ofAscii("on"));
        }

        @Override
        public void received(Bytes bytes) {
            if (broken) {
                throw new IllegalStateException("a device's bug");
            }
            heard.add(bytes);
            wire().send(bytes);
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public SortedMap<String, Long> counters() {
            return new TreeMap<>(Map.of("violations", violations));
        }
    }
}
