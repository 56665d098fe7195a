package org.wardgate.gateway.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.alarm.AlarmScript.CUFF_SYS;
import static org.wardgate.gateway.alarm.AlarmScript.ECG;
import static org.wardgate.gateway.alarm.AlarmScript.LINE_SYS;
import static org.wardgate.gateway.alarm.AlarmScript.PLETH;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;
import org.wardgate.testing.Gen;

class LimitAlarmTest {

    /** A value that equals its limit does not violate it; one unit further does. */
    @Test
    void theLimitItselfIsAllowed() {
        assertThat(new AlarmScript().heartRate(0, 60, 120).log).isEmpty();
        assertThat(new AlarmScript().heartRate(0, 60, 121).log).containsExactly("t=12 start TACHYCARDIA medium #1");
        assertThat(new AlarmScript().cuff(0, 90, 65).log).isEmpty();
        assertThat(new AlarmScript().cuff(0, 89, 65).log).containsExactly("t=0 start HYPOTENSION medium #1");
        assertThat(new AlarmScript().cuff(0, 90, 64).log).containsExactly("t=0 start HYPOTENSION medium #1");
    }

    /** A late timer does not move an event: it is stamped with its deadline. */
    @Test
    void anEventIsStampedWithItsDeadlineHoweverLateItIsNoticed() {
        AlarmScript script = new AlarmScript().heartRate(0, 13, 126);
        assertThat(script.log).containsExactly("t=12 start TACHYCARDIA medium #1");
        AlarmScript late = new AlarmScript().heartRate(0, 12, 126);
        assertThat(late.core.nextDeadlineNanos()).isEqualTo(AlarmScript.nanos(12));
        late.pass(200);
        assertThat(late.log.get(0)).isEqualTo("t=12 start TACHYCARDIA medium #1");
    }

    /** A cuff is a point sample: judged at once, by itself, and active until a new one is in range. */
    @Test
    void aCuffPressureIsJudgedAtOnceAndHoldsUntilTheNext() {
        AlarmScript script = new AlarmScript()
                .cuff(0, 124, 92)
                .cuff(60, 84, 59)
                .pass(300)
                .cuff(360, 94, 67)
                .cuff(420, 95, 68);
        assertThat(script.log).containsExactly("t=60 start HYPOTENSION medium #1", "t=420 end HYPOTENSION medium #1");
        assertThat(script.events.get(0).alarm().text()).isEqualTo("SBP 84 below 90 by cuff, MAP 59 below 65 by cuff");
    }

    /** Systolic and mean are one hypotension, whose priority is never below that of its worst part. */
    @Test
    void severityMovesOneAlarmUpAndDown() {
        AlarmScript script = new AlarmScript()
                .cuff(0, 88, 66)
                .cuff(60, 78, 58)
                .cuff(120, 86, 60)
                .cuff(180, 79, 54);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start HYPOTENSION medium #1",
                        "t=60 escalate HYPOTENSION high #1",
                        "t=120 deescalate HYPOTENSION medium #1",
                        "t=180 escalate HYPOTENSION high #1");
        assertThat(script.events.stream().map(event -> event.alarm().alarmId()).distinct())
                .hasSize(1);
    }

    /** A HIGH that came and went before anyone saw it stays on the page, also when it fell to MEDIUM on its way out. */
    @Test
    void aHighThatNobodySawIsLatchedUntilItIsAcknowledged() {
        AlarmScript script = new AlarmScript().cuff(0, 78, 58).cuff(60, 86, 66).cuff(120, 120, 90);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start HYPOTENSION high #1",
                        "t=60 deescalate HYPOTENSION medium #1",
                        "t=120 latch HYPOTENSION high #1");
        assertThat(script.core.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.condition()).isEqualTo(Condition.LATCHED);
            assertThat(alarm.text())
                    .as("why it was HIGH")
                    .isEqualTo("SBP 78 below 80 by cuff, MAP 58 below 65 by cuff");
        });
        assertThat(script.acknowledge(130, script.last().alarmId(), 1)).isEqualTo(AlarmCore.Acknowledged.YES);
        assertThat(script.log.subList(3, 5))
                .containsExactly("t=130 acknowledged HYPOTENSION high #1", "t=130 end HYPOTENSION high #1");
        assertThat(script.core.alarms()).isEmpty();
    }

    @Test
    void aLatchedAlarmThatIsViolatedAgainIsANewOccurrenceOfTheSameEpisode() {
        AlarmScript script = new AlarmScript().cuff(0, 78, 58).cuff(60, 120, 90).cuff(120, 84, 66);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start HYPOTENSION high #1",
                        "t=60 latch HYPOTENSION high #1",
                        "t=120 update HYPOTENSION medium #2");
        assertThat(script.last().condition()).isEqualTo(Condition.ACTIVE);
    }

    /** What was acknowledged and gets worse by the configured step sounds again; what only varies does not. */
    @Test
    void anAcknowledgedAlarmSoundsAgainWhenItWorsens() {
        AlarmScript script = new AlarmScript().cuff(0, 89, 70);
        script.acknowledge(10, script.last().alarmId(), 1);
        script.cuff(60, 82, 66);
        assertThat(script.log).hasSize(2);
        script.cuff(120, 81, 66);
        assertThat(script.log.get(2)).isEqualTo("t=120 update HYPOTENSION medium #2");
        assertThat(script.last().inactivation()).isEqualTo(Inactivation.ENABLED);
        assertThat(script.last().acknowledgedBy()).isNull();
    }

    /** An acknowledgement covers the parts that it was given for. */
    @Test
    void aPartAddedAfterTheAcknowledgementSounds() {
        AlarmScript script = new AlarmScript().cuff(0, 88, 70);
        script.acknowledge(10, script.last().alarmId(), 1);
        script.cuff(60, 88, 64);
        assertThat(script.log.get(2)).isEqualTo("t=60 update HYPOTENSION medium #2");
    }

    @Test
    void anAcknowledgedAlarmSoundsAgainWhenItsPriorityRises() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 66);
        script.acknowledge(10, script.last().alarmId(), 1);
        script.cuff(60, 79, 66);
        assertThat(script.log.get(2)).isEqualTo("t=60 escalate HYPOTENSION high #2");
    }

    /** Acknowledged is not forgotten: HIGH after 3 minutes, MEDIUM after 10. */
    @Test
    void anAcknowledgedAlarmThatStillHoldsSoundsAgainAfterItsTime() {
        AlarmScript high = new AlarmScript().cuff(0, 78, 66);
        high.acknowledge(10, high.last().alarmId(), 1);
        high.pass(800);
        assertThat(high.log.get(2)).isEqualTo("t=190 update HYPOTENSION high #2");
        AlarmScript medium = new AlarmScript().cuff(0, 84, 66);
        medium.acknowledge(10, medium.last().alarmId(), 1);
        medium.pass(800);
        assertThat(medium.log.get(2)).isEqualTo("t=610 update HYPOTENSION medium #2");
    }

    @Test
    void anAcknowledgementOfAnOlderOccurrenceIsAConflictAndSilencesNothing() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 66);
        String id = script.last().alarmId();
        script.acknowledge(10, id, 1);
        assertThat(script.acknowledge(11, id, 1)).isEqualTo(AlarmCore.Acknowledged.YES);
        assertThat(script.log).hasSize(2);
        script.cuff(60, 79, 66);
        assertThat(script.acknowledge(61, id, 1)).isEqualTo(AlarmCore.Acknowledged.OLD_OCCURRENCE);
        assertThat(script.core.alarms()).allMatch(Alarm::isSounding);
        assertThat(script.acknowledge(62, "a99", 1)).isEqualTo(AlarmCore.Acknowledged.NO_SUCH_ALARM);
    }

    /** Missing data never end an alarm: it becomes unknown, keeps sounding, and is judged when data return. */
    @Test
    void anAlarmWhoseInputIsGoneBecomesUnknownAndKeepsSounding() {
        AlarmScript script = new AlarmScript().heartRate(0, 30, 126).pass(60);
        assertThat(script.log).contains("t=12 start TACHYCARDIA medium #1", "t=39 update TACHYCARDIA medium #1");
        assertThat(script.core.alarms())
                .filteredOn(alarm -> alarm.rule().equals("TACHYCARDIA"))
                .allMatch(alarm -> alarm.condition() == Condition.UNKNOWN && alarm.isSounding());
        script.heartRate(60, 70, 126);
        assertThat(script.core.alarms())
                .filteredOn(alarm -> alarm.rule().equals("TACHYCARDIA"))
                .allMatch(alarm -> alarm.condition() == Condition.ACTIVE);
    }

    /** Invalid samples neither confirm nor restart a delay; that nothing can be said is said. */
    @Test
    void invalidSamplesDoNotConfirmAPendingAlarm() {
        AlarmScript script = new AlarmScript().heartRate(0, 6, 126);
        for (int t = 6; t < 13; t++) {
            script.invalid(t, Signal.HEART_RATE, ECG);
        }
        script.heartRate(13, 40, 126);
        assertThat(script.log)
                .containsExactly(
                        "t=12 start SIGNAL_POOR low #1",
                        "t=20 start TACHYCARDIA medium #1",
                        "t=20 end SIGNAL_POOR low #1");
    }

    /** Every second value invalid for ever: no rule can decide, and a person hears of it. */
    @Test
    void aSignalThatIsMostlyInvalidIsToldOf() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 600; t += 2) {
            script.sample(t, Signal.HEART_RATE, ECG, 200, false).invalid(t + 1, Signal.HEART_RATE, ECG);
        }
        assertThat(script.log).hasSize(1);
        assertThat(script.log.get(0)).endsWith("start SIGNAL_POOR low #1");
        assertThat(script.core.alarms()).extracting(Alarm::rule).containsExactly("SIGNAL_POOR");
    }

    @Test
    void silenceDoesNotConfirmAPendingAlarmAndReturningDataStartTheDelayAnew() {
        AlarmScript script = new AlarmScript().heartRate(0, 6, 126).pass(30);
        assertThat(script.log).noneMatch(line -> line.contains("TACHYCARDIA"));
        script.heartRate(30, 45, 126);
        assertThat(script.log).contains("t=42 start TACHYCARDIA medium #1");
    }

    /** While the arterial line is valid the cuff is not listened to; when it has been invalid for 5 s, the last cuff is judged. */
    @Test
    void theBestFreshSourceIsListenedTo() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 20; t++) {
            script.sample(t, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 120, false);
        }
        script.sample(20, Signal.SYSTOLIC_PRESSURE, CUFF_SYS, 70, true);
        assertThat(script.log).isEmpty();
        script.invalid(21, Signal.SYSTOLIC_PRESSURE, LINE_SYS);
        script.pass(30);
        assertThat(script.log).containsExactly("t=26 start HYPOTENSION high #1");
        assertThat(script.core.isChosen(Signal.SYSTOLIC_PRESSURE, AlarmScript.MONITOR, CUFF_SYS))
                .isTrue();
    }

    /** A violation that was pending on the arterial line does not keep a cuff from being judged by itself and at once. */
    @Test
    void aCuffIsJudgedAtOnceWhateverWasPending() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 5; t++) {
            script.sample(t, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 70, false);
        }
        script.line(
                5,
                AlarmScript.MONITOR,
                org.wardgate.model.LineState.Status.CLOSED,
                org.wardgate.model.LineState.Cause.HANG_UP);
        script.input(
                6,
                new AlarmInput.Sample(
                        Signal.SYSTOLIC_PRESSURE,
                        CUFF_SYS,
                        "cuff",
                        org.wardgate.model.Decimal.of(62),
                        true,
                        AlarmScript.nanos(6)));
        assertThat(script.log).contains("t=6 start HYPOTENSION high #1");
    }

    /** A loose lead beside a good oximeter: the signal moves to the oximeter, stays there, and the tachycardia is told. */
    @Test
    void aLooseLeadNeitherSilencesASignalNorMakesItFlap() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 120; t++) {
            if (t % 4 < 2) {
                script.sample(t, Signal.HEART_RATE, ECG, 180, false);
            } else {
                script.invalid(t, Signal.HEART_RATE, ECG);
            }
            script.sample(t + 0.5, Signal.HEART_RATE, PLETH, 180, false);
        }
        assertThat(script.log).anyMatch(line -> line.endsWith("start TACHYCARDIA high #1"));
        assertThat(script.core.isChosen(Signal.HEART_RATE, AlarmScript.MONITOR, PLETH))
                .isTrue();
        for (int t = 120; t < 135; t++) {
            assertThat(script.core.isChosen(Signal.HEART_RATE, AlarmScript.MONITOR, PLETH))
                    .isTrue();
            script.sample(t, Signal.HEART_RATE, ECG, 180, false);
            script.sample(t + 0.5, Signal.HEART_RATE, PLETH, 180, false);
        }
        script.heartRate(135, 137, 180);
        assertThat(script.core.isChosen(Signal.HEART_RATE, AlarmScript.MONITOR, ECG))
                .as("back after 15 s without a break")
                .isTrue();
    }

    /** The words are those of the value that violated, with the value of now beside it where that is another. */
    @Test
    void theWordsNeverSayThatARecoveredValueViolates() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 70).cuff(60, 92, 75);
        assertThat(script.core.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text()).isEqualTo("SBP 84 below 90 by cuff"));
    }

    /** What had recovered and comes back was not seen. */
    @Test
    void aPartThatReturnsSounds() {
        AlarmScript script = new AlarmScript().cuff(0, 88, 60);
        script.acknowledge(1, script.last().alarmId(), 1);
        script.cuff(60, 88, 75).cuff(120, 88, 60);
        assertThat(script.log.get(script.log.size() - 1)).isEqualTo("t=120 update HYPOTENSION medium #2");
    }

    @Test
    void theFindingNamesTheSourceThatGaveTheValue() {
        AlarmScript script = new AlarmScript();
        for (int t = 0; t < 14; t++) {
            script.sample(t, Signal.HEART_RATE, PLETH, 126, false);
        }
        assertThat(script.last().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo(PLETH);
            assertThat(finding.text()).isEqualTo("HR 126 above 120 by SpO2 pulse");
        });
    }

    /** Nobody saw the HIGH, so it is kept until somebody has, also when the episode went on as a MEDIUM in between. */
    @Test
    void aLatchedHighThatReturnsAsMediumIsKeptWhenThatEnds() {
        AlarmScript script = new AlarmScript()
                .cuff(0, 78, 66)
                .cuff(60, 120, 90)
                .cuff(120, 84, 66)
                .cuff(180, 120, 90);
        assertThat(script.log)
                .containsExactly(
                        "t=0 start HYPOTENSION high #1",
                        "t=60 latch HYPOTENSION high #1",
                        "t=120 update HYPOTENSION medium #2",
                        "t=180 latch HYPOTENSION high #2");
        script.acknowledge(190, script.last().alarmId(), 2);
        assertThat(script.core.alarms()).isEmpty();
    }

    /** A request that is sent twice does not move the value that was seen. */
    @Test
    void repeatingAnAcknowledgementDoesNotPutOffTheNextOccurrence() {
        AlarmScript script = new AlarmScript().cuff(0, 89, 70);
        script.acknowledge(10, script.last().alarmId(), 1);
        script.cuff(60, 84, 70);
        assertThat(script.acknowledge(70, script.last().alarmId(), 1)).isEqualTo(AlarmCore.Acknowledged.YES);
        script.cuff(120, 81, 70);
        assertThat(script.log.get(2)).isEqualTo("t=120 update HYPOTENSION medium #2");
    }

    /** While the filter of the new source fills, the finding is still the old source's. */
    @Test
    void aFindingNeverNamesASourceThatDidNotGiveItsValue() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 70);
        for (int t = 60; t < 77; t++) {
            script.sample(t, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 82, false);
        }
        assertThat(script.core.alarms().get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo(CUFF_SYS);
            assertThat(finding.value()).isEqualTo(Decimal.of(84));
        });
        script.sample(77, Signal.SYSTOLIC_PRESSURE, LINE_SYS, 82, false);
        assertThat(script.core.alarms().get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo(LINE_SYS);
            assertThat(finding.value()).isEqualTo(Decimal.of(82));
        });
    }

    /** A saturation that is low has 15 s to recover; one that is very low has none beyond the median's second. */
    @Test
    void aVeryLowSaturationDoesNotWait() {
        LimitRule rule = new LimitRule(
                "DESATURATION",
                "Desaturation",
                List.of(
                        saturation(Map.of(Priority.MEDIUM, Decimal.of(92), Priority.HIGH, Decimal.of(88)), 15),
                        saturation(Map.of(Priority.HIGH, Decimal.of(80)), 0)));
        AlarmProfile profile = new AlarmProfile(List.of(rule), AlarmScript.TIMING);
        AlarmScript low = new AlarmScript(profile).saturation(0, 10, 97).saturation(10, 40, 86);
        assertThat(low.log).containsExactly("t=26 start DESATURATION high #1");
        AlarmScript veryLow = new AlarmScript(profile).saturation(0, 10, 97).saturation(10, 12, 79);
        assertThat(veryLow.log).containsExactly("t=11 start DESATURATION high #1");
        veryLow.saturation(12, 40, 79);
        assertThat(veryLow.core.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.text()).as("one line a signal").isEqualTo("SpO2 79 below 80");
            assertThat(alarm.findings()).hasSize(1);
        });
        veryLow.saturation(40, 60, 85);
        assertThat(veryLow.alarm("DESATURATION").text()).isEqualTo("SpO2 85 below 88");
    }

    /** What a person has seen is the signal's value: crossing the stricter limit by a little is not worse. */
    @Test
    void aSecondCriterionOnASignalIsNoSecondPart() {
        LimitRule rule = new LimitRule(
                "DESATURATION",
                "Desaturation",
                List.of(
                        saturation(Map.of(Priority.HIGH, Decimal.of(88)), 15),
                        saturation(Map.of(Priority.HIGH, Decimal.of(80)), 0)));
        AlarmScript script = new AlarmScript(new AlarmProfile(List.of(rule), AlarmScript.TIMING)).saturation(0, 20, 81);
        script.acknowledge(20, script.last().alarmId(), 1);
        script.saturation(20, 30, 79);
        assertThat(script.alarm("DESATURATION").occurrence()).isEqualTo(1);
        script.saturation(30, 40, 77);
        assertThat(script.alarm("DESATURATION").occurrence()).isEqualTo(2);
        assertThat(script.alarm("DESATURATION").text()).isEqualTo("SpO2 77 below 80, was 81");
    }

    private static Criterion saturation(Map<Priority, Decimal> limits, int delaySeconds) {
        return new Criterion(
                Signal.OXYGEN_SATURATION,
                Side.BELOW,
                limits,
                Decimal.of(2),
                new Filter(3, Duration.ofSeconds(delaySeconds), Duration.ofSeconds(5)),
                Decimal.of(4));
    }

    /** A delay that is running is no alarm, and it is no secret: each limit that is violated is listed with all that it is about. */
    @Test
    void aRunningDelayIsListedWithItsValueAndLimit() {
        AlarmScript script = new AlarmScript().heartRate(0, 2, 145);
        assertThat(script.core.pending()).as("the median has nothing yet").isEmpty();
        script.heartRate(2, 8, 145).heartRate(8, 10, 146);
        Finding medium =
                new Finding(Signal.HEART_RATE, ECG, AlarmScript.MONITOR, Decimal.of(146), Side.ABOVE, Decimal.of(120));
        Finding high =
                new Finding(Signal.HEART_RATE, ECG, AlarmScript.MONITOR, Decimal.of(146), Side.ABOVE, Decimal.of(140));
        assertThat(script.core.pending())
                .containsExactly(
                        new Pending(
                                "TACHYCARDIA",
                                "Tachycardia",
                                medium,
                                Priority.MEDIUM,
                                AlarmScript.nanos(2),
                                Duration.ofSeconds(10)),
                        new Pending(
                                "TACHYCARDIA",
                                "Tachycardia",
                                high,
                                Priority.HIGH,
                                AlarmScript.nanos(2),
                                Duration.ofSeconds(10)));
        script.heartRate(10, 11, 146).pass(12);
        assertThat(script.core.pending()).isEmpty();
    }

    /** A cuff has no delay, so nothing of it is ever pending. */
    @Test
    void aCuffIsNeverPending() {
        assertThat(new AlarmScript().cuff(0, 84, 60).core.pending()).isEmpty();
    }

    /** Each measurement stands for itself: a violation goes on through those that gave nothing, until one is in range. */
    @Test
    void onlyANewCuffPressureInRangeEndsAViolation() {
        AlarmScript script = new AlarmScript().cuff(0, 84, 60);
        script.invalid(300, Signal.SYSTOLIC_PRESSURE, CUFF_SYS).pass(899.999);
        assertThat(script.alarm("HYPOTENSION").condition()).isEqualTo(Condition.ACTIVE);
        script.pass(900);
        assertThat(script.alarm("HYPOTENSION").condition()).isEqualTo(Condition.UNKNOWN);
        script.pass(5000);
        assertThat(script.alarm("HYPOTENSION")).matches(Alarm::isSounding);
        script.cuff(5001, 110, 80);
        assertThat(script.log).last().isEqualTo("t=5001 end BP_OVERDUE low #1");
        assertThat(script.core.alarms()).isEmpty();
    }

    /** However the same story is cut into calls, the same events come out. */
    @Test
    void pollingTheClockInBetweenChangesNothing() {
        Gen.check(7, 300, random -> {
            List<int[]> story = story(random);
            AlarmScript plain = new AlarmScript();
            AlarmScript polled = new AlarmScript();
            for (int[] step : story) {
                plain.sample(step[0], Signal.HEART_RATE, ECG, step[1], false);
                for (int i = random.nextInt(4); i > 0; i--) {
                    polled.pass(step[0] - random.nextDouble());
                }
                polled.sample(step[0], Signal.HEART_RATE, ECG, step[1], false);
            }
            assertThat(polled.log).isEqualTo(plain.log);
        });
    }

    private static List<int[]> story(SplittableRandom random) {
        List<int[]> story = new ArrayList<>();
        int rate = 110;
        for (int t = 1; t < 300; t += random.nextInt(8) == 0 ? random.nextInt(1, 20) : 1) {
            rate = random.nextInt(30) == 0 ? random.nextInt(90, 160) : rate;
            story.add(new int[] {t, rate + random.nextInt(5)});
        }
        return story;
    }
}
