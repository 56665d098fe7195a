package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;

class OutgoingStreamTest {
    private final OutgoingStream stream = new OutgoingStream();

    /** NE-1000 manual: the pump strips blanks and control characters, so that any number of them may stand between the letters. */
    @Test
    void piecesThatMakeACommandAreDeniedWithTheLastOfThem() {
        for (String piece : List.of("R" + " ".repeat(60), "U" + " ".repeat(60), "N" + " ".repeat(60))) {
            assertThat(stream.madeWith(Bytes.ofAscii(piece))).isEmpty();
            stream.sent(Bytes.ofAscii(piece));
        }

        assertThat(stream.madeWith(Bytes.ofAscii("\r")))
                .extracting(DeniedCommand::toString)
                .containsExactly("New Era NE-1000: run");
    }

    /** What was left on the line makes a command with whatever ends it, as often as it is tried. */
    @Test
    void whatIsRefusedDoesNotLeaveAndLeavesTheLineAsItWas() {
        stream.sent(Bytes.ofAscii("RU"));
        assertThat(stream.madeWith(Bytes.ofAscii("N\r"))).isNotEmpty();
        assertThat(stream.madeWith(Bytes.ofAscii("N\r"))).isNotEmpty();

        assertThat(stream.madeWith(Bytes.ofAscii("X\r"))).isEmpty();
        stream.sent(Bytes.ofAscii("X\r"));
        assertThat(stream.madeWith(Bytes.ofAscii("0DIS\r"))).isEmpty();
    }

    /** A line of seven data bits sends the letters behind the eighth. */
    @Test
    void piecesBehindTheEighthBitAreDenied() {
        stream.sent(Bytes.ofHex("d2 55"));

        assertThat(stream.madeWith(Bytes.ofHex("ce 0d"))).isNotEmpty();
    }

    /** What is kept of the past must not look like a command for its beginning having been dropped, or nothing would leave any more. */
    @Test
    void aRequestThatReadsLikeACommandWithoutItsBeginningDoesNotCloseTheLine() {
        Bytes harmless = Bytes.ofAscii("WHAT");
        Bytes end = Bytes.ofAscii("RUN\r");
        assertThat(DeniedGrammars.find(end)).isNotEmpty();

        for (int i = 0; i < 400; i++) {
            assertThat(stream.madeWith(harmless)).as("%d", i).isEmpty();
            stream.sent(harmless);
            assertThat(stream.madeWith(end)).as("%d", i).isEmpty();
            stream.sent(end);
        }
    }

    @Test
    void theQueriesThatCameWithWardgateMakeNoCommandInAnyOrder() {
        for (List<Bytes> queries : List.of(
                Stream.of("0\r", "0VER\r", "0DIS\r", "0RAT\r", "0VOL\r")
                        .map(Bytes::ofAscii)
                        .toList(),
                Stream.of("a7", "a2", "a1", "af")
                        .map(command -> Bytes.ofHex("7d81" + command + "808080808080"))
                        .toList())) {
            OutgoingStream sent = new OutgoingStream();
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 2000; i++) {
                Bytes query = queries.get(random.nextInt(queries.size()));
                assertThat(sent.madeWith(query)).isEmpty();
                sent.sent(query);
            }
        }
    }
}
