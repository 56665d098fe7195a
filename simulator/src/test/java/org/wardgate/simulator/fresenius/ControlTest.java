package org.wardgate.simulator.fresenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.simulator.pump.PumpAlarm;

/** What a pump does when it is told to; a gateway never tells it anything. */
class ControlTest {
    private final BaseKit kit = BaseKit.opened();

    @Test
    void everyControlCommandIsAViolationObeyedOrNot() {
        List<String> commands = List.of(
                "1AP",
                "1SI",
                "1MO;2",
                "1PR;0064",
                "1PO",
                "1PB;03E8",
                "1PF",
                "1PV;2710",
                "1RV",
                "1PP;1",
                "1PS;1",
                "1EP;X",
                "1EN;5",
                "1RZ",
                "2OF",
                "4PO",
                "0PO");
        commands.forEach(kit::ask);

        assertThat(kit.count("violations")).isEqualTo(commands.size());
    }

    @Test
    void aHostThatHasTakenOverSetsTheRate() {
        assertThat(kit.ask("1PR;0064")).as("in manual mode").isEqualTo("1I;02");
        assertThat(kit.ask("1MO;3") + kit.ask("1MO;1") + kit.ask("1MO;2")).isEqualTo("1I;081I;061C");
        assertThat(kit.ask("1LE;m")).isEqualTo("1C;m2");
        assertThat(kit.ask("1PR;0064") + kit.ask("1LE;d")).isEqualTo("1C1C;d0064");
        assertThat(kit.ask("1PR;1F41") + kit.ask("1PR;FFFF") + kit.ask("1PR;-1"))
                .isEqualTo("1C1I;081I;04");
        assertThat(kit.ask("1PR;0000") + kit.ask("1LE;d")).isEqualTo("1C1C;d0000");
    }

    @Test
    void itPausesGivesABolusAndForgetsItsVolume() {
        kit.ask("1MO;2");
        assertThat(kit.ask("1PB;03E8") + kit.ask("1LE;k")).isEqualTo("1C1C;k1F40");
        kit.pass(Duration.ofSeconds(5));
        kit.wire.takeBytes();
        assertThat(kit.ask("1LE;ks")).isEqualTo("1C;k0000;s000003E8");
        assertThat(kit.ask("1PB;FFFF") + kit.ask("1PB")).isEqualTo("1I;151I;04");
        assertThat(kit.ask("1RV") + kit.ask("1LE;r")).isEqualTo("1C1C;r00000000");
        assertThat(kit.ask("1PO") + kit.ask("1LE;d") + kit.ask("1PB;03E8")).isEqualTo("1C1C;d00001I;03");
    }

    @Test
    void aVolumeLimitEndsTheInfusion() {
        kit.ask("1MO;2");
        assertThat(kit.ask("1PV;x") + kit.ask("1PV;0014")).isEqualTo("1I;041C");
        kit.pass(Duration.ofSeconds(30));
        kit.wire.takeBytes();
        assertThat(kit.ask("1LE;ad")).isEqualTo("1C;a0020;d0000");
        assertThat(kit.ask("1PR;0064")).as("an alarm is there").isEqualTo("1I;12");
        assertThat(kit.ask("1PF")).isEqualTo("1I;16");
    }

    @Test
    void aDrugIsWrittenAResetClosesAndAPumpIsSwitchedOff() {
        assertThat(kit.ask("1EP;SALINE") + kit.ask("1LP")).isEqualTo("1C1C;SALINE");
        assertThat(kit.ask("1RZ") + kit.ask("1LE;d")).isEqualTo("1C1I;1E");
        assertThat(kit.pump("1").read().flow().running()).isFalse();
        assertThat(kit.ask("2OF") + kit.ask("0LE;b") + kit.ask("2LE;d")).isEqualTo("2C0C;b012I;0E");
    }

    @Test
    void theModeIsManualAgainInANewSession() {
        kit.ask("1MO;2");
        kit.ask("1FC");
        kit.ask("1DC");
        assertThat(kit.ask("1LE;m")).isEqualTo("1C;m1");
        kit.pump("1").raise(PumpAlarm.OTHER);
        assertThat(kit.ask("1SI") + kit.ask("1AP")).isEqualTo("1C1C");
    }
}
