package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

/** Sources: Data Export Interface Programming Guide; frames as the guide's clients send them. */
class IntelliVueSerialPolicyTest {
    private final IntelliVueSerialPolicy policy = new IntelliVueSerialPolicy();

    /** Byte for byte with the check sequences that monitors accept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 11 01 00 24 e1 00 00 02 00 01 00 1c 00 01 00 07 00 16 00 21 00 00 00 00 00 00 00 00 0c 16 00 08 00 01 00 01 00 06 00 00 c6 c7 c1",
                "c0 11 01 00 24 e1 00 00 02 00 01 00 1c 00 08 00 07 00 16 00 21 00 00 00 00 00 00 00 00 0c 16 00 08 00 07 00 01 00 36 08 11 47 06 c1",
                "c0 11 01 00 1a 09 18 7d e1 16 61 80 30 80 02 01 01 a0 80 62 80 80 01 00 00 00 00 00 00 00 00 00 41 08 c1",
                "c0 11 01 00 30 19 2e 11 01 03 7d e1 29 a0 80 a0 80 30 80 02 01 01 06 02 51 01 00 00 00 00 61 80 30 80 02 01 01 a0 80 64 80 80 01 01 00 00 00 00 00 00 00 00 00 00 ab 89 c1",
            })
    void goldenFramesMayLeave(String hex) {
        assertThat(policy.refusal(Bytes.ofHex(hex))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "patient demographics, single poll ~ e1000002 0001 001c 0006 0007 0016 002100000000 00000000 0c16 0008 0005 0001 002a 0807",
                "patient class with group of all ~ e1000002 0001 001c 0006 0007 0016 002100000000 00000000 0c16 0008 0005 0001 002a 0000",
                "patient group of another class ~ e1000002 0001 001c 0006 0007 0016 002100000000 00000000 0c16 0008 0005 0001 0021 0807",
                "patient demographics, extended poll ~ e1000002 0001 0020 0001 0007 001a 002100000000 00000000 f13b 000c 0001 0001 002a 0000 0000 0000",
                "unconfirmed set ~ e1000002 0001 0022 0000 0004 001c 002100000000 00000000 0001 000e 0000 f23a 0008 0001 0004 00020102",
                "set of another wave ~ e1000002 0001 0022 0000 0005 001c 002100000000 00000000 0001 000e 0000 f23a 0008 0001 0004 00024bb4",
                "set of the numeric list ~ e1000002 0001 0022 0000 0005 001c 002100000000 00000000 0001 000e 0000 f239 0008 0001 0004 00020102",
                "set of ECG II with another invoke id ~ e1000002 0001 0022 0001 0005 001c 002100000000 00000000 0001 000e 0000 f23a 0008 0001 0004 00020102",
                "get of the bed label ~ e1000002 0001 0016 0000 0003 0010 002100000000 00000000 0001 0002 091e",
                "get of one attribute twice ~ e1000002 0001 0018 0000 0003 0012 002100000000 00000000 0002 0004 f23a f23a",
                "get of nothing ~ e1000002 0001 0014 0000 0003 000e 002100000000 00000000 0000 0000",
                "another action ~ e1000002 0001 001c 0001 0007 0016 002100000000 00000000 0c17 0008 0001 0001 0006 0000",
                "action on another object ~ e1000002 0001 001c 0001 0007 0016 000600000000 00000000 0c16 0008 0001 0001 0006 0000",
                "action with a scope ~ e1000002 0001 001c 0001 0007 0016 002100000000 00000001 0c16 0008 0001 0001 0006 0000",
                "event report of ours ~ e1000002 0001 0014 0001 0001 000e 002100000000 001dc200 0d06 0000",
                "answer to an action ~ e1000002 0002 0014 0001 0007 000e 002100000000 001dc200 0d06 0000",
                "confirmation with data ~ e1000002 0002 0016 0001 0001 0010 002100000000 001dc200 0d06 0002 0000",
                "confirmation of another event ~ e1000002 0002 0014 0001 0001 000e 002100000000 001dc200 0d17 0000",
                "error answer ~ e1000002 0003 0006 0005 0002 0000",
                "unknown poll option ~ e1000002 0001 0028 0001 0007 0022 002100000000 00000000 f13b 0014 0001 0001 0006 0000 0001 0008 f13f 0004 0003a980",
                "poll for longer than ten minutes ~ e1000002 0001 0028 0001 0007 0022 002100000000 00000000 f13b 0014 0001 0001 0006 0000 0001 0008 f13e 0004 00495d40",
                "poll for a broken second ~ e1000002 0001 0028 0001 0007 0022 002100000000 00000000 f13b 0014 0001 0001 0006 0000 0001 0008 f13e 0004 0003a981",
                "poll for no time ~ e1000002 0001 0028 0001 0007 0022 002100000000 00000000 f13b 0014 0001 0001 0006 0000 0001 0008 f13e 0004 00000000",
                "poll of no objects ~ e1000002 0001 0026 0001 0007 0020 002100000000 00000000 f13b 0012 0001 0001 0006 0000 0001 0006 f228 0002 0000",
                "association response ~ 0e03320100",
                "refuse ~ 0c03320100",
                "release response ~ 0a18c11661803080020101a0806380800100000000000000 0000",
                "release request with a byte more ~ 0918c11661803080020101a0806280800100000000000000 000000",
                "connect indication ~ 0000010000010000",
            })
    void aSoundFrameThatIsNotListedMayNotLeave(String what, String message) {
        assertThat(policy.refusal(WireKit.intelliVue(Bytes.ofHex(message))))
                .as(what)
                .contains(RefusalReason.NOT_LISTED);
    }

    @Test
    void pollsOfANumberOfObjectsMayLeave() {
        Bytes message = Bytes.ofHex("e1000002 0001 0026 0001 0007 0020 002100000000 00000000 f13b 0012"
                + "0001 0001 0006 0000 0001 0006 f228 0002 00c9");

        assertThat(policy.refusal(WireKit.intelliVue(message))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "80000000400000000000000080000000, 80000000400000000000000000800000", // a server
        "ffffffff60000000, ffffffff70000000", // an option bit that is not known
        "ffffffff60000000, 0000ffff60000000", // a bandwidth
        "8c000000, 8c000001",
        "000003e8000009c4, 000003e7000009c4", // period
        "000003e8000009c4, 00075301000009c4",
        "000009c4000003e8, 00001389000003e8", // longest message
        "000009c4000003e8, 000009c40000012b",
        "2a8648ce14020100000003010000, 2a8648ce14020100000003010001", // presentation header
        "0508130100160102, 0508130100160103", // session header
    })
    void anAssociationRequestWithAFieldOutOfBoundsMayNotLeave(String listed, String changed) {
        String message = AllowedFrames.ASSOCIATION.toHex();
        assertThat(message).contains(listed);

        assertThat(policy.refusal(WireKit.intelliVue(Bytes.ofHex(message.replace(listed, changed)))))
                .contains(RefusalReason.NOT_LISTED);
    }

    @ParameterizedTest
    @CsvSource({
        "00010006000000c9, 00010006000000ca", // more numerics than clients state
        "00010006000000c9, 00010007000000c9", // an unknown class
        "00010009, 00010006", // one class twice
        "0001002a00000001, 0002002a00000001", // another partition
        "0001002a00000001, 0001002a00000000",
    })
    void anUnknownListOfObjectsMayNotLeave(String listed, String changed) {
        String message = AllowedFrames.LONG_ASSOCIATION.toHex();
        assertThat(message).contains(listed);

        assertThat(policy.refusal(WireKit.intelliVue(Bytes.ofHex(message.replace(listed, changed)))))
                .contains(RefusalReason.NOT_LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0c1", // nothing
                "c0", // half a frame
                "c0110100000000c1", // no message
                "c01101000509", // no end
                "c0 11 01 00 05 0c 03 32 01 00 85 ef c1", // check sequence
                "c0 11 02 00 05 0c 03 32 01 00 85 ee c1", // header
                "c0 11 01 00 06 0c 03 32 01 00 85 ee c1", // length
                "c0 11 01 00 05 0c 03 32 01 00 85 ee c1 c1", // an end too many
                "c0 c0 11 01 00 05 0c 03 32 01 00 85 ee c1", // a start too many
                "c0 11 01 00 05 0c 03 32 01 00 85 ee 7d c1", // frame abort
                "c0 7d 31 01 00 05 0c 03 32 01 00 85 ee c1", // stuffing that need not be
            })
    void whatIsNotOneSoundFrameIsMalformed(String hex) {
        assertThat(policy.refusal(Bytes.ofHex(hex))).isEqualTo(Optional.of(RefusalReason.MALFORMED));
    }

    @Test
    void theWaveListIsTheOnlySet() {
        assertThat(IntelliVueRequests.EXPORT_SELECTIONS)
                .containsExactly(Bytes.ofHex(
                        "e1 00 00 02 00 01 00 22 00 00 00 05 00 1c 00 21 00 00 00 00 00 00 00 00 00 01 00 0e 00 00 f2 3a"
                                + "00 08 00 01 00 04 00 02 01 02"));
    }
}
