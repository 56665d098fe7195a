package org.wardgate.simulator.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

/** What reaches the patient; what pumps say of themselves is tested with what they speak. */
class RackPumpTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final long start = time.patientNanos();

    private RackPump pump(String rate, String vtbi, boolean kvo) {
        PumpSetup setup = PumpSetup.volumetric("1", "x", Decimal.parse(rate), Decimal.parse(vtbi));
        return new RackPump(setup.withVtbi(setup.vtbi(), kvo).andRunning(), time);
    }

    private double reached(RackPump pump) {
        return pump.reachedMillilitresBy(time.patientNanos());
    }

    /** A bolus of 4 mL in 18 s, beside 60 mL/h before and after it. */
    @Test
    void aBolusReachesThePatientInItsTime() {
        RackPump pump = pump("60.00", "500.0", false);
        time.advance(Duration.ofMinutes(1));
        pump.bolus(Decimal.of(4));
        time.advance(Duration.ofMinutes(5));

        assertThat(pump.reachedMillilitresBy(start + Duration.ofSeconds(60).toNanos()))
                .isCloseTo(1, within(1e-6));
        assertThat(pump.reachedMillilitresBy(start + Duration.ofSeconds(69).toNanos()))
                .isCloseTo(3, within(1e-6));
        assertThat(pump.reachedMillilitresBy(start + Duration.ofSeconds(78).toNanos()))
                .isCloseTo(5, within(1e-6));
        assertThat(reached(pump)).isCloseTo(5 + 282 / 60.0, within(1e-6));
    }

    @Test
    void whatIsClampedReachesThePatientWhenTheClampIsOpenedAndWhatIsPartedNever() {
        RackPump pump = pump("360.00", "500.0", false);
        pump.occlude();
        time.advance(Duration.ofSeconds(10));
        assertThat(reached(pump)).isZero();
        pump.releaseOcclusion();
        assertThat(reached(pump)).isCloseTo(1, within(1e-6));
        pump.disconnectLine();
        time.advance(Duration.ofSeconds(10));
        pump.connectLine();
        time.advance(Duration.ofSeconds(10));
        assertThat(reached(pump)).isCloseTo(2, within(1e-6));
    }

    /** Otherwise a scenario would depend on its gateway: rate, bolus, end, vein kept open, battery, and all at random times. */
    @Test
    void nothingDependsOnHowOftenAPumpIsLookedAt() {
        Gen.check(11, 100, random -> {
            RackPump asked = pump("100.00", "40.0", true);
            RackPump left = pump("100.00", "40.0", true);
            for (int i = 0; i < 8; i++) {
                int what = random.nextInt(6);
                Consumer<RackPump> event = switch (what) {
                    case 0 -> pump -> pump.bolus(Decimal.of(3));
                    case 1 -> RackPump::hold;
                    case 2 -> RackPump::run;
                    case 3 -> pump -> pump.setMains(false);
                    case 4 -> RackPump::drainBattery;
                    default -> pump -> pump.standby(Duration.ofMinutes(7));
                };
                event.accept(asked);
                event.accept(left);
                for (int j = 0; j < 20; j++) {
                    time.advance(Duration.ofMillis(random.nextInt(1, 120_000)));
                    asked.read();
                }
            }
            assertThat(asked.read().alarms()).isEqualTo(left.read().alarms());
            assertThat(asked.read().flow().running())
                    .isEqualTo(left.read().flow().running());
            assertThat(asked.read().flow().infusedMillilitres())
                    .isCloseTo(left.read().flow().infusedMillilitres(), within(1e-6));
            assertThat(asked.read().batteryMinutes()).isEqualTo(left.read().batteryMinutes());
        });
    }

    @Test
    void anotherPumpCountsFromZeroAndTheSyringeStaysAsItWas() {
        RackPump pump = new RackPump(
                PumpSetup.syringe("1", "x", 50, Decimal.parse("60.00")).andRunning(), time);
        time.advance(Duration.ofMinutes(10));
        pump.raise(PumpAlarm.OTHER);
        pump.exchange("2");
        time.advance(Duration.ofMinutes(1));

        assertThat(pump.serial()).isEqualTo("2");
        assertThat(pump.read().alarms()).isEmpty();
        assertThat(pump.read().flow().infusedMillilitres()).isCloseTo(1, within(1e-6));
        assertThat(pump.read().flow().contentMillilitres()).isCloseTo(39, within(1e-6));
        assertThat(reached(pump)).isCloseTo(11, within(1e-6));
    }
}
