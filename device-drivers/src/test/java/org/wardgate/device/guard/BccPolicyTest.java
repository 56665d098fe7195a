package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

/** BCC, checksum vectors and query commands. */
class BccPolicyTest {
    private static final Bytes ACK = Bytes.ofHex("06");

    /** Seen on a wire: bed SpaceCom9, wrong syntax; stuffed. */
    private static final Bytes CAPTURED_STUFFED = Bytes.ofHex(
            "01303030343602537061636565436f6d392f312f313e3139342c35303130302c474e454552522c363803303030373004");

    private static final Bytes PLAIN_ANSWER =
            Bytes.ofAscii("\u000100047\u0002WARD3BED2/1/1>5003,50112,GNERR,39\u000300140\u0004");

    private final GuardHarness rack = new GuardHarness(GuardPolicy.forProfile("bbraun-space"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<00031{1/1/1>ADMIN:ALIVE}00061>",
                "<00035{SpaceCom9/1/1>MEM:GET}00057>",
                "<00027{1/1/1>MEM:GET}00039>",
                "<00035{ComSystem/1/1>MEM:GET}00153>",
                "<00041{ComSystem/1/1>ADMIN:VERSION}00102>",
                "<00042{ComSystem/1/1>MEM:GETSLOT#13}00096>",
                "<00042{WARD3BED2/1/1>MEM:GETSLOT#1A}00040>"
            })
    void theQuestionsLeaveInTheirFramesAsTheyAreAndStuffed(String frame) {
        Bytes plain = frame(frame);
        Bytes stuffed = stuffed(plain);
        hear(asked(frame.substring(frame.indexOf('{') + 1, frame.indexOf('>')), "1,50100,GNACK,0"));

        assertThat(rack.writeAtLeisure(plain)).isNull();
        assertThat(rack.left()).isEqualTo(plain);
        assertThat(rack.writeAtLeisure(stuffed)).isNull();
        assertThat(rack.left()).isEqualTo(stuffed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEM:SET",
                "MEM:PUT",
                "MEM:GETSLOT#0A",
                "MEM:GETSLOT#1P",
                "MEM:GETSLOT#1",
                "MEM:GETSLOT#123",
                "mem:get",
                "MEM:GET ",
                "MEM:GET:1",
                "ADMIN:ALIVE,1",
                "ADMIN:PROG",
                "ADMIN:CLEAR",
                "INF:START",
                "1,50111,INRT,9",
                ""
            })
    void nothingElseLeavesInAFrameThatIsRight(String text) {
        Bytes plain = asked("SpaceCom9/1/1", text);

        rack.writeAtLeisure(plain);
        rack.writeAtLeisure(stuffed(plain));

        assertThat(rack.refusals)
                .extracting(Refusal::reason)
                .isSubsetOf(RefusalReason.NOT_LISTED, RefusalReason.DENIED_COMMAND);
        assertThat(rack.left()).isEqualTo(Bytes.empty());
    }

    @Test
    void aQuestionWithAWrongLengthChecksumOrBedStays() {
        rack.writeAtLeisure(frame("<00030{1/1/1>ADMIN:ALIVE}00061>"));
        rack.writeAtLeisure(frame("<00031{1/1/1>ADMIN:ALIVE}00062>"));
        rack.writeAtLeisure(asked("ward 3/1/1", "MEM:GET"));
        rack.writeAtLeisure(asked("1>MEM:GET/1/1", "MEM:GET"));
        rack.writeAtLeisure(asked("A".repeat(25), "MEM:GET"));
        rack.writeAtLeisure(frame("<00031{1/1/1>ADMIN:ALIVE}00061"));
        rack.writeAtLeisure(WireKit.join(frame("<00027{1/1/1>MEM:GET}00039>"), frame("<00027{1/1/1>MEM:GET}00039>")));

        assertThat(rack.refusals).hasSize(7);
        assertThat(rack.left()).isEqualTo(Bytes.empty());
    }

    /** A Zyno nimbus may take STX and W for the begin of a write; it never names a bed in a BCC frame. */
    @Test
    void aRackIsAskedUnderTheNameThatItHasGivenAndNoOther() {
        Bytes question = asked("WARD3BED2/1/1", "MEM:GET");

        assertThat(rack.writeAtLeisure(question)).hasMessageContaining("does not fit what the device has said");
        hear(stuffed(asked("WARD3BED2/1/1", "1,50100,GNACK,0")));
        assertThat(rack.writeAtLeisure(question)).isNull();
        hear(asked("DELTA/1/1", "1,50100,GNACK,0"));
        assertThat(rack.writeAtLeisure(question)).isInstanceOf(GuardRefusedException.class);
        assertThat(rack.writeAtLeisure(asked("1/1/1", "ADMIN:ALIVE"))).isNull();
    }

    /** 'EX' stands for 'D' alone: a frame that is stuffed here and there is not one that a rack reads in one way. */
    @Test
    void aFrameThatIsStuffedInPartStays() {
        rack.writeAtLeisure(frame("<00031{1/1/1>AEXMIN:ALIVE}00061>"));

        assertThat(rack.refusals).hasSize(1);
    }

    @Test
    void anAcknowledgementLeavesOnceForEachFrameThatIsRight() {
        assertThat(rack.write(ACK)).isInstanceOf(GuardRefusedException.class);
        for (Bytes frame : List.of(CAPTURED_STUFFED, PLAIN_ANSWER)) {
            hear(frame);
            assertThat(rack.write(ACK)).isNull();
            assertThat(rack.left()).isEqualTo(ACK);
            assertThat(rack.write(ACK)).isInstanceOf(GuardRefusedException.class);
        }
        assertThat(rack.refusals).extracting(Refusal::detail).containsOnly("Argus 414: alarm suppress");
    }

    @Test
    void aFrameWithOneWrongBitIsOwedNothing() {
        for (int bit = 0; bit < 8 * CAPTURED_STUFFED.length(); bit++) {
            byte[] wrong = CAPTURED_STUFFED.toArray();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            GuardHarness other = new GuardHarness(new BccPolicy());
            other.channel.writeInbound(Unpooled.wrappedBuffer(wrong));
            assertThat(other.write(ACK)).as("bit %d", bit).isInstanceOf(GuardRefusedException.class);
        }
    }

    @Test
    void nothingButTheAcknowledgementSettlesAFrame() {
        hear(PLAIN_ANSWER);

        for (int b = 0; b < 256; b++) {
            if (b != 0x06) {
                rack.write(Bytes.copyOf(new byte[] {(byte) b}));
            }
        }
        rack.write(Bytes.ofHex("0606"));

        assertThat(rack.left()).isEqualTo(Bytes.empty());
    }

    @Test
    void aFrameWithoutEndIsOwedNothing() {
        hear(Bytes.ofHex("01" + "41".repeat(300_000)));
        hear(Bytes.ofHex("033030303030" + "04"));
        hear(Bytes.ofAscii("\u000199999"));

        assertThat(rack.write(ACK)).isInstanceOf(GuardRefusedException.class);
    }

    private void hear(Bytes bytes) {
        rack.channel.writeInbound(Unpooled.wrappedBuffer(bytes.toArray()));
    }

    private static Bytes asked(String header, String text) {
        String body = "<%05d{" + header + ">" + text + "}";
        String sized = String.format(body, header.length() + text.length() + 15);
        int sum = frame(sized).toAscii().chars().sum() % 256;
        return frame(sized + String.format("%05d>", sum));
    }

    private static Bytes frame(String drawn) {
        String framed =
                drawn.replaceFirst("^<", "\u0001").replaceFirst("\\{", "\u0002").replaceFirst("}", "\u0003");
        return Bytes.ofAscii(framed.endsWith(">") ? framed.substring(0, framed.length() - 1) + "\u0004" : framed);
    }

    private static Bytes stuffed(Bytes plain) {
        return Bytes.ofAscii(plain.toAscii()
                .replace("E", "E\u0000")
                .replace("e", "e\u0000")
                .replace("D", "EX")
                .replace("d", "ex")
                .replace("E\u0000", "EE")
                .replace("e\u0000", "ee"));
    }
}
