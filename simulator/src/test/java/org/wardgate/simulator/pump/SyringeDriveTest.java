package org.wardgate.simulator.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardgate.simulator.pump.SyringeDrive.Pressures;
import org.wardgate.simulator.pump.SyringeDrive.Setup;
import org.wardgate.testing.Gen;

class SyringeDriveTest {
    private static final Pressures PRESSURES = new Pressures(0, 520);

    /** However often a pump is asked, it has infused the same; otherwise a scenario would depend on its gateway. */
    @Test
    void volumeDoesNotDependOnHowOftenItIsAskedFor() {
        Gen.check(7, 50, random -> {
            Setup setup = new Setup(
                    random.nextInt(1, 120_000) / 100.0, random.nextInt(1, 60_000) / 1000.0, 0, 50, true, PRESSURES);
            long end = random.nextLong(1, 7_200_000_000_000L);
            SyringeDrive asked = new SyringeDrive(setup, 0);
            SyringeDrive left = new SyringeDrive(setup, 0);
            for (long now = 0; now < end; now += random.nextLong(1, 60_000_000_000L)) {
                asked.settle(now);
            }
            asked.settle(end);
            left.settle(end);
            assertThat(asked.infusedMillilitres()).isEqualTo(left.infusedMillilitres());
            assertThat(asked.isRunning()).isEqualTo(left.isRunning());
        });
    }
}
