package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.example.Bench;
import org.wardgate.model.LineState;
import org.wardgate.model.Reading;

/** What messages become. */
class ProfileDriverTest {
    private static final String TIMING = "timing: {silent-after: 3s, speaks-every: 100ms%s}\n";

    @Nested
    class Readings {
        private static final String ONE = """
                messages:
                  - name: value
                    match: '(?<v>\\S+) (?<flags>[0-9A-F]{2})(?: (?<serial>\\w+))?'
                    fields:
                      v: {kind: group, group: v, value: {missing: {"---": ongoing}, minimum: 1, maximum: 100}}
                      flags: {kind: group, group: flags, form: hexadecimal}
                      serial: {kind: group, group: serial, form: text}
                    flags:
                      off: {kind: mask, field: flags, bits: "1"}
                      weak: {kind: mask, field: flags, bits: "2"}
                  - {name: chatter, match: '#.*', ignored: true}
                readings:
                  - metric: MDC_PULS_OXIM_SAT_O2
                    field: v
                    unit: "%"
                    channel: left
                    invalid-if: [off]
                    questionable-if: [weak]
                identity: {serial-number: serial}
                """;

        private final Bench bench = Bench.ofLines(TIMING.formatted("") + ONE);
        private final Bench thinned = Bench.ofLines(TIMING.formatted(", publish-every: 1s") + ONE);

        @Test
        void aMessageMakesTheLineLiveAndItsFieldsReadings() {
            bench.open().line("97 00");

            assertThat(bench.events())
                    .containsExactly("line live none", "identity 'Maker' 'Model'", "MDC_PULS_OXIM_SAT_O2 (left) 97 %");
        }

        /** Some devices go on showing the last number. */
        @Test
        void aFlagMakesANumberInvalidWhateverItIs() {
            bench.open().line("97 01").line("97 03").line("--- 01").line("97 02");

            assertThat(bench.events("SAT"))
                    .containsExactly(
                            "MDC_PULS_OXIM_SAT_O2 (left) missing invalid",
                            "MDC_PULS_OXIM_SAT_O2 (left) missing invalid",
                            "MDC_PULS_OXIM_SAT_O2 (left) missing invalid",
                            "MDC_PULS_OXIM_SAT_O2 (left) 97 % questionable");
        }

        @Test
        void whatStandsInPlaceOfAValueHasItsReasonAndWhatCannotBeReadIsCounted() {
            bench.open().line("--- 00").line("101 00").line("9x 00");

            assertThat(bench.events("SAT"))
                    .containsExactly(
                            "MDC_PULS_OXIM_SAT_O2 (left) missing ongoing",
                            "MDC_PULS_OXIM_SAT_O2 (left) missing unreadable",
                            "MDC_PULS_OXIM_SAT_O2 (left) missing unreadable");
            assertThat(bench.counts()).containsExactly(java.util.Map.entry("unreadable-v", 2));
        }

        /** Without a check, a shape that nobody knows is the only sign of damage. */
        @Test
        void aFrameThatNoMessageLooksLikeIsADamagedOne() {
            bench.open().line("garbage");

            assertThat(bench.events()).isEmpty();
            assertThat(bench.harness.dropped)
                    .extracting(dropped -> dropped.reason())
                    .containsExactly(Reason.UNKNOWN_SHAPE);
        }

        @Test
        void aMessageOfNothingMakesTheLineLive() {
            bench.open().line("# hello");

            assertThat(bench.events()).containsExactly("line live none");
        }

        @Test
        void aDeviceThatSaysNothingIsSilentAndTheWordsSayWhatToLookAt() {
            bench.open().after(2999);
            assertThat(bench.events()).isEmpty();
            bench.after(1);

            assertThat(bench.events()).containsExactly("line silent no-answer");
            assertThat(detail()).isEqualTo("the device says nothing; look at the bench");
        }

        @Test
        void bytesThatAreNoMessageAreNoiseAndTheWordsNameTheSettings() {
            bench.open().line("garbage").after(3000);

            assertThat(bench.events()).containsExactly("line silent noise");
            assertThat(detail()).contains("9600 8N1", "a device on the bench");
            bench.after(3000);
            assertThat(bench.events()).as("nothing more has come").containsExactly("line silent no-answer");
        }

        /** Damaged bytes are no sign of life: alone they must not hold off the silence. */
        @Test
        void noiseDoesNotHoldOffTheSilence() {
            bench.open().line("97 00");
            bench.events();
            for (int i = 0; i < 30; i++) {
                bench.after(100).line("garbage");
            }

            assertThat(bench.events()).containsExactly("line silent noise");
        }

        @Test
        void readingsThatAreRepeatedArePassedOnEachPeriodAndWhatChangesInKindAtOnce() {
            thinned.open()
                    .line("97 00")
                    .after(999)
                    .line("96 00")
                    .after(1)
                    .line("95 00")
                    .after(10)
                    .line("94 02");
            thinned.after(10).line("--- 00").after(10).line("--- 00").after(10).line("93 00");

            assertThat(thinned.events("SAT"))
                    .containsExactly(
                            "MDC_PULS_OXIM_SAT_O2 (left) 97 %",
                            "MDC_PULS_OXIM_SAT_O2 (left) 95 %",
                            "MDC_PULS_OXIM_SAT_O2 (left) 94 % questionable",
                            "MDC_PULS_OXIM_SAT_O2 (left) missing ongoing",
                            "MDC_PULS_OXIM_SAT_O2 (left) 93 %");
        }

        /** What stands on a screen is of the other patient until it is replaced. */
        @Test
        void theFirstReadingOfAnotherDeviceIsNotHeldBack() {
            thinned.open().line("97 00 A1").after(10).line("80 00 B2");

            assertThat(thinned.events())
                    .containsExactly(
                            "line live none",
                            "identity 'Maker' 'Model' serial 'A1'",
                            "MDC_PULS_OXIM_SAT_O2 (left) 97 %",
                            "identity 'Maker' 'Model' serial 'B2'",
                            "MDC_PULS_OXIM_SAT_O2 (left) 80 %");
            assertThat(thinned.counts()).containsEntry("device-exchanged", 1);
        }

        @Test
        void theFirstReadingAfterASilenceIsNotHeldBack() {
            Bench slow = Bench.ofLines("timing: {silent-after: 1s, publish-every: 5s}\n" + ONE);
            slow.open().line("97 00").after(1000).line("80 00");

            assertThat(slow.events("SAT"))
                    .containsExactly("MDC_PULS_OXIM_SAT_O2 (left) 97 %", "MDC_PULS_OXIM_SAT_O2 (left) 80 %");
        }

        @Test
        void aReadingThatWasForgottenIsPassedOnAtOnce() {
            thinned.open().line("97 00");
            thinned.events();
            thinned.harness.driver.forgotten();

            thinned.after(10).line("97 00");

            assertThat(thinned.events("SAT")).hasSize(1);
        }

        @Test
        void theIdentityIsToldAtTheFirstMessageAndWhenItGrows() {
            bench.open()
                    .line("97 00")
                    .line("97 00")
                    .line("97 00 A1")
                    .line("97 00")
                    .line("97 00 A1");

            assertThat(bench.events("identity"))
                    .containsExactly("identity 'Maker' 'Model'", "identity 'Maker' 'Model' serial 'A1'");
        }

        private String detail() {
            List<LineState> states = bench.harness.events(LineState.class);
            return states.get(states.size() - 1).detail();
        }
    }

    @Nested
    class DeviceClock {
        private final Bench bench = Bench.ofLines(TIMING.formatted("") + """
                messages:
                  - name: value
                    match: '(?<time>\\S+ \\S+) (?<v>\\d+)'
                    fields:
                      time: {kind: group, group: time, form: text}
                      v: {kind: group, group: v}
                  - {name: chatter, match: '#.*', ignored: true}
                  - name: other
                    match: 'P(?<p>\\d+)'
                    fields: {p: {kind: group, group: p}}
                readings:
                  - {metric: "raw:v", field: v, unit: "1"}
                  - {metric: "raw:p", field: p, unit: "1"}
                clock: {field: time, format: "dd-MMM-yy HH:mm:ss", frozen-after: 5s}
                """);

        @Test
        void readingsCarryTheTimeOfTheDevicesClockInEitherCase() {
            bench.open()
                    .line("02-Feb-26 10:00:01 7")
                    .line("02-FEB-26 10:00:02 7")
                    .line("29-FEB-27 99:00:02 7");

            assertThat(bench.events("raw"))
                    .containsExactly(
                            "raw:v 7 1 at 2026-02-02T10:00:01", "raw:v 7 1 at 2026-02-02T10:00:02", "raw:v 7 1");
            assertThat(bench.counts()).containsEntry("unreadable-device-time", 1);
        }

        /** A stream that goes on while its clock stands still repeats what is old. */
        @Test
        void aClockThatStandsStillMakesTheDeviceAFrozenOne() {
            bench.open().line("02-Feb-26 10:00:01 7");
            bench.events();
            bench.after(2500).line("02-Feb-26 10:00:01 7").after(2499).line("02-Feb-26 10:00:01 7");
            assertThat(bench.events()).hasSize(2);

            bench.after(1).line("02-Feb-26 10:00:01 7");
            assertThat(bench.events()).containsExactly("line silent frozen");
            assertThat(bench.counts()).containsEntry("frozen-message", 1);

            bench.after(100).line("02-Feb-26 10:00:02 8");
            assertThat(bench.events()).containsExactly("line live none", "raw:v 8 1 at 2026-02-02T10:00:02");
        }

        /** A message that tells no time proves nothing of the clock. */
        @Test
        void aFrozenDeviceStaysFrozenWhateverElseItSays() {
            bench.open().line("02-Feb-26 10:00:01 7").after(2500).line("02-Feb-26 10:00:01 7");
            bench.after(2500).line("02-Feb-26 10:00:01 7");
            bench.events();

            bench.line("# chatter").line("P5").line("02-Feb-26 10:00:01 7");

            assertThat(bench.events()).isEmpty();
        }
    }

    @Nested
    class Waves {
        private final Bench bench = new Bench(Bench.profile("""
                framing: {kind: frames, starts-with: "80/80", rest: "00/80", length: {kind: fixed, bytes: 2}, gap: 500ms}
                timing: {silent-after: 3s, speaks-every: 100ms}
                messages:
                  - name: sample
                    fields:
                      curve: {kind: samples, of: ["1:6-0"]}
                    flags:
                      off: {kind: bit, of: ["0:0"]}
                waves:
                  - {metric: MDC_PULS_OXIM_PLETH, field: curve, samples-per-second: 60, gather: 3, absent-if: [off]}
                """));

        @Test
        void samplesArePassedOnTogether() {
            bench.open().bytes("8001 8002").bytes("8003 8004");

            assertThat(bench.events("PLETH")).containsExactly("MDC_PULS_OXIM_PLETH 60/s 1 2 3");
        }

        @Test
        void aCurveEndsWhereThereIsNone() {
            bench.open().bytes("8001 8102 8003 8004 8005");

            assertThat(bench.events("PLETH"))
                    .containsExactly("MDC_PULS_OXIM_PLETH 60/s 1", "MDC_PULS_OXIM_PLETH 60/s 3 4 5");
        }

        @Test
        void aCurveEndsWhereBytesWereDropped() {
            bench.open().bytes("8001 80 8002 8003 8004");

            assertThat(bench.events("PLETH"))
                    .containsExactly("MDC_PULS_OXIM_PLETH 60/s 1", "MDC_PULS_OXIM_PLETH 60/s 2 3 4");
        }

        @Test
        void aCurveEndsWhereFramesWereKeptFromTheDriver() {
            bench.open().bytes("8001");
            bench.harness.driver.late();
            bench.bytes("8002 8003 8004");

            assertThat(bench.events("PLETH"))
                    .containsExactly("MDC_PULS_OXIM_PLETH 60/s 1", "MDC_PULS_OXIM_PLETH 60/s 2 3 4");
        }

        @Test
        void aCurveEndsWithTheSilence() {
            bench.open().bytes("8001 8002").after(3000);

            assertThat(bench.events()).endsWith("MDC_PULS_OXIM_PLETH 60/s 1 2", "line silent no-answer");
        }

        /** Samples of before and after would be drawn as if they followed each other. */
        @Test
        void aPauseEndsACurveThoughNothingWasDropped() {
            bench.open().bytes("8001").after(499).bytes("8002").after(500).bytes("8003 8004 8005");

            assertThat(bench.events("PLETH"))
                    .containsExactly("MDC_PULS_OXIM_PLETH 60/s 1 2", "MDC_PULS_OXIM_PLETH 60/s 3 4 5");
        }
    }

    @Nested
    class Episodes {
        private final Bench bench =
                Bench.ofLines(TIMING.formatted(", publish-every: 1s") + """
                messages:
                  - name: result
                    match: '(?<s>\\d+)/(?<d>\\d+)(?<busy>!)?(?: (?<serial>\\w+))?'
                    fields:
                      s: {kind: group, group: s, value: {missing: {"0": invalid}}}
                      d: {kind: group, group: d, value: {missing: {"0": unavailable}}}
                      busy: {kind: group, group: busy, form: text}
                      serial: {kind: group, group: serial, form: text}
                    flags:
                      busy: {kind: one-of, fields: [busy], values: ["!"]}
                  - name: done
                    match: 'DONE'
                    fields: {done: {kind: columns, from: 0, to: 3, form: text}}
                    flags: {done: {kind: one-of, fields: [done], values: [DONE]}}
                readings:
                  - {metric: MDC_PRESS_BLD_NONINV_SYS, field: s, unit: "mm[Hg]", episode: cuff}
                  - {metric: MDC_PRESS_BLD_NONINV_DIA, field: d, unit: "mm[Hg]", episode: cuff}
                episodes:
                  - {name: cuff, new-if: [busy, done]}
                identity: {serial-number: serial}
                """).open();

        @Test
        void aRepetitionIsNotPassedOnHoweverLongItGoesOn() {
            bench.line("118/71");
            bench.events();
            for (int i = 0; i < 100; i++) {
                bench.after(1000).line("118/71");
            }

            assertThat(bench.events()).isEmpty();
        }

        @Test
        void aResultWithoutOneOfItsNumbersIsOneAndWithAnInvalidOneIsNone() {
            bench.line("0/71").line("118/0").after(100).line("118/71").line("0/0");

            assertThat(bench.events("SYS"))
                    .containsExactly(
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] in the last 0 ms",
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] in the last 100 ms");
        }

        /** Of a measurement that goes on the device may still show the result before: it is not that of the new one. */
        @Test
        void whileAMeasurementGoesOnThereIsNoResult() {
            bench.line("118/71");
            bench.events();

            bench.after(1000).line("118/71!").after(1000).line("90/50!");
            assertThat(bench.events()).isEmpty();

            bench.after(1000).line("90/50").line("90/50");
            assertThat(bench.events("SYS")).containsExactly("MDC_PRESS_BLD_NONINV_SYS 90 mm[Hg] in the last 1000 ms");
        }

        @Test
        void aMessageWithoutAResultCanSayThatTheNextIsNew() {
            bench.line("118/71")
                    .after(2000)
                    .line("DONE")
                    .after(500)
                    .line("118/71")
                    .line("118/71");

            assertThat(bench.events("SYS"))
                    .containsExactly(
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] at an unknown time",
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] in the last 2500 ms");
        }

        /** Two measurements that find the same are told apart by their keys, and a repetition is not. */
        @Test
        void everyMeasurementHasAKeyOfItsOwn() {
            bench.line("118/71")
                    .line("118/71!")
                    .line("118/71")
                    .line("118/71!")
                    .line("118/71")
                    .line("120/72");

            assertThat(bench.harness.events.stream()
                            .filter(Reading.class::isInstance)
                            .map(event -> Objects.requireNonNull(((Reading) event).episode())
                                    .key())
                            .distinct())
                    .containsExactly("118/71", "118/71#1", "118/71#2", "120/72");
        }

        /** Whoever has forgotten it is told again, and how old it is by now. */
        @Test
        void whatWasForgottenIsToldAgainWithItsAge() {
            bench.line("0/0").after(1000).line("118/71").after(60_000);
            bench.harness.driver.forgotten();
            bench.events();

            bench.line("118/71").line("118/71");

            assertThat(bench.events("SYS")).containsExactly("MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] in the last 61000 ms");
        }

        /** Nobody knows when in a silence it was measured. */
        @Test
        void aResultBehindASilenceMayBeAsOldAsTheSilence() {
            bench.line("118/71").after(90_000).line("90/50");

            assertThat(bench.events("SYS")).endsWith("MDC_PRESS_BLD_NONINV_SYS 90 mm[Hg] in the last 90000 ms");
        }

        /** What stands on another device was measured nobody knows when. */
        @Test
        void aResultOfAnotherDeviceIsOfAnUnknownAge() {
            bench.line("118/71 one").after(1000).line("118/71 two").after(1000).line("118/71 two");

            assertThat(bench.events("SYS"))
                    .containsExactly(
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] at an unknown time",
                            "MDC_PRESS_BLD_NONINV_SYS 118 mm[Hg] at an unknown time");
        }
    }
}
