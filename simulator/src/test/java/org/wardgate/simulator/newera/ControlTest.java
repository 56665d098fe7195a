package org.wardgate.simulator.newera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pump does when it is told to; a gateway never tells it anything. */
class ControlTest {
    private final PumpKit stopped = new PumpKit("60.00", null, false);
    private final PumpKit running = new PumpKit("60.00", null, true);

    @Test
    void everyControlCommandIsAViolationObeyedOrNot() {
        List<String> commands = List.of(
                "0RUN",
                "0RUN",
                "0STP",
                "0STP",
                "0STP",
                "0CLDINF",
                "0DIA26.59",
                "0RAT5",
                "0VOL1",
                "0DIRINF",
                "0FUNRAT",
                "0PHN1",
                "0SAF0",
                "*ADR0",
                "0PUR",
                "0LOCP1",
                "0AL1",
                "*RESET",
                "0RUN*1RUN*");
        commands.forEach(stopped::ask);

        assertThat(stopped.violations()).isEqualTo(commands.size());
    }

    @Test
    void itRunsPausesAndStops() {
        assertThat(List.of(stopped.ask("0RUN"), stopped.ask("0RUN1"), stopped.ask("0STP"), stopped.ask("0STP")))
                .containsExactly("00I", "00I?NA", "00P", "00S");
        assertThat(List.of(stopped.ask("0STP"), stopped.ask("0RUN2"))).containsExactly("00S?NA", "00S?OOR");
    }

    @ParameterizedTest
    @CsvSource({
        "0RAT5.0MH, 00S, 00S5.000MH",
        "0RAT 7.25, 00S, 00S7.250MH",
        "0RAT100UM, 00S, 00S100.0UM",
        "0RAT1000UH, 00S, 00S1000.UH",
        "0RAT28.4MM, 00S?OOR, 00S60.00MH",
        "0RAT28.3MM, 00S, 00S28.30MM",
        "0RAT12345, 00S?OOR, 00S60.00MH",
        "0RAT1.2345, 00S?OOR, 00S60.00MH",
        "0RAT5XX, 00S?, 00S60.00MH",
        "0RATMH, 00S?, 00S60.00MH"
    })
    void aRateIsTakenWhenItFits(String command, String answer, String rate) {
        assertThat(List.of(stopped.ask(command), stopped.ask("0RAT"))).containsExactly(answer, rate);
    }

    @Test
    void ratesInAllUnitsFlowAndAreToldInMillilitresPerHour() {
        running.pump.hold();
        running.ask("0RAT1000UM");
        running.pump.run();
        running.pass(Duration.ofMinutes(1));

        assertThat(List.of(running.ask("0RAT"), running.ask("0DIS")))
                .containsExactly("00I1000.UM", "00II1.000W0.000ML");
        assertThat(running.wire.takeSaid()).containsExactly("rate 60.00", "volume-infused 1.000");
    }

    @Test
    void whileItRunsTheRatesNumberMayChangeAndNothingElse() {
        assertThat(running.ask("0RAT120")).isEqualTo("00I");
        assertThat(running.ask("0RAT1MM")).isEqualTo("00I?NA");
        assertThat(List.of("0VOL5", "0DIA20", "0DIRWDR", "0CLDINF", "0FUNRAT", "0PHN1", "0PUR"))
                .allSatisfy(command -> assertThat(running.ask(command)).isEqualTo("00I?NA"));
        assertThat(running.ask("0RAT")).isEqualTo("00I120.0MH");
    }

    @Test
    void volumesHaveAUnitOfTheirOwn() {
        assertThat(List.of(stopped.ask("0VOL1.5"), stopped.ask("0VOL"))).containsExactly("00S", "00S1.500ML");
        assertThat(List.of(stopped.ask("0VOLUL"), stopped.ask("0VOL"))).containsExactly("00S", "00S1500.UL");
        assertThat(List.of(stopped.ask("0VOL250UL"), stopped.ask("0VOL"))).containsExactly("00S", "00S250.0UL");
        assertThat(List.of(stopped.ask("0VOL0ML"), stopped.ask("0VOL"))).containsExactly("00S", "00S0.000ML");
        assertThat(List.of(stopped.ask("0VOLXL"), stopped.ask("0VOL12345"))).containsExactly("00S?", "00S?OOR");
    }

    @Test
    void anotherDiameterMayBringAnotherUnit() {
        stopped.ask("0VOL1.5");

        assertThat(List.of(stopped.ask("0DIA14.00"), stopped.ask("0DIA"), stopped.ask("0VOL")))
                .containsExactly("00S", "00S14.00", "00S1500.UL");
        assertThat(List.of(
                        stopped.ask("0DIA50.1"),
                        stopped.ask("0DIA0.05"),
                        stopped.ask("0DIAX"),
                        stopped.ask("0DIA1.2345")))
                .containsExactly("00S?OOR", "00S?OOR", "00S?", "00S?OOR");
    }

    @Test
    void itWithdrawsAndClearsBothVolumes() {
        running.pass(Duration.ofMinutes(1));
        running.ask("0STP");
        running.ask("0DIRREV");
        assertThat(List.of(running.ask("0DIR"), running.ask("0RUN"))).containsExactly("00PWDR", "00W");
        running.pass(Duration.ofMinutes(2));
        running.ask("0STP");
        assertThat(running.ask("0DIS")).startsWith("00PI1.00").contains("W2.00");

        running.ask("0CLDWDR");
        assertThat(running.ask("0DIS")).startsWith("00PI1.00").endsWith("W0.000ML");
        running.ask("0CLDINF");
        assertThat(running.ask("0DIS")).isEqualTo("00PI0.000W0.000ML");
        assertThat(List.of(running.ask("0CLD"), running.ask("0DIRUP"))).containsExactly("00P?", "00P?");
    }

    @Test
    void itPurgesUntilItIsStopped() {
        assertThat(stopped.ask("0PUR")).isEqualTo("00X");
        stopped.pass(Duration.ofSeconds(60));
        assertThat(stopped.ask("0DIS")).as("1699 mL/h").startsWith("00XI28.3");
        assertThat(List.of(stopped.ask("0STP"), stopped.ask("0RAT"))).containsExactly("00S", "00S60.00MH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0SAF256", "*ADR100", "0PHN2", "0FUNINC"})
    void whatIsTooMuchIsOutOfRange(String command) {
        assertThat(stopped.ask(command)).isEqualTo("00S?OOR");
    }

    @Test
    void anotherAddressHoldsFromItsAnswerOn() {
        assertThat(List.of(stopped.ask("*ADR12"), stopped.ask("0"), stopped.ask("12")))
                .containsExactly("12S", "", "12S");
    }

    @Test
    void inAnAlarmNothingIsObeyed() {
        running.pump.raiseAlarm(Alarm.PROGRAM_ERROR);
        assertThat(List.of(running.ask("0STP"), running.ask("0"))).containsExactly("00A?E", "00I");
        running.pump.raiseAlarm(Alarm.PROGRAM_ERROR);
        running.ask("0XYZ");

        assertThat(running.pump.counters()).containsEntry("violations", 1L).containsEntry("unrecognised", 1L);
    }
}
