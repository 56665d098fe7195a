package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

/** Base protocol, bytes and frames, and commands. */
class FreseniusBasePolicyTest {
    private static final Bytes ACK = Bytes.ofHex("06");
    private static final Bytes DC4 = Bytes.ofHex("14");
    private static final Bytes ENQ = Bytes.ofHex("05");
    private static final Bytes ANSWER = Bytes.ofHex("02 31 43 3B 64 30 30 33 32 32 37 03");

    private final GuardHarness base = new GuardHarness(GuardPolicy.forProfile("fresenius-base"));

    @ParameterizedTest
    @CsvSource({
        "0DC, 02 30 44 43 34 38 03",
        "1DC, 02 31 44 43 34 37 03",
        "0LE;b, 02 30 4C 45 3B 62 41 31 03",
        "1LE;d, 02 31 4C 45 3B 64 39 45 03",
        "1LE;dr, 02 31 4C 45 3B 64 72 32 43 03",
        "1LE;amdr, 02 31 4C 45 3B 61 6D 64 72 35 45 03",
        "0LF;b, 02 30 4C 46 3B 62 41 30 03",
        "1FC, 02 31 46 43 34 35 03",
        "0FC, 02 30 46 43 34 36 03",
        "LE;r, 02 4C 45 3B 72 43 31 03"
    })
    void theQueriesLeaveInTheirFrames(String text, String hex) {
        Bytes frame = Bytes.ofHex(hex);

        assertThat(framed(text)).isEqualTo(frame);
        assertThat(base.writeAtLeisure(frame)).isNull();
        assertThat(base.left()).isEqualTo(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PR;1F40", "1PR;1F40", "1PO", "1PB;0064", "1PF;1", "1PV;03E8", "1RV", "1PP;64", "1PS;1", "1MO;2", "1RZ",
                        "1OF",
                "1SI", "1EP;KETAMINE", "1EN;X", "1AP", "1DE;r", "1AE", "1DM", "1AM", "1LM", "1LN", "1LE;d;PR;1F40",
                        "1le;d",
                "12LE;d", "1LE;", "1LE;dd0", "1LF;c", "1DC;1", " 1DC", "1LE;d\r", "1E"
            })
    void nothingElseLeavesInAFrameThatIsRight(String text) {
        base.writeAtLeisure(framed(text));

        assertThat(base.refusals).hasSize(1);
        assertThat(base.left()).isEqualTo(Bytes.empty());
    }

    @Test
    void aQueryWithAWrongCheckOrEndStays() {
        base.writeAtLeisure(Bytes.ofAscii("\u00020DC49\u0003"));
        base.writeAtLeisure(Bytes.ofAscii("\u00020DC48"));
        base.writeAtLeisure(Bytes.ofAscii("0DC48\u0003"));
        base.writeAtLeisure(Bytes.ofAscii("\u00020DC48\u0003\u00020DC48\u0003"));
        base.writeAtLeisure(Bytes.ofAscii("\u00021LE;d9e\u0003"));

        assertThat(base.refusals).extracting(Refusal::reason).containsOnly(RefusalReason.MALFORMED);
    }

    @Test
    void theCommandsAreCalledByTheirNames() {
        base.writeAtLeisure(framed("1PR;1F40"));

        assertThat(base.refusals).extracting(Refusal::reason).containsExactly(RefusalReason.DENIED_COMMAND);
    }

    @Test
    void anAcknowledgementLeavesOnceForEachFrameThatIsRight() {
        assertThat(base.write(ACK)).isInstanceOf(GuardRefusedException.class);
        hear(ANSWER);
        assertThat(base.write(ACK)).isNull();
        assertThat(base.write(ACK)).isInstanceOf(GuardRefusedException.class);
        assertThat(base.left()).isEqualTo(ACK);
    }

    @Test
    void aProbeIsAnsweredOnceAndOnlyByOneThatIsKnown() {
        hear(ENQ);
        assertThat(base.write(DC4)).isInstanceOf(GuardRefusedException.class);
        hear(ANSWER);
        assertThat(base.write(DC4)).isInstanceOf(GuardRefusedException.class);
        hear(ENQ);
        hear(ENQ);
        assertThat(base.write(DC4)).isNull();
        assertThat(base.write(DC4)).isInstanceOf(GuardRefusedException.class);
        assertThat(base.left()).isEqualTo(DC4);
    }

    @Test
    void aProbeInsideAFrameDoesNotDamageIt() {
        byte[] bytes = ANSWER.toArray();
        for (byte b : bytes) {
            base.channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {b, 0x05}));
        }

        assertThat(base.write(ACK)).isNull();
        assertThat(base.write(DC4)).isNull();
    }

    @Test
    void aFrameWithOneWrongBitIsOwedNothing() {
        for (int bit = 0; bit < 8 * ANSWER.length(); bit++) {
            byte[] wrong = ANSWER.toArray();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            GuardHarness other = new GuardHarness(new FreseniusBasePolicy());
            other.channel.writeInbound(Unpooled.wrappedBuffer(wrong));
            assertThat(other.write(ACK)).as("bit %d", bit).isInstanceOf(GuardRefusedException.class);
        }
    }

    @Test
    void aFrameThatIsTooLongIsOwedNothing() {
        hear(Bytes.ofHex("02" + "41".repeat(500) + "424203"));

        assertThat(base.write(ACK)).isInstanceOf(GuardRefusedException.class);
    }

    private void hear(Bytes bytes) {
        base.channel.writeInbound(Unpooled.wrappedBuffer(bytes.toArray()));
    }

    private static Bytes framed(String text) {
        int check = 0xFF - text.chars().sum() % 256;
        return Bytes.ofAscii("\u0002" + text + String.format("%02X", check) + "\u0003");
    }
}
