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
            assertThat(stream.completedBy(Bytes.ofAscii(piece))).isEmpty();
            stream.sent(Bytes.ofAscii(piece));
        }

        assertThat(stream.completedBy(Bytes.ofAscii("\r")))
                .extracting(DeniedCommand::toString)
                .containsExactly("New Era NE-1000: run");
    }

    /** A command that was seen when it was completed is none of the writes that follow. */
    @Test
    void whatIsRefusedDoesNotLeaveAndDoesNotCount() {
        stream.sent(Bytes.ofAscii("RUN"));
        assertThat(stream.completedBy(Bytes.ofAscii("\r"))).isNotEmpty();

        stream.sent(Bytes.ofAscii("X\r"));
        assertThat(stream.completedBy(Bytes.ofAscii("0DIS\r"))).isEmpty();
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
                assertThat(sent.completedBy(query)).isEmpty();
                sent.sent(query);
            }
        }
    }
}
