package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.Vectors.ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.MDS_RESULT;
import static org.wardgate.simulator.intellivue.Vectors.RECORDED_MDS_CREATE;
import static org.wardgate.simulator.intellivue.Vectors.RECORDED_RESPONSE;
import static org.wardgate.simulator.intellivue.Vectors.RELEASE;
import static org.wardgate.simulator.intellivue.Vectors.SHORT_ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.extendedPoll;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

class AssociationTest {
    private final FakeLine line = new FakeLine();
    private IntelliVueMonitor monitor = new IntelliVueMonitor(
            line, FakePatient.well(), Options.standard(LocalDateTime.of(2021, 4, 22, 11, 43, 22, 224_000_000)));

    @BeforeEach
    void powerOn() {
        monitor.start();
    }

    @Test
    void theRecordedRequestGetsTheRecordedAnswerAndEvent() {
        line.advanceMillis(243_776);
        List<Bytes> answers = line.ask(monitor, ASSOCIATE);
        assertThat(answers)
                .containsExactly(
                        Bytes.ofHex(RECORDED_RESPONSE),
                        // the recorded monitor had associated 348 times
                        Bytes.ofHex(RECORDED_MDS_CREATE.replace("091d0002015c", "091d00020001")));
    }

    @Test
    void aMonitorGrantsItsOwnMinimumPeriodAndMtuAndTheExtensionAskedFor() {
        assertThat(line.ask(monitor, SHORT_ASSOCIATE).get(0))
                .isEqualTo(Bytes.ofHex(RECORDED_RESPONSE.replace("f00100088e", "f00100088c")));
        String modest = ASSOCIATE.replace("00000fa0000005b0000005b0", "0000bb80000002bc0000ffff");
        assertThat(line.ask(monitor, modest).get(0))
                .isEqualTo(
                        Bytes.ofHex(RECORDED_RESPONSE.replace("00000fa0000003e4000003e4", "0000bb80000003e4000002bc")));
    }

    @Test
    void withoutTheExtensionInTheRequestThereIsNoneInTheResponseAndNoExtendedPoll() {
        // the optional packages are emptied, and every length in front of them is 12 less
        String plain = SHORT_ASSOCIATE
                .replace("0001000cf00100088c00000000000000", "00000000")
                .replace("0dec05", "0de005")
                .replace("c1dc31", "c1d031")
                .replace("8148800000", "813c800000")
                .replace("0001002c00010028", "000100200001001c");
        Bytes response = line.ask(monitor, plain).get(0);
        assertThat(response.toHex())
                .contains("81" + "3c" + "80000000")
                .contains("00010020" + "0001001c" + "80000000")
                .contains("60000000" + "00000000" + "00000000");
        assertThat(response.u8(1)).isEqualTo(response.length() - 2);
        assertThat(line.ask(monitor, extendedPoll(7, 1, PollRequest.NUMERICS)))
                .containsExactly(Bytes.ofHex("e1000002 0003 000a 0007 0009 0004 0021 f13b"));
        assertThat(monitor.counters()).containsEntry("violations", 0L);
    }

    @Test
    void lengthsMayBeWrittenInLongForms() {
        assertThat(line.ask(monitor, SHORT_ASSOCIATE.replace("8148800000", "81820048800000")))
                .hasSize(2);
        assertThat(line.ask(monitor, SHORT_ASSOCIATE.replace("8148800000", "818148800000")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0d",
                "0d00",
                "0dec0508130100160102800014020002c1dc31",
                "0d0400be802880",
                "0d0400be80288081",
                "0d0400be8028808148"
            })
    void aRequestThatAsksForNothingIsRefused(String request) {
        assertThat(line.ask(monitor, request)).containsExactly(Bytes.ofHex("0c03320100"));
        assertThat(monitor.counters()).containsEntry("associations-refused", 1L).containsEntry("associations", 0L);
    }

    @Test
    void noPieceOfARequestMakesTheMonitorFail() {
        Bytes whole = Bytes.ofHex(ASSOCIATE);
        for (int length = 0; length < whole.length(); length++) {
            line.request(monitor, whole.slice(0, length).toHex());
        }
        Gen.check(42, 500, random -> {
            byte[] damaged = whole.toArray();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            line.request(monitor, Bytes.copyOf(damaged).toHex());
        });
        assertThat(line.ask(monitor, ASSOCIATE)).hasSize(2);
    }

    @Test
    void aSecondRequestReplacesTheFirstAssociationAndStopsItsPolls() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, PollRequest.NUMERICS, 0x493E00));
        assertThat(line.ask(monitor, ASSOCIATE)).hasSize(2);
        line.advanceMillis(5000);
        assertThat(line.takeMessages()).isEmpty();
        assertThat(monitor.counters()).containsEntry("associations", 2L);
    }

    @Test
    void aReleaseIsAnsweredAndEndsThePolls() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, PollRequest.NUMERICS, 0x493E00));
        assertThat(line.ask(monitor, RELEASE))
                .containsExactly(Bytes.ofHex("0a18c11661803080020101a08063808001000000000000000000"));
        line.advanceMillis(60_000);
        assertThat(line.takeMessages()).isEmpty();
        assertThat(monitor.counters()).containsEntry("releases", 1L).containsEntry("association-timeouts", 0L);
    }

    @Test
    void anAbortOfTheClientEndsThePollsWithoutAnAnswer() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, PollRequest.NUMERICS, 0x493E00));
        assertThat(line.ask(monitor, Association.ABORT.toHex())).isEmpty();
        line.advanceMillis(60_000);
        assertThat(line.takeMessages()).isEmpty();
        assertThat(monitor.counters()).containsEntry("aborts-received", 1L);
    }

    @Test
    void aSilentClientIsAbortedAfterTenSecondsAndNoSooner() {
        line.request(monitor, ASSOCIATE);
        line.advanceMillis(4000);
        line.request(monitor, MDS_RESULT);
        line.takeBytes();
        line.advanceMillis(9999);
        assertThat(line.takeMessages()).isEmpty();
        line.advanceMillis(1);
        assertThat(line.takeMessages()).containsExactly(Association.ABORT);
        assertThat(monitor.counters()).containsEntry("association-timeouts", 1L).containsEntry("mds-results", 1L);
    }

    @Test
    void aRunningPollDoesNotKeepTheAssociationAlive() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, PollRequest.ALERTS, 0x493E00));
        line.takeBytes();
        line.advanceMillis(30_000);
        List<Bytes> messages = line.takeMessages();
        assertThat(messages).hasSize(10).last().isEqualTo(Association.ABORT);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10000",
        "4000, 10000",
        "26400, 10000",
        "26408, 9903",
        "48000, 18000",
        "344000, 129000",
        "344008, 130000",
        "4294967295, 130000"
    })
    void theTimeoutFollowsFromThePollPeriod(long periodTicks, long timeoutMillis) {
        assertThat(IntelliVueMonitor.timeout(periodTicks)).hasMillis(timeoutMillis);
    }

    @Test
    void theEventIsSentAgainWithAnotherNumberWhenTheModeChanges() {
        monitor.announce();
        assertThat(line.takeMessages()).isEmpty();
        line.request(monitor, ASSOCIATE);
        line.takeBytes();
        monitor.announce();
        assertThat(line.takeMessages())
                .singleElement()
                .satisfies(event -> assertThat(event.u16(8)).isEqualTo(2));
    }

    @Test
    void theEventTellsModelBedAndDemonstration() {
        monitor = new IntelliVueMonitor(
                line,
                new FakePatient(),
                new Options(
                        "866062",
                        Bytes.ofHex("0009fbffff88c1bd"),
                        "ECC MON RM15",
                        null,
                        1364,
                        4000,
                        true,
                        LocalDateTime.of(1999, 12, 31, 23, 59, 58),
                        false,
                        Set.of(Sensor.ECG)));
        monitor.start();
        line.advanceMillis(2000);
        String event = line.ask(monitor, ASSOCIATE).get(1).toHex();
        assertThat(event)
                .contains("09840" + "00a" + "0008" + "0009fbffff88c1bd")
                .contains("0928" + "0014" + "0008" + "5068696c69707300" + "0007" + "38363630363200" + "00")
                .contains("09460002" + "2000")
                .contains("091e0024" + "0022" + "0045004300430020004d".substring(0, 16))
                .contains("0987" + "0008" + "2000010100000000")
                .contains("098f" + "0004" + "00003e80");
    }

    @Test
    void aMonitorThatIsOffSaysAndHearsNothing() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, PollRequest.NUMERICS, 0x493E00));
        line.takeBytes();
        monitor.stop();
        line.request(monitor, ASSOCIATE);
        line.advanceMillis(60_000);
        assertThat(line.takeBytes().length()).isZero();
        monitor.start();
        assertThat(line.ask(monitor, ASSOCIATE).get(1).u32(20)).isZero();
    }
}
