package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.profile.example.Bench;

/** What a pump says of its infusion, in several answers. */
class PumpTrackerTest {
    private static final String MESSAGES = """
            timing: {silent-after: 60s, speaks-every: 1s}
            messages:
              - name: status
                match: 'S(?<state>\\w)(?<serial>[AB])?(?<x>!)?'
                fields:
                  state: {kind: group, group: state, form: text}
                  serial: {kind: group, group: serial, form: text}
                  x: {kind: group, group: x, form: text}
                flags:
                  x: {kind: one-of, fields: [x], values: ["!"]}
              - name: rate
                match: 'R(?<rate>[\\d.]+|-+)'
                fields:
                  rate: {kind: group, group: rate, value: {missing: {"---": unavailable}}}
              - name: volume
                match: 'V(?<volume>[\\d.]+) (?<left>[\\d.]+) (?<seconds>\\d+) (?<pressure>\\d+) (?<y>[01])'
                fields:
                  volume: {kind: group, group: volume}
                  left: {kind: group, group: left}
                  seconds: {kind: group, group: seconds}
                  pressure: {kind: group, group: pressure}
                  y: {kind: group, group: "y", form: text}
                flags:
                  y: {kind: one-of, fields: ["y"], values: ["1"]}
              - name: syringe
                match: 'Y(?<syringe>.+)'
                fields: {syringe: {kind: group, group: syringe, form: text}}
              - {name: chatter, match: '#.*', ignored: true}
            identity: {serial-number: serial}
            pump:
              state: state
              states: {I: infusing, S: stopped, P: paused, X: priming}
              rate: rate
              volume-infused: volume
              volume-to-be-infused: left
              time-remaining: seconds
              pressure: pressure
              syringe: syringe
              alarm-if: [x, "y"]
            """;

    private static final String FLOW = MESSAGES + "  volume-step: 0.1\n  kept-for: 10min\n";
    private static final String SETTING = MESSAGES + "  rate-is: setting\n  kept-for: 10s\n";

    private final Bench flow = Bench.ofLines(FLOW).open();
    private final Bench setting = Bench.ofLines(SETTING).open();

    @Test
    void theStatusIsPutTogetherFromSeveralAnswers() {
        flow.line("SI").line("R5.0").line("V1.20 48.8 3600 30 0").line("YBD 50");

        assertThat(flow.events("pump"))
                .containsExactly(
                        "pump infusing 'I'",
                        "pump infusing 'I', rate 5.0 mL/h",
                        "pump infusing 'I', rate 5.0 mL/h, infused 1.20 mL, to be infused 48.8 mL, remaining 3600 s,"
                                + " pressure 30 mm[Hg]",
                        "pump infusing 'I', rate 5.0 mL/h, infused 1.20 mL, to be infused 48.8 mL, remaining 3600 s,"
                                + " pressure 30 mm[Hg], syringe 'BD 50'");
    }

    /** Nothing may be concluded from a word that the profile does not know. */
    @Test
    void aWordThatTheProfileDoesNotKnowIsAnUnknownStateAndCounted() {
        flow.line("SQ").line("R5.0");

        assertThat(flow.events("pump")).containsExactly("pump unknown 'Q'", "pump unknown 'Q', rate 5.0 mL/h");
        assertThat(flow.counts()).containsExactly(java.util.Map.entry("unknown-pump-state", 1));
    }

    @Test
    void aPartThatIsNotSaidAnewIsNotStatedForLong() {
        setting.line("SI").line("R5.0").after(9_999).line("SI");
        assertThat(setting.events("pump")).endsWith("pump infusing 'I', rate 5.0 mL/h");

        setting.after(1).line("SI");
        assertThat(setting.events("pump")).containsExactly("pump infusing 'I'");

        setting.after(10_000).line("R5.0");
        assertThat(setting.events("pump")).as("nor is the state").containsExactly("pump unknown ''");
    }

    @Test
    void aPartThatIsSaidToBeMissingTakesTheOldOnesPlace() {
        flow.line("SI").line("R5.0").line("R---");

        assertThat(flow.events("pump")).endsWith("pump infusing 'I'");
    }

    /** A set rate is none that flows. */
    @Test
    void aSetRateFlowsOnlyWhileThePumpDelivers() {
        setting.line("R5.0").line("SI").line("SP").line("SS").line("SX").line("SQ");

        assertThat(setting.events("pump"))
                .containsExactly(
                        "pump unknown ''",
                        "pump infusing 'I', rate 5.0 mL/h",
                        "pump paused 'P', rate 0 mL/h",
                        "pump stopped 'S', rate 0 mL/h",
                        "pump priming 'X'",
                        "pump unknown 'Q'");
    }

    /** Two messages tell of different alarms: neither takes the other's back. */
    @Test
    void aPumpIsAlarmingWhileOneOfItsFlagsIsSet() {
        flow.line("SI!").line("V1 1 1 1 0").line("V1 1 1 1 1").line("SI").line("V1 1 1 1 0");

        assertThat(flow.events("pump").stream()
                        .map(event -> event.contains("alarming"))
                        .toList())
                .containsExactly(true, true, true, true, false);
    }

    @Test
    void aPumpWhoseVolumeStandsStillWhileItInfusesIsFrozen() {
        flow.line("SI").line("R72.0").line("V1.20 48.8 3600 30 0");
        flow.events();
        for (int i = 0; i < 29; i++) {
            flow.after(1000).line("V1.20 48.8 3600 30 0");
        }
        assertThat(flow.events()).hasSize(29);

        flow.after(1000).line("V1.20 48.8 3600 30 0").after(1000).line("SI").line("# chatter");
        assertThat(flow.events()).containsExactly("line silent frozen");

        flow.after(1000).line("V1.30 48.7 3599 30 0");
        assertThat(flow.events()).first().isEqualTo("line live none");
    }

    /** The counter moves in steps: at 0.1 mL/h one of 0.1 mL takes an hour. */
    @Test
    void aSlowPumpIsNotFrozenBeforeFourStepsWereDue() {
        Bench slow =
                Bench.ofLines(FLOW.replace("kept-for: 10min", "kept-for: 60s")).open();
        slow.line("SI").line("R1.0").line("V1.20 48.8 3600 30 0");
        for (int i = 0; i < 4 * 360 / 30 - 1; i++) {
            slow.after(30_000).line("SI").line("R1.0").line("V1.20 48.8 3600 30 0");
        }
        assertThat(slow.events("frozen")).isEmpty();

        slow.after(30_000).line("SI").line("R1.0").line("V1.20 48.8 3600 30 0");
        assertThat(slow.events("frozen")).hasSize(1);
    }

    @Test
    void aPumpThatDoesNotInfuseMayStandStill() {
        flow.line("SS").line("R72.0");
        for (int i = 0; i < 100; i++) {
            flow.line("V1.20 48.8 3600 30 0").after(1000);
        }

        assertThat(flow.events("frozen")).isEmpty();
    }

    @Test
    void nothingThatAPumpSaidBeforeASilenceIsStatedAfterIt() {
        flow.line("SI").line("R5.0").line("V1.20 48.8 3600 30 1").after(60_000);
        assertThat(flow.events()).endsWith("line silent no-answer");

        flow.line("SS");

        assertThat(flow.events()).containsExactly("line live none", "pump stopped 'S'");
    }

    @Test
    void nothingThatAnotherPumpSaidIsStatedOfThisOne() {
        flow.line("SIA!").line("R5.0").line("SSB");

        assertThat(flow.events("pump"))
                .containsExactly(
                        "pump infusing 'I', alarming",
                        "pump infusing 'I', rate 5.0 mL/h, alarming",
                        "pump stopped 'S'");
    }

    @Test
    void aFrozenPumpThatIsExchangedIsNot() {
        flow.line("SIA").line("R72.0");
        for (int i = 0; i < 40; i++) {
            flow.line("V1.20 48.8 3600 30 0").after(1000);
        }
        assertThat(flow.events()).contains("line silent frozen");

        flow.line("SIB");

        List<String> events = flow.events();
        assertThat(events)
                .containsSubsequence("line live none", "identity 'Maker' 'Model' serial 'B'", "pump infusing 'I'");
    }
}
