package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.intellivue.IntelliVueEncoder.Poll;

class IntelliVueEncoderTest {

    private static Bytes framed(String message) {
        return Bytes.copyOf(Monitor.frame(message));
    }

    @Test
    void theAssociationRequestIsThatOfClientsInTheField() {
        assertThat(IntelliVueEncoder.associationRequest(1000, 0x8C00_0000L))
                .isEqualTo(Golden.ASSOCIATION_REQUEST_FRAME);
    }

    @Test
    void theAssociationRequestDiffersInPollPeriodAndOptionsAlone() {
        String expected = Bytes.copyOf(
                        IntelliVueFrameDecoderTest.frames(Golden.ASSOCIATION_REQUEST_FRAME.toArray(), Integer.MAX_VALUE)
                                .get(0)
                                .toArray())
                .toHex()
                .replace("80000000000003e8000009c4", "8000000000000fa0000009c4")
                .replace("f00100088c000000", "f001000884000000");

        assertThat(IntelliVueEncoder.associationRequest(4000, 0x8400_0000L)).isEqualTo(framed(expected));
    }

    @Test
    void theCreationEventIsConfirmed() {
        assertThat(IntelliVueEncoder.eventResult(1, 1950208, 0x0D06))
                .isEqualTo(Bytes.ofHex("c01101001ce10000020002001400010001000e002100000000001dc2000d060000609dc1"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, NUMERICS, c011010024e100000200010 01c000100070016002100000000000000000c1600080001000100060000c6c7c1",
        "8, KEEP_ALIVE, c011010024e100000200010 01c000800070016002100000000000000000c16000800070001003608114706c1"
    })
    void aSinglePollIsAsDocumented(int invokeId, Poll poll, String frame) {
        assertThat(IntelliVueEncoder.singlePoll(invokeId, poll)).isEqualTo(Bytes.ofHex(frame));
    }

    @Test
    void theMonitorItselfIsPolledByItsClass() {
        assertThat(IntelliVueEncoder.singlePoll(0, Poll.MONITOR))
                .isEqualTo(framed("e100000200010 01c000000070016002100000000000000000c1600080001000100210000"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, NUMERICS, 0003a980,"
                + " e1000002000100280001000700220021000000000000 0000f13b001400010001000600000001 0008f13e00040003a980",
        "5, ALERTS, 00493e00,"
                + " e1000002000100280005000700220021000000000000 0000f13b001400040001003608010001 0008f13e000400493e00"
    })
    void anExtendedPollStatesItsDuration(int invokeId, Poll poll, String ticks, String message) {
        assertThat(IntelliVueEncoder.extendedPoll(invokeId, poll, Long.parseLong(ticks, 16)))
                .isEqualTo(framed(message));
    }

    @Test
    void releaseAndAbortAreAsDocumented() {
        assertThat(IntelliVueEncoder.release())
                .isEqualTo(Bytes.ofHex("c01101001a09187de11661803080020101a08062808001000000000000000000 4108c1"));
        assertThat(IntelliVueEncoder.abort())
                .isEqualTo(Bytes.ofHex("c011010030192e1101037de129a080a0803080020101060251010000000061803080020101a080"
                        + "648080010100000000000000000000ab89c1"));
    }

    @Test
    void nothingButNumericsAlertsAndTheMonitorItselfCanBeAskedFor() {
        assertThat(Poll.values()).containsExactly(Poll.NUMERICS, Poll.MONITOR, Poll.ALERTS, Poll.KEEP_ALIVE);
        for (Poll poll : Poll.values()) {
            String message = IntelliVueFrameDecoderTest.frames(
                            IntelliVueEncoder.singlePoll(1, poll).toArray(), Integer.MAX_VALUE)
                    .get(0)
                    .toHex();

            // neither patient demographics, class 002A group 0807, nor a set, command 5
            assertThat(message)
                    .matches("e10000020001001c000100070016.*0c16000800..0001(00060000|00210000|003608[01]1)");
        }
    }

    @Test
    void whatIsEncodedTheFrameDecoderReads() {
        Bytes stuffed = IntelliVueEncoder.eventResult(0xC0C1, 0x7DC07DC1L, 0x0D06);

        assertThat(IntelliVueFrameDecoderTest.frames(stuffed.toArray(), 1))
                .containsExactly(Bytes.ofHex("e1000002000200 14c0c10001000e0021000000007dc07dc10d060000"));
    }
}
