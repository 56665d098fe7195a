package org.wardgate.device.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** Frames of letters: {@code <content>}, or {@code ~content~} with flags; '\' escapes, '^' aborts, '!' is a sign, '?' one of two. */
class MarkedFrameDecoderTest {
    private static final int LONGEST = 5;
    private static final ByteRoles MARKS = ByteRoles.allContent()
            .with(Role.START, '<')
            .with(Role.END, '>')
            .with(Role.ESCAPE, '\\')
            .with(Role.ABORT, '^')
            .with(Role.SIGN, '!')
            .with(Role.SIGN_OF_TWO, '?');
    private static final ByteRoles STATED =
            ByteRoles.allContent().with(Role.START, '<').with(Role.ESCAPE, '\\').with(Role.ABORT, '^');
    private static final ByteRoles FLAGS =
            ByteRoles.allContent().with(Role.FLAG, '~').with(Role.ESCAPE, '\\');

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "<ab> ab",
                "<ab><cd> ab,cd",
                "<> ''",
                "<\\ab> Ab",
                "xx<ab>y noise:2,ab,noise:1",
                "<ab<cd> truncated:3,cd",
                "<ab\\<cd> truncated:4,cd",
                "<ab^cd><e> aborted:4,noise:3,e",
                "<ab\\>c aborted:5,noise:1",
                "<ab\\zc> aborted:5,noise:2",
                "<abcde> abcde",
                "<abcdef> too-long:7,noise:1",
                "<abcde\\a> too-long:8,noise:1",
                "!<a!b>! !,!,ab,!",
                "?x<a?yb> ?x,?y,ab",
                "?< ?<",
                "<ab truncated:3",
                "<ab\\ truncated:4",
                "? truncated:1",
                "ab noise:2"
            })
    void framesBetweenABeginAndAnEnd(String wire, String expected) {
        assertEveryCutGives(MARKS, wire, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "~ab~ ab",
                "~ab~cd~ ab,cd",
                "~ab~~cd~ ab,cd",
                "~~~~ab~ ab",
                "x~ab~ noise:1,ab",
                "~a\\b~ aB",
                "~ab\\~cd~ aborted:4,cd",
                "~ab truncated:3",
                "~ab~c ab,truncated:1"
            })
    void framesBetweenFlags(String wire, String expected) {
        assertEveryCutGives(FLAGS, wire, expected);
    }

    /** The first byte of the content says how many follow: {@code a} one, {@code b} two. Another is no length. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "<ax ax",
                "<ax<bxy ax,bxy",
                "<axz ax,noise:1",
                "<b\\xy bXy",
                "<bx\\y bxY",
                "<bx<ay truncated:3,ay",
                "<b\\<ay truncated:3,ay",
                "<bx truncated:3",
                "<b^<ax aborted:3,ax",
                "<zx z,noise:1"
            })
    void framesThatStateTheirLength(String wire, String expected) {
        assertEveryCutGives(STATED, wire, expected);
    }

    @Test
    void bytesThatArriveTogetherAreNoiseTogether() {
        assertThat(decode(MARKS, List.of("abc", "de<"))).containsExactly("noise:3", "noise:2", "truncated:1");
    }

    /** Noise and what grows too long are reported for each arrival; everything else is the same however the line cuts it. */
    private static void assertEveryCutGives(ByteRoles roles, String wire, String expected) {
        List<String> all = List.of(expected.split(",", -1));
        assertThat(decode(roles, List.of(wire))).isEqualTo(all);
        List<String> steady =
                all.stream().filter(MarkedFrameDecoderTest::isSteady).toList();
        for (int cut = 1; cut < wire.length(); cut++) {
            assertThat(decode(roles, List.of(wire.substring(0, cut), wire.substring(cut))))
                    .as("cut at %d", cut)
                    .filteredOn(MarkedFrameDecoderTest::isSteady)
                    .isEqualTo(steady);
        }
    }

    private static boolean isSteady(String input) {
        return !input.startsWith("noise") && !input.startsWith("too-long");
    }

    private static List<String> decode(ByteRoles roles, List<String> arrivals) {
        EmbeddedChannel channel = new EmbeddedChannel(new Letters(roles, roles == STATED));
        Arrival.set(channel, new VirtualTimeSource().now());
        for (String arrival : arrivals) {
            channel.writeInbound(Unpooled.copiedBuffer(arrival, StandardCharsets.US_ASCII));
        }
        channel.finish();
        List<String> inputs = new ArrayList<>();
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(
                    input instanceof Frame frame
                            ? frame.payload().toAscii()
                            : input instanceof Sign sign
                                    ? sign.bytes().toAscii()
                                    : ((Dropped) input).reason().wireName() + ":" + ((Dropped) input).byteCount());
        }
        return inputs;
    }

    private static final class Letters extends MarkedFrameDecoder {
        private final boolean stated;

        Letters(ByteRoles roles, boolean stated) {
            super(roles, LONGEST);
            this.stated = stated;
        }

        @Override
        protected int wholeLength(byte[] bytes, int length) {
            if (!stated) {
                return super.wholeLength(bytes, length);
            }
            int following = length == 0 ? 0 : bytes[0] - '`';
            return following > 2 ? length : 1 + following;
        }

        @Override
        protected int unescaped(int b) {
            return b == 'z' ? ILLEGAL : Character.toUpperCase(b);
        }

        @Override
        protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
            return new Frame(Bytes.copyOf(bytes, 0, length), received);
        }
    }
}
