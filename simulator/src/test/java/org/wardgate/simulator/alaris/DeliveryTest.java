package org.wardgate.simulator.alaris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;

/** What of a pump's infusion reaches the patient. */
class DeliveryTest {
    private final FakeWire wire = new FakeWire();
    private final long startNanos = wire.time.patientNanos();
    private final AlarisPump pump = pump(null);

    private AlarisPump pump(@Nullable String vtbi) {
        // 60 mL/h are 1 mL a minute
        AlarisPump made = new AlarisPump(
                wire,
                PumpOptions.DEFAULT.withInfusion(
                        Decimal.parse("60.00"),
                        vtbi == null ? null : Decimal.parse(vtbi),
                        Decimal.parse("0.000"),
                        true));
        made.start();
        return made;
    }

    @Test
    void whatIsSetFlowsFromThenOnHoweverLateAnybodyAsks() {
        pass(60);
        pump.setRate(Decimal.parse("120.00"));
        pass(60);
        pump.hold();
        pass(60);
        pump.run();
        pass(30);

        assertReached(pump, 30, 0.5);
        assertReached(pump, 60, 1);
        assertReached(pump, 90, 2);
        assertReached(pump, 120, 3);
        assertReached(pump, 180, 3);
        assertReached(pump, 210, 4);
    }

    @Test
    void aPumpThatIsDoneHadStoppedAtItsVolume() {
        AlarisPump limited = pump("1.500");
        pass(600);
        assertReached(limited, 60, 1);
        assertReached(limited, 90, 1.5);
        assertReached(limited, 600, 1.5);
    }

    /** The pump pumps against the clamp until it alarms, 25.6 s later; that volume comes at once when the clamp is opened. */
    @Test
    void aClampHoldsTheDrugBackAndItsReleaseIsABolus() {
        pass(60);
        pump.occlude();
        pass(300);
        assertReached(pump, 359, 1);
        pump.releaseOcclusion();
        pass(60);

        assertReached(pump, 360, 1 + 25.6 / 60);
        assertReached(pump, 420, 1 + 25.6 / 60);
    }

    @Test
    void aPartedLineLosesWhatThePumpCounts() {
        pass(60);
        pump.disconnectLine();
        pass(60);
        pump.connectLine();
        pass(60);

        assertReached(pump, 120, 1);
        assertReached(pump, 180, 2);
    }

    private void pass(int seconds) {
        wire.time.advance(Duration.ofSeconds(seconds));
    }

    private void assertReached(AlarisPump asked, int second, double millilitres) {
        assertThat(asked.reachedMillilitresBy(startNanos + second * 1_000_000_000L))
                .isCloseTo(millilitres, within(0.001));
    }
}
