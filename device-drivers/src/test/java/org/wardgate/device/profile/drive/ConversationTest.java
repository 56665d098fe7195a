package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.profile.example.Bench;

/** What a profile's queries are asked, when and how often. */
class ConversationTest {
    private static final String TIMING =
            "timing: {silent-after: 3s, speaks-every: 1s, answer-within: 500ms, turnaround: 50ms}\n";

    /** {@code who} is asked once, {@code value} every second; {@code busy} stands for either, and {@code hello} comes by itself. */
    private static final String ASKED = TIMING + """
            queries:
              - {name: who, text: "W\\r"}
              - {name: value, text: "V\\r", every: 1s}
            messages:
              - name: who
                match: 'W(?<serial>\\w+)'
                answers: [who]
                fields: {serial: {kind: group, group: serial, form: text}}
              - name: value
                match: 'V(?<v>\\d+)'
                answers: [value]
                fields: {v: {kind: group, group: v}}
              - name: busy
                match: 'BUSY'
                answers: [who, value]
                ignored: true
                ask-again: true
              - name: hello
                match: 'H(?<h>\\d+)'
                fields: {h: {kind: group, group: h}}
            readings:
              - {metric: "raw:v", field: v, unit: "1"}
              - {metric: "raw:h", field: h, unit: "1"}
            identity: {serial-number: serial}
            """;

    /** Nothing is answered: the device streams once it was told to. */
    private static final String UNANSWERED = TIMING + """
            queries:
              - {name: start, text: "S\\r", answered: false}
              - {name: beat, text: "B\\r", every: 20s, answered: false}
            messages:
              - name: value
                match: 'V(?<v>\\d+)'
                fields: {v: {kind: group, group: v}}
            readings:
              - {metric: "raw:v", field: v, unit: "1"}
            """;

    private final Bench bench = Bench.ofLines(ASKED);

    @Test
    void whatIsAskedOnceIsAskedFirstAndAPollFollowsATurnaroundLater() {
        bench.open();
        assertThat(bench.asked()).containsExactly("W");

        bench.line("Wabc").after(49);
        assertThat(bench.asked()).isEmpty();
        bench.after(1);
        assertThat(bench.asked()).containsExactly("V");
    }

    @Test
    void aPollIsAskedOnceInItsPeriod() {
        bench.open().line("Wabc").after(50).line("V0").after(950);
        bench.asked();
        for (int i = 0; i < 5; i++) {
            bench.line("V" + i).after(999);
            assertThat(bench.asked()).as("before the period is over").isEmpty();
            bench.after(1);
            assertThat(bench.asked()).containsExactly("V");
        }
        assertThat(bench.events("raw:v")).hasSize(6);
    }

    /** Polls that were made up for would come in a burst. */
    @Test
    void aPollWhoseTimeHasPassedIsSkipped() {
        bench.open().line("Wabc").after(50).line("V1");
        bench.asked();
        bench.harness.time.stop(java.time.Duration.ofMillis(2500));

        bench.after(0).line("V2").after(900);

        assertThat(bench.asked()).containsExactly("V");
    }

    /** Pumps take one question at a time. */
    @Test
    void nothingIsAskedWhileAnAnswerIsOutstanding() {
        bench.open();
        bench.asked();

        bench.after(499);

        assertThat(bench.asked()).isEmpty();
        assertThat(bench.counts()).doesNotContainKey("reply-timeout");
        bench.after(1);
        assertThat(bench.asked()).containsExactly("W");
        assertThat(bench.counts()).containsEntry("reply-timeout", 1);
    }

    @Test
    void whatIsAskedOnceIsLeftAloneWhenItWasNotAnsweredThreeTimes() {
        bench.open().after(1499);
        assertThat(bench.asked()).containsExactly("W", "W", "W");

        bench.after(1);
        assertThat(bench.asked()).containsExactly("V");
        for (int i = 0; i < 5; i++) {
            bench.line("V1").after(1000);
        }
        assertThat(bench.asked()).hasSize(5).doesNotContain("W");
    }

    /** Nobody can tell how old it is. */
    @Test
    void anAnswerThatComesAfterItsTimeIsCountedAndNotUsed() {
        bench.open().line("Wabc").after(50).line("V1").after(1000);
        bench.events();

        bench.after(500).line("V99").after(100);

        assertThat(bench.counts()).containsEntry("reply-timeout", 1).containsEntry("reply-not-asked-for", 1);
        assertThat(bench.events("raw:v")).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsCountedAndTheQuestionGoesOnWaiting() {
        bench.open().line("V7");

        assertThat(bench.counts()).containsEntry("reply-not-asked-for", 1);
        assertThat(bench.events()).isEmpty();
        bench.line("Wabc").after(50);
        assertThat(bench.asked()).containsExactly("W", "V");
    }

    @Test
    void whatTheDeviceSaysByItselfMayComeAtAnyTime() {
        bench.open().line("H5");

        assertThat(bench.events("raw:h")).containsExactly("raw:h 5 1");
        assertThat(bench.counts()).isEmpty();
        bench.after(500);
        assertThat(bench.counts()).as("it answers nothing").containsEntry("reply-timeout", 1);
    }

    @Test
    void aDeviceThatIsBusyIsAskedAgainThreeTimes() {
        bench.open();
        for (int i = 0; i < 4; i++) {
            assertThat(bench.asked()).containsExactly("W");
            bench.line("BUSY").after(50);
        }

        assertThat(bench.asked()).containsExactly("V");
    }

    /** Patience with one question is not used up by another. */
    @Test
    void eachQuestionIsAskedAgainAsOften() {
        bench.open();
        for (int i = 0; i < 4; i++) {
            bench.line("BUSY").after(50);
        }
        bench.asked();
        for (int i = 0; i < 3; i++) {
            bench.line("BUSY").after(50);
            assertThat(bench.asked()).as("repetition %d", i).containsExactly("V");
        }
        bench.line("BUSY").after(50);
        assertThat(bench.asked()).isEmpty();
    }

    @Test
    void aTimeOutBetweenTwoBusyAnswersBeginsTheCountAnew() {
        bench.open().line("Wabc").after(50).line("BUSY").after(50).line("BUSY").after(1050);
        bench.asked();
        assertThat(bench.counts()).containsEntry("reply-timeout", 1);
        for (int i = 0; i < 3; i++) {
            bench.line("BUSY").after(50);
            assertThat(bench.asked()).containsExactly("V");
        }
    }

    @Test
    void aSilentDeviceIsAskedFromTheBeginEverLessOften() {
        bench.open().line("Wabc").after(50).line("V1");
        bench.events();
        bench.asked();
        List<Long> times = new ArrayList<>();
        for (long at = 0; at < 40_000; at += 10) {
            bench.after(10);
            for (String query : bench.asked()) {
                if (query.equals("W")) {
                    times.add(at + 10);
                }
            }
        }

        assertThat(bench.events()).containsExactly("line silent no-answer");
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            pauses.add(times.get(i) - times.get(i - 1));
        }
        assertThat(pauses).startsWith(2500L, 4500L, 5500L, 5500L).allMatch(pause -> pause <= 5500);
    }

    @Test
    void aDeviceThatSpeaksAgainIsAskedFromTheBegin() {
        bench.open().line("Wabc").after(50).line("V1").after(6000);
        assertThat(bench.events()).endsWith("line silent no-answer");
        bench.asked();
        while (bench.asked().isEmpty()) {
            bench.after(10);
        }

        bench.line("Wdef").after(50);

        assertThat(bench.asked()).startsWith("W");
        assertThat(bench.events()).contains("line live none");
    }

    /** It has lost what it was told; what was told to it while it was away was told to nobody. */
    @Test
    void aDeviceThatAnswersNothingIsToldFromTheBeginWhenItSpeaksAgain() {
        Bench streaming = Bench.ofLines(UNANSWERED).open().after(50);
        assertThat(streaming.asked()).containsExactly("S", "B");
        streaming.line("V1").after(3100);
        assertThat(streaming.asked()).as("into the silence").containsExactly("S", "B");

        streaming.line("V2").after(100);

        assertThat(streaming.asked()).containsExactly("S", "B");
        assertThat(streaming.events()).endsWith("line live none", "raw:v 2 1");
    }

    @Test
    void aSilentDeviceThatAnswersNothingIsToldFromTheBeginAgainAndAgain() {
        Bench streaming = Bench.ofLines(UNANSWERED).open().after(50);
        streaming.asked();

        streaming.after(9500);

        assertThat(streaming.asked()).containsExactly("S", "B", "S", "B", "S", "B");
    }

    /** Two streams that are switched on: that which stays away is asked for again, also while the other is there. */
    @Test
    void aStreamIsAskedForAgainOnlyWhenItStaysAway() {
        Bench streaming = Bench.ofLines(TIMING + """
                queries:
                  - {name: send-v, text: "V\\r", every: 2s, answered: false, unless-heard: [v]}
                  - {name: send-w, text: "W\\r", every: 2s, answered: false, unless-heard: [w]}
                messages:
                  - {name: v, match: 'V(?<n>\\d+)', fields: {n: {kind: group, group: n}}}
                  - {name: w, match: 'W(?<n>\\d+)', fields: {n: {kind: group, group: n}}}
                readings:
                  - {metric: "raw:n", field: n, unit: "1"}
                """).open().after(50);
        assertThat(streaming.asked()).containsExactly("V", "W");

        for (int i = 0; i < 10; i++) {
            streaming.line("V1").after(1000);
        }

        assertThat(streaming.asked()).containsExactly("W", "W", "W", "W", "W");
        streaming.after(1000);
        assertThat(streaming.asked()).containsExactly("V");
    }

    @Test
    void aClosedConversationAsksNothingAndSaysNothing() {
        bench.open().line("Wabc").after(50).line("V1");
        bench.harness.driver.closed();
        bench.events();
        bench.asked();

        bench.after(3_600_000);

        assertThat(bench.asked()).isEmpty();
        assertThat(bench.events()).isEmpty();
        assertThat(bench.harness.time.step(Long.MAX_VALUE))
                .as("a timer is left")
                .isFalse();
    }

    @Test
    void aConversationThatIsClosedWhileItWaitsAsksNothing() {
        bench.open();
        bench.harness.driver.closed();
        bench.asked();

        bench.after(60_000);

        assertThat(bench.asked()).isEmpty();
        assertThat(bench.events()).isEmpty();
    }

    /** Over a recording nothing is asked, and everything in it was. */
    @Test
    void beforeTheLineIsOpenEveryMessageIsTakenAndNothingIsAsked() {
        bench.line("V1").line("Wabc").after(60_000);

        assertThat(bench.events())
                .containsExactly(
                        "line live none",
                        "identity 'Maker' 'Model'",
                        "raw:v 1 1",
                        "identity 'Maker' 'Model' serial 'abc'");
        assertThat(bench.asked()).isEmpty();
    }
}
