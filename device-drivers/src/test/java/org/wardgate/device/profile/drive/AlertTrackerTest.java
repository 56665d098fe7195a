package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardgate.device.profile.example.Bench;

/** A device's own alarms, through profiles that declare them. */
class AlertTrackerTest {
    /** Two messages that tell different flags, and a pump whose state ends what its alarm message began. */
    private static final String PROFILE = """
            timing: {silent-after: 10min, speaks-every: 100ms}
            messages:
              - name: first
                match: 'F(?<a>[01])(?<c>[01])(?<serial>[AB])?'
                fields:
                  a: {kind: group, group: a, form: text}
                  c: {kind: group, group: c, form: text}
                  serial: {kind: group, group: serial, form: text}
                flags:
                  a: {kind: one-of, fields: [a], values: ["1"]}
                  common: {kind: one-of, fields: [c], values: ["1"]}
              - name: second
                match: 'S(?<b>[01])(?<c>[01])'
                fields:
                  b: {kind: group, group: b, form: text}
                  c: {kind: group, group: c, form: text}
                flags:
                  b: {kind: one-of, fields: [b], values: ["1"]}
                  common: {kind: one-of, fields: [c], values: ["1"]}
              - name: alarm
                match: 'A(?<alarm>[SR])'
                fields: {alarm: {kind: group, group: alarm, form: text}}
                flags:
                  stalled: {kind: one-of, fields: [alarm], values: [S]}
              - name: status
                match: 'P(?<state>\\w)'
                fields: {state: {kind: group, group: state, form: text}}
            pump: {state: state, states: {I: infusing, S: stopped}}
            identity: {serial-number: serial}
            alerts:
              - {code: EITHER, text: either, priority: medium, when: [a, b]}
              - {code: COMMON, text: common, priority: low, when: [common], after: 10s}
              - {code: STALL, text: stalled, priority: medium, if-delivering: high, when: [stalled], until: [infusing]}
              - {code: SLOW, text: slow, priority: low, if-delivering: high, when: [a], after: 5s}
            """;

    private final Bench bench = Bench.ofLines(PROFILE).open();

    @Test
    void anAlertBeginsAndEndsWithItsFlag() {
        bench.line("F10").line("F10").line("F00").line("F00");

        assertThat(bench.events("alert"))
                .containsExactly("alert EITHER medium technical 'either'", "alert EITHER ends");
    }

    /** One flag is enough, and a message that does not tell of it does not end it. */
    @Test
    void aFlagStandsUntilItsOwnMessageTakesItBack() {
        bench.line("F10").line("S00").line("F10").line("S10").line("F00");
        assertThat(bench.events("alert")).containsExactly("alert EITHER medium technical 'either'");

        bench.line("S00");
        assertThat(bench.events("alert")).containsExactly("alert EITHER ends");
    }

    @Test
    void whereTwoMessagesTellTheSameFlagTheLastOneCounts() {
        bench.line("F01").after(10_000).line("S01");
        assertThat(bench.events("alert")).containsExactly("alert COMMON low technical 'common'");

        bench.line("S00");
        assertThat(bench.events("alert")).containsExactly("alert COMMON ends");
    }

    @Test
    void anAlertThatHasToHoldIsToldWhenItHasAndNotBefore() {
        bench.line("F01").after(9_999).line("F01");
        assertThat(bench.events("alert")).isEmpty();

        bench.after(1).line("F01").after(1000).line("F01");
        assertThat(bench.events("alert")).containsExactly("alert COMMON low technical 'common'");
    }

    @Test
    void anAlertThatDidNotHoldBeginsToCountAnew() {
        bench.line("F01").after(9_999).line("F00").line("F01").after(9_999).line("F01");

        assertThat(bench.events("alert")).isEmpty();
    }

    /** The other message comes in between and tells nothing of it. */
    @Test
    void anAlertHoldsThroughMessagesThatDoNotTellOfIt() {
        for (int i = 0; i < 6; i++) {
            bench.line("F10").line("S00").after(1000);
        }

        assertThat(bench.events("alert SLOW")).containsExactly("alert SLOW low technical 'slow'");
    }

    @Test
    void anAlarmThatThePumpForgetsStandsUntilThePumpDoesSomethingElse() {
        bench.line("AS").line("PS").line("AR").line("PS");
        assertThat(bench.events("alert")).containsExactly("alert STALL medium technical 'stalled'");

        bench.line("PI");
        assertThat(bench.events("alert")).containsExactly("alert STALL ends");

        bench.line("AS");
        assertThat(bench.events("alert")).as("it delivered").containsExactly("alert STALL high technical 'stalled'");
    }

    @Test
    void anAlarmHasAnotherPriorityWhereThePumpWasDelivering() {
        bench.line("PI").line("AS");

        assertThat(bench.events("alert")).containsExactly("alert STALL high technical 'stalled'");
    }

    /** The pump stops with its alarm: when the time is over it does not deliver any more. */
    @Test
    void whatThePumpDidWhenTheAlarmBeganDecidesAndNotWhenItIsTold() {
        bench.line("PI").line("F10").line("PS").after(5000).line("F10");
        assertThat(bench.events("alert SLOW")).containsExactly("alert SLOW high technical 'slow'");

        bench.line("F00").line("F10").line("PI").after(5000).line("F10");
        assertThat(bench.events("alert SLOW")).containsExactly("alert SLOW ends", "alert SLOW low technical 'slow'");
    }

    @Test
    void anAlertThatWasForgottenIsToldAgainWithTheNextMessageThatTellsOfIt() {
        bench.line("F10").line("AS");
        bench.events();
        bench.harness.driver.forgotten();

        bench.line("F10").line("F10");
        assertThat(bench.events("alert")).containsExactly("alert EITHER medium technical 'either'");
        bench.line("PS").line("PS");
        assertThat(bench.events("alert"))
                .as("told by no message anew")
                .containsExactly("alert STALL medium technical 'stalled'");
    }

    @Test
    void aStandingAlarmKeepsItsPriorityWhenItIsToldAgain() {
        bench.line("PI").line("AS").line("PS");
        bench.events();
        bench.harness.driver.forgotten();

        bench.line("PS");

        assertThat(bench.events("alert")).containsExactly("alert STALL high technical 'stalled'");
    }

    /** It is silent while its power is off, and says afterwards that it was reset: that it delivered is what makes it grave. */
    @Test
    void thatAPumpDeliveredIsRememberedThroughASilence() {
        bench.line("PI").after(600_000);
        assertThat(bench.events()).endsWith("line silent no-answer");

        bench.line("AS");

        assertThat(bench.events("alert")).containsExactly("alert STALL high technical 'stalled'");
    }

    @Test
    void thatAnotherPumpDeliveredIsNot() {
        bench.line("F00A").line("PI").line("F00B").line("AS");

        assertThat(bench.events("alert")).containsExactly("alert STALL medium technical 'stalled'");
    }

    @Test
    void silenceEndsNoAlarm() {
        bench.line("F10");
        bench.events();

        bench.after(600_000);

        assertThat(bench.events()).containsExactly("line silent no-answer");
    }

    @Test
    void anotherDeviceHasNoneOfTheAlarmsOfTheLast() {
        bench.line("F10A").line("AS");
        bench.events();

        bench.line("F00B").line("S00");
        assertThat(bench.events("alert")).containsExactly("alert EITHER ends", "alert STALL ends");

        bench.harness.driver.forgotten();
        bench.line("PS").line("F00B");
        assertThat(bench.events("alert")).isEmpty();
    }

    /** A pump says that it is in alarm as long as an alarm stands that only the next infusion ends. */
    @Test
    void aPumpWithAStandingAlarmIsAlarming() {
        bench.line("PS").line("AS").line("PS").line("PI");

        assertThat(bench.events("pump"))
                .containsExactly("pump stopped 'S'", "pump stopped 'S', alarming", "pump infusing 'I'");
    }
}
