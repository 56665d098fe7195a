package org.wardgate.device.dri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.guard.DriPolicy;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Reading;
import org.wardgate.model.Waveform;
import org.wardgate.testing.Gen;

class DriDriverTest {
    private final DriverHarness harness = new DriverHarness(new DriDriverProvider());
    private long monitorTime = Records.TIME;

    private static Bytes request(DriRequest request, int level) {
        return DriEncoder.encode(request, level);
    }

    private LineState line() {
        List<LineState> all = harness.events(LineState.class);
        return all.get(all.size() - 1);
    }

    private void values(int level) {
        monitorTime += 5;
        harness.receive(Records.basic(monitorTime).frame(level));
    }

    private void after(Duration time) {
        harness.time.advance(time);
    }

    /** Values every 5 s for a while, and the alarms that are asked for. */
    private void stream(int level, int records) {
        for (int i = 0; i < records; i++) {
            values(level);
            after(DriDriver.INTERVAL);
        }
    }

    @Test
    void theProviderSaysWhatTheSpecificationSays() {
        DriDriverProvider provider = new DriDriverProvider();

        assertThat(provider.profile()).isEqualTo("datex-ohmeda-dri");
        assertThat(provider.serialSettings().label()).isEqualTo("19200 8E1");
        assertThat(provider.description()).contains("DRI");
    }

    /** As VSCapture 1.005 asks at level 9 (D8), and as appendix A has its requests. */
    @Test
    void requestsAreThoseOfTheSpecification() {
        assertThat(request(DriRequest.DISPLAYED_VALUES, 9))
                .isEqualTo(Bytes.ofHex("7E 31 00 00 09" + "00".repeat(17) + "FF" + "00".repeat(18)
                        + "01 05 00 0E 00 00 00 00 00 4D 7E"));
        assertThat(request(DriRequest.ALARM_STATUS, 0))
                .isEqualTo(Bytes.ofHex("7E 34 00 00 00 00 00 00 00 00 00 00 00 00 00 04 00 00 00 00 00 00 FF"
                        + "00".repeat(18) + "00".repeat(12) + "37 7E"));
        assertThat(request(DriRequest.ALARM_CHANGES, 0))
                .isEqualTo(Bytes.ofHex("7E 34 00 00 00 00 00 00 00 00 00 00 00 00 00 04 00 00 00 00 00 00 FF"
                        + "00".repeat(18) + "02" + "00".repeat(11) + "39 7E"));
        assertThat(request(DriRequest.CURVES, 0))
                .isEqualTo(Bytes.ofHex("7E 48 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 FF"
                        + "00".repeat(18) + "00000000 01 08 09 0F FF 000000" + "00".repeat(20) + "68 7E"));
    }

    @ParameterizedTest
    @EnumSource(DriRequest.class)
    void everyRequestOfEveryLevelMayLeave(DriRequest request) {
        for (int level = 0; level <= DriEncoder.HIGHEST_LEVEL; level++) {
            assertThat(new DriPolicy().refusal(request(request, level))).isEmpty();
        }
    }

    @Test
    void theFirstRequestIsForValuesOfAnyLevel() {
        harness.driver.opened();

        assertThat(harness.takeSent()).containsExactly(request(DriRequest.DISPLAYED_VALUES, 0));
        assertThat(harness.events).isEmpty();
    }

    @Test
    void valuesProveTheRequestAndCurvesAreAskedForThen() {
        harness.driver.opened();
        harness.takeSent();
        values(9);

        assertThat(line().status()).isEqualTo(Status.LIVE);
        assertThat(line().session()).containsEntry("dri-level", "9");
        assertThat(harness.takeSent()).containsExactly(request(DriRequest.CURVES, 9));
    }

    /** Level 10 and above: at every change, and every 10 s as well. */
    @Test
    void aMonitorOfLevel10IsAskedForItsAlarms() {
        harness.driver.opened();
        harness.takeSent();
        values(11);
        assertThat(harness.takeSent())
                .containsExactly(request(DriRequest.CURVES, 11), request(DriRequest.ALARM_CHANGES, 11));

        after(DriDriver.INTERVAL);
        stream(11, 4);

        assertThat(harness.takeSent())
                .containsExactly(request(DriRequest.ALARM_STATUS, 11), request(DriRequest.ALARM_STATUS, 11));
    }

    @Test
    void aMonitorWithoutAnAnswerIsAskedAtEveryLevelInTurn() {
        harness.driver.opened();
        after(DriDriver.SILENCE.multipliedBy(8));

        assertThat(harness.takeSent())
                .containsExactly(
                        request(DriRequest.DISPLAYED_VALUES, 0),
                        request(DriRequest.DISPLAYED_VALUES, 11),
                        request(DriRequest.DISPLAYED_VALUES, 10),
                        request(DriRequest.DISPLAYED_VALUES, 9),
                        request(DriRequest.DISPLAYED_VALUES, 8),
                        request(DriRequest.DISPLAYED_VALUES, 7),
                        request(DriRequest.DISPLAYED_VALUES, 6),
                        request(DriRequest.DISPLAYED_VALUES, 0),
                        request(DriRequest.DISPLAYED_VALUES, 11));
        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(line().cause()).isEqualTo(Cause.NO_ANSWER);
    }

    @Test
    void silenceIsThreeIntervalsAndEndsWithValues() {
        harness.driver.opened();
        stream(9, 3);
        after(DriDriver.SILENCE.minus(DriDriver.INTERVAL).minusMillis(1));
        assertThat(line().status()).isEqualTo(Status.LIVE);
        harness.takeSent();

        after(Duration.ofMillis(1));
        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(harness.takeSent()).containsExactly(request(DriRequest.DISPLAYED_VALUES, 8));

        values(9);
        assertThat(line().status()).isEqualTo(Status.LIVE);
        assertThat(harness.takeSent()).containsExactly(request(DriRequest.CURVES, 9));
    }

    @Test
    void bytesWithoutARecordAreNoise() {
        harness.driver.opened();
        after(Duration.ofSeconds(1));
        harness.receive(new byte[] {1, 2, 3});
        after(DriDriver.SILENCE);

        assertThat(line().cause()).isEqualTo(Cause.NOISE);
        assertThat(line().detail()).contains("19200 baud 8E1");
    }

    /** A monitor whose line was held off for 2 s stops its curves for good. */
    @Test
    void curvesThatStayAwayAreAskedForAgain() {
        harness.driver.opened();
        stream(9, 6);
        harness.takeSent();
        stream(9, 1);
        assertThat(harness.takeSent()).containsExactly(request(DriRequest.CURVES, 9));

        for (int i = 0; i < 10; i++) {
            harness.receive(Records.CO2_WAVE.toArray());
            stream(9, 1);
        }
        assertThat(harness.takeSent()).isEmpty();
    }

    /** A silence is noticed after two curves that are missing, or after two values where there are no curves. */
    @Test
    void howOftenTheMonitorSpeaksDependsOnItsCurves() {
        harness.receive(Records.CO2_WAVE.toArray());
        harness.driver.late();
        assertThat(harness.expected).isNull();

        harness.driver.opened();
        assertThat(harness.expected).isEqualTo(DriDriver.INTERVAL);
        values(9);
        harness.receive(Records.CO2_WAVE.toArray());
        assertThat(harness.expected).isEqualTo(DriDriver.CURVES_EVERY);
        harness.driver.late();
        assertThat(harness.expected).isEqualTo(DriDriver.INTERVAL);
    }

    /** A clock that stands still: what comes is not told, and the line is silent until the clock moves. */
    @Test
    void aMonitorThatRepeatsItselfIsFrozen() {
        harness.driver.opened();
        values(9);
        after(DriDriver.INTERVAL);
        int told = harness.events(Reading.class).size();

        harness.receive(Records.basic(monitorTime).values(6, 150).frame(9));
        harness.receive(Records.CO2_WAVE.toArray());
        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(line().cause()).isEqualTo(Cause.FROZEN);
        assertThat(harness.events(Reading.class)).hasSize(told);
        assertThat(harness.events(Waveform.class)).isEmpty();
        assertThat(harness.counts).containsEntry("frozen-record", 1);

        after(DriDriver.SILENCE);
        assertThat(line().cause()).isEqualTo(Cause.FROZEN);

        values(9);
        assertThat(line().status()).isEqualTo(Status.LIVE);
        assertThat(harness.events(Reading.class)).hasSizeGreaterThan(told);
    }

    /** Two requests that were both heard are answered twice at once. */
    @Test
    void aRecordThatIsRepeatedAtOnceIsPassedOver() {
        harness.driver.opened();
        values(9);
        int told = harness.events(Reading.class).size();
        harness.receive(Records.basic(monitorTime).frame(9));

        assertThat(harness.events(Reading.class)).hasSize(told);
        assertThat(harness.counts).containsEntry("repeated-record", 1);
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    /** A monitor without a clock cannot be held against it. */
    @Test
    void aMonitorWithoutAClockIsNeverFrozen() {
        harness.driver.opened();
        for (int i = 0; i < 3; i++) {
            harness.receive(Records.basic(0).frame(9));
            after(DriDriver.INTERVAL);
        }

        assertThat(line().status()).isEqualTo(Status.LIVE);
        assertThat(harness.events(Reading.class))
                .allMatch(reading -> reading.header().deviceTime() == null);
    }

    @Test
    void theMonitorIsNamedOnceAndItsClockIsKept() {
        values(9);
        values(9);

        assertThat(harness.events(DeviceIdentity.class)).singleElement().satisfies(identity -> {
            assertThat(identity.serialNumber()).isNull();
            assertThat(identity.attributes()).containsEntry("dri-level", "9").containsEntry("plug-id", "fde8");
        });
        assertThat(harness.events(Reading.class).get(0).header().deviceTime()).hasToString("2026-01-01T00:00:05");
    }

    /** Nothing that one monitor said holds for another. */
    @Test
    void anotherMonitorEndsTheAlertsOfTheFirst() {
        harness.driver.opened();
        harness.receive(Records.basic(monitorTime).group(0, 0xFL, 0x1270).frame(9));
        after(DriDriver.INTERVAL);
        byte[] other = Records.record(
                8, 0, 1, monitorTime + 5, Records.basic(monitorTime + 5).bytes());
        other[4] = 1;
        harness.receive(Records.frame(other));

        assertThat(harness.events(DeviceIdentity.class)).hasSize(2);
        assertThat(harness.events(DeviceAlert.class))
                .extracting(DeviceAlert::code, DeviceAlert::active)
                .containsExactly(tuple("asystole", true), tuple("asystole", false));
        assertThat(line().session()).containsEntry("dri-level", "8");
    }

    @Test
    void overARecordingNothingIsSentAndAllIsDecoded() {
        harness.receive(Records.BASIC.toArray());
        harness.receive(Records.ALARMS.toArray());
        harness.receive(Records.CO2_WAVE.toArray());
        after(Duration.ofMinutes(5));

        assertThat(harness.sent).isEmpty();
        assertThat(harness.events(Reading.class)).isNotEmpty();
        assertThat(harness.events(DeviceAlert.class)).hasSize(2);
        assertThat(harness.events(Waveform.class)).hasSize(1);
    }

    @Test
    void afterTheCloseNothingIsSentAndNothingTold() {
        harness.driver.opened();
        values(11);
        harness.takeSent();
        harness.driver.closed();
        int told = harness.events.size();

        values(11);
        after(Duration.ofMinutes(2));

        assertThat(harness.sent).isEmpty();
        assertThat(harness.events).hasSize(told);
    }

    @Test
    void whatIsNotAskedForIsCounted() {
        harness.driver.opened();
        harness.receive(Records.alarms(11, 0, "HR HIGH", 3));
        assertThat(harness.counts).containsEntry("alarms-before-values", 1);
        values(9);
        byte[] block = Records.basic(monitorTime).bytes();
        harness.receive(Records.frame(Records.record(9, 0, 2, monitorTime, block)));
        harness.receive(Records.frame(Records.record(9, 0, 3, monitorTime, block)));
        harness.receive(Records.frame(Records.record(9, 0, 4, monitorTime, new byte[114])));
        harness.receive(Records.frame(Records.record(9, 0, 1, monitorTime, new byte[277])));
        harness.receive(Records.frame(Records.record(9, 5, 1, monitorTime, block)));
        harness.receive(Records.frame(Records.record(9, 8, 1, monitorTime, block)));
        harness.receive(
                Records.values(9, monitorTime, Records.block(4, monitorTime).bytes()));
        byte[] misplaced = Records.record(9, 0, 1, monitorTime, block);
        misplaced[17] = 0x7F;
        harness.receive(Records.frame(misplaced));
        misplaced[17] = (byte) 0x80;
        harness.receive(Records.frame(misplaced));

        assertThat(harness.counts)
                .containsEntry("values-of-type-2", 1)
                .containsEntry("values-of-type-3", 1)
                .containsEntry("values-of-type-4", 1)
                .containsEntry("unreadable-values", 2)
                .containsEntry("unknown-record-5", 1)
                .containsEntry("unknown-record-8", 1)
                .containsEntry("misplaced-subrecord", 2);
        assertThat(harness.dropped).isEmpty();
    }

    /** Nothing a monitor can send throws or is anything but events, counts or drops. */
    @Test
    void randomRecordsDoNoHarm() {
        Gen.check(42, 3000, random -> {
            byte[] record = Gen.bytes(random, random.nextInt(40, 1491));
            record[0] = (byte) record.length;
            record[1] = (byte) (record.length >> 8);
            record[14] = (byte) List.of(0, 1, 4, 8).get(random.nextInt(4)).intValue();
            record[15] = 0;
            for (int entry = 0; entry < 8; entry++) {
                if (random.nextBoolean()) {
                    record[16 + 3 * entry] = (byte) random.nextInt(4);
                    record[17 + 3 * entry] = (byte) random.nextInt(2);
                    record[18 + 3 * entry] = (byte) random.nextInt(3);
                }
            }
            harness.receive(Records.frame(record));
            harness.events.clear();
        });
        assertThat(harness.dropped).isEmpty();
        assertThat(Objects.requireNonNull(harness.counts)).hasSizeLessThan(600);
    }
}
