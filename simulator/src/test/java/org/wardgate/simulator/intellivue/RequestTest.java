package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.Vectors.ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.poll;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

/** Get, set, and what a client that only reads never sends. */
class RequestTest {
    private static final String GET_WAVES =
            "e1 00 00 02 00 01 00 16 00 00 00 03 00 10 00 21 00 00 00 00 00 00 00 00 00 01 00 02 f2 3a";
    private static final String SET_WAVES =
            "e1 00 00 02 00 01 00 22 00 00 00 05 00 1c 00 21 00 00 00 00 00 00 00 00 00 01"
                    + "00 0e 00 00 f2 3a 00 08 00 01 00 04 00 02 01 02";
    private static final String SET_RECORDED_WAVES = "e1000002 00010036 0000 0005 0030 002100000000 00000000 0001 0022"
            + "0000 f23a 001c 0006 0018 00020100 00024bb4 00024a14 00024a10 00024a44 000250ac";
    private static final String SET_NUMERICS =
            "e1000002 00010022 0009 0005 001c 002100000000 00000000 0001 000e" + "0000 f239 0008 0001 0004 00024182";

    private final FakeLine line = new FakeLine();
    private final IntelliVueMonitor monitor =
            new IntelliVueMonitor(line, FakePatient.well(), Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)));

    @BeforeEach
    void powerOn() {
        monitor.start();
        line.request(monitor, ASSOCIATE);
        line.takeBytes();
    }

    @Test
    void priorityListsAreAnsweredAsRecorded() {
        line.request(monitor, GET_WAVES);
        assertThat(line.takeBytes())
                .isEqualTo(
                        Bytes.ofHex("c0 11 01 00 20 e1 00 00 02 00 02 00 18 00 00 00 03 00 12 00 21 00 00 00 00 00 01"
                                + "00 08 f2 3a 00 04 00 00 00 00 7b d2 c1"));
        line.request(monitor, SET_RECORDED_WAVES);
        assertThat(line.takeBytes())
                .isEqualTo(
                        Bytes.ofHex("c0 11 01 00 38 e1 00 00 02 00 02 00 30 00 00 00 05 00 2a 00 21 00 00 00 00 00 01"
                                + "00 20 f2 3a 00 1c 00 06 00 18 00 02 01 00 00 02 4b b4 00 02 4a 14 00 02 4a 10 00 02 4a 44"
                                + "00 02 50 ac 40 ba c1"));
        assertThat(monitor.counters()).containsEntry("set-requests", 1L).containsEntry("violations", 0L);
    }

    @Test
    void aListStaysInForceUntilTheNextAssociation() {
        line.request(monitor, SET_WAVES);
        assertThat(line.ask(monitor, GET_WAVES).get(0).toHex()).endsWith("f23a00080001000400020102");
        line.request(monitor, ASSOCIATE);
        assertThat(line.ask(monitor, GET_WAVES).get(0).toHex()).endsWith("f23a000400000000");
    }

    @Test
    void theNumericListRestrictsTheNumerics() {
        line.request(monitor, SET_NUMERICS);
        List<Bytes> answers = line.ask(monitor, poll(1, 1, PollRequest.NUMERICS, 0));
        assertThat(answers).hasSize(1);
        assertThat(Decoded.poll(answers.get(0)).objects)
                .extracting(Decoded.Observed::handle)
                .containsExactly(0x82CF);
    }

    @Test
    void aGetOfAnythingElseIsAnErrorAndNoViolation() {
        assertThat(line.ask(monitor, GET_WAVES.replace("f2 3a", "09 87")))
                .containsExactly(Bytes.ofHex("e1000002 0003 0014 0000 0007 000e 002100000000 0001 0004 0005 0987"));
        assertThat(monitor.counters()).containsEntry("violations", 0L).containsEntry("get-requests", 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "set of another attribute, e1000002 00010022 0005 0005 001c 002100000000 00000000 0001 000e 0000 0962 0008 0001000400024182",
        "a list and another attribute, e1000002 00010026 0005 0005 0020 002100000000 00000000 0002 0012 0000f23a000400000000 0000 0946 00024000",
        "adding to a list, e1000002 00010022 0005 0005 001c 002100000000 00000000 0001 000e 0001 f23a 0008 0001000400020102",
        "set without attributes, e1000002 00010014 0005 0005 000e 002100000000 00000000 0000 0000",
        "set with a false length, e1000002 00010022 0005 0005 001c 002100000000 00000000 0001 000e 0000 f23a 0009 0001000400020102",
        "unconfirmed set, e1000002 00010022 0005 0004 001c 002100000000 00000000 0001 000e 0000 f23a 0008 0001000400020102",
        "event report, e1000002 00010014 0005 0001 000e 002100000000 00000000 0d06 0000",
        "unknown command, e1000002 00010006 0005 0063 0000"
    })
    void whatDoesNotReadIsDeniedAndCounted(String what, String request) {
        assertThat(line.ask(monitor, request))
                .as(what)
                .containsExactly(Bytes.ofHex("e1 00 00 02 00 03 00 06 00 05 00 02 00 00"));
        assertThat(monitor.counters()).as(what).containsEntry("violations", 1L).containsEntry("set-requests", 0L);
        assertThat(line.ask(monitor, GET_WAVES).get(0).toHex()).endsWith("f23a000400000000");
    }

    @Test
    void anUnknownActionIsDeniedAndCounted() {
        assertThat(line.ask(monitor, "e1000002 00010014 0006 0007 000e 002100000000 00000000 0c17 0000"))
                .containsExactly(Bytes.ofHex("e1000002 0003 000a 0006 0009 0004 0021 0c17"));
        assertThat(monitor.counters()).containsEntry("violations", 1L);
    }

    @ParameterizedTest
    @CsvSource({"0e00", "0c03320100", "ff", "''", "e1000002 00030006 0001 0002 0000", "e1000002 00020006 0001 0007 0000"
    })
    void whatNoClientSaysIsCountedAndUnanswered(String message) {
        assertThat(line.ask(monitor, message)).isEmpty();
        assertThat(monitor.counters()).containsEntry("unexpected-messages", 1L).containsEntry("violations", 0L);
    }
}
