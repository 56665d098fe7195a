package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

/** Frames of the fixed baudrate protocol. The vectors are worked examples and frames recorded from an M8000. */
class MibFrameTest {
    private static final String RELEASE =
            "09 18 c1 16 61 80 30 80 02 01 01 a0 80 62 80 80 01 00 00 00 00 00 00 00 00 00";
    private static final String RELEASE_FRAME =
            "c0 11 01 00 1a 09 18 7d e1 16 61 80 30 80 02 01 01 a0 80 62 80 80 01 00 00 00 00 00 00 00 00 00 41 08 c1";
    private static final String REFUSE = "0c 03 32 01 00";
    private static final String REFUSE_FRAME = "c0 11 01 00 05 0c 03 32 01 00 85 ee c1";

    private final List<Bytes> messages = new ArrayList<>();
    private final MibFrameReader reader = new MibFrameReader(messages::add);

    @ParameterizedTest
    @CsvSource({"313233343536373839, 906E", "3a71, 269B", "3a91, C195", "'', 0000", "00, F078"})
    void theCheckSequenceIsThatOfPpp(String input, String expected) {
        byte[] bytes = Bytes.ofHex(input).toArray();
        assertThat(Fcs.of(bytes, bytes.length)).isEqualTo(Integer.parseInt(expected, 16));
    }

    @Test
    void theWorkedFramesAreWrittenByteForByte() {
        assertThat(MibFrameWriter.frame(Bytes.ofHex(RELEASE))).isEqualTo(Bytes.ofHex(RELEASE_FRAME));
        assertThat(MibFrameWriter.frame(Bytes.ofHex(REFUSE))).isEqualTo(Bytes.ofHex(REFUSE_FRAME));
        assertThat(MibFrameWriter.frame(Association.ABORT))
                .isEqualTo(
                        Bytes.ofHex(
                                "c0 11 01 00 30 19 2e 11 01 03 7d e1 29 a0 80 a0 80 30 80 02 01 01 06 02 51 01 00"
                                        + "00 00 00 61 80 30 80 02 01 01 a0 80 64 80 80 01 01 00 00 00 00 00 00 00 00 00 00 ab 89 c1"));
    }

    @Test
    void framesThatClientsSendAreRead() {
        reader.read(Bytes.ofHex("c0 11 01 00 24 e1 00 00 02 00 01 00 1c 00 01 00 07 00 16 00 21 00 00 00 00 00 00 00 00"
                + "0c 16 00 08 00 01 00 01 00 06 00 00 c6 c7 c1"));
        reader.read(Bytes.ofHex("c0 11 01 00 1c e1 00 00 02 00 02 00 14 00 01 00 01 00 0e 00 21 00 00 00 00 00 1d c2 00"
                + "0d 06 00 00 60 9d c1"));
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).length()).isEqualTo(0x24);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void howTheLineCutsTheBytesDoesNotMatter(int chunk) {
        Bytes stream = Bytes.ofHex(RELEASE_FRAME + REFUSE_FRAME + RELEASE_FRAME);
        for (int at = 0; at < stream.length(); at += chunk) {
            reader.read(stream.slice(at, Math.min(chunk, stream.length() - at)));
        }
        assertThat(messages).containsExactly(Bytes.ofHex(RELEASE), Bytes.ofHex(REFUSE), Bytes.ofHex(RELEASE));
        assertThat(reader.damagedFrames()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong checksum, c0 11 01 00 05 0c 03 32 01 00 85 ef c1",
        "wrong length, c0 11 01 00 06 0c 03 32 01 00 85 ee c1",
        "wrong header, c0 3a 71 9b 26 c1",
        "not data export, c0 3a 91 00 05 0c 03 32 01 00 85 ee c1",
        "aborted, c0 11 01 00 05 0c 03 7d c1",
        "cut off by the next, c0 11 01 00 05 0c 03",
        "cut off behind an escape, c0 11 01 00 05 7d",
        "empty, c0 c1"
    })
    void aDamagedFrameCostsNoOther(String what, String damaged) {
        reader.read(Bytes.ofHex(damaged));
        reader.read(Bytes.ofHex(REFUSE_FRAME));
        assertThat(messages).as(what).containsExactly(Bytes.ofHex(REFUSE));
        assertThat(reader.damagedFrames()).as(what).isEqualTo(1);
    }

    @Test
    void noiseOutsideFramesIsPassedOver() {
        reader.read(Bytes.ofHex("00 ff 7d c1 41" + REFUSE_FRAME + "c1 7d 00"));
        assertThat(messages).hasSize(1);
        assertThat(reader.damagedFrames()).isZero();
    }

    @Test
    void aFrameWithoutEndDoesNotGrowWithoutLimit() {
        reader.read(Bytes.ofHex("c0"));
        reader.read(Bytes.copyOf(new byte[20_000]));
        reader.read(Bytes.ofHex(REFUSE_FRAME));
        assertThat(messages).hasSize(1);
        assertThat(reader.damagedFrames()).isEqualTo(1);
    }

    @Test
    void aFrameThatTheEndOfTheLineCutsOffIsCounted() {
        reader.read(Bytes.ofHex(REFUSE_FRAME + "c0 11 01"));
        reader.endOfLine();
        reader.endOfLine();
        assertThat(reader.damagedFrames()).isEqualTo(1);
    }

    @Test
    void whateverIsWrittenIsReadByBothReaders() {
        Gen.check(41, 300, random -> {
            byte[] content = random.nextInt(4) == 0
                    ? "\u00c0\u00c1}}}".repeat(random.nextInt(20)).getBytes(StandardCharsets.ISO_8859_1)
                    : Gen.bytes(random, random.nextInt(1000));
            Bytes message = Bytes.copyOf(content);
            messages.clear();
            reader.read(MibFrameWriter.frame(message));
            assertThat(messages).containsExactly(message);
            assertThat(FakeLine.unframed(MibFrameWriter.frame(message))).isEqualTo(message);
        });
    }
}
