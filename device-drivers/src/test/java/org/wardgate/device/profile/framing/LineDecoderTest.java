package org.wardgate.device.profile.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.framing.Wire.Spec;
import org.wardgate.device.profile.language.FramingKeys.LineEnd;
import org.wardgate.testing.Gen;

class LineDecoderTest {
    private static final int LONGEST = 10;

    @Test
    void aLineFeedEndsALineAndTheReturnBeforeItIsNoneOfIt() {
        assertThat(Wire.texts(Wire.feed(lines("lf"), Wire.ascii("one\ntwo\r\nthree\n"))))
                .containsExactly("one", "two", "three");
    }

    @Test
    void aReturnInTheMiddleOfALineIsPartOfIt() {
        assertThat(Wire.texts(Wire.feed(lines("lf"), Wire.ascii("a\rb\n")))).containsExactly("a\rb");
    }

    @Test
    void aReturnEndsALineWhereItIsDeclaredSo() {
        assertThat(Wire.texts(Wire.feed(lines("cr"), Wire.ascii("one\rtwo\r")))).containsExactly("one", "two");
    }

    @Test
    void whereBothEndALineOneAloneIsDamage() {
        List<WireInput> inputs = Wire.feed(lines("crlf"), Wire.ascii("one\r\ntwo\nthree\r\n"));

        assertThat(Wire.texts(inputs)).containsExactly("one", "three");
        assertThat(Wire.drops(inputs)).containsExactly("truncated 4");
    }

    @ParameterizedTest
    @CsvSource({"lf, '\n\r\n\n'", "cr, '\r\r'", "crlf, '\r\n\r\n'"})
    void emptyLinesArePassedOver(String end, String empty) {
        List<WireInput> inputs = Wire.feed(lines(end), Wire.ascii(empty));

        assertThat(inputs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLongestLineIsOneAndOneCharacterMoreIsGivenUpToItsEnd(LineEnd end) {
        String mark = end == LineEnd.LF ? "\n" : end == LineEnd.CR ? "\r" : "\r\n";
        Spec spec = lines(end.name().toLowerCase(java.util.Locale.ROOT));
        String longest = "A".repeat(LONGEST);

        List<WireInput> inputs = Wire.feed(
                spec, Wire.ascii(longest + mark + longest + "B" + mark + longest.repeat(3) + mark + "C" + mark));

        assertThat(Wire.texts(inputs)).containsExactly(longest, "C");
        assertThat(Wire.drops(inputs))
                .containsExactly(
                        "too-long " + (LONGEST + 1 + mark.length()), "too-long " + (3 * LONGEST + mark.length()));
    }

    @Test
    void bytesThatAreSkippedAreSkippedBeforeALineAndNotWithinOne() {
        Spec spec = Wire.spec("framing: {kind: lines, end: lf, longest: 10, skip: \"00 2a\"}\n");

        List<WireInput> inputs = Wire.feed(spec, Wire.join(Wire.hex("00 2a 00"), Wire.ascii("a*b\n"), Wire.hex("00")));

        assertThat(Wire.texts(inputs)).containsExactly("a*b");
        assertThat(Wire.drops(inputs)).isEmpty();
    }

    @Test
    void aSkippedByteInAnOverlongLineIsPartOfIt() {
        Spec spec = Wire.spec("framing: {kind: lines, end: lf, longest: 2, skip: \"2a\"}\n");

        List<WireInput> inputs = Wire.feed(spec, Wire.ascii("abcd**\nok\n"));

        assertThat(Wire.texts(inputs)).containsExactly("ok");
        assertThat(Wire.drops(inputs)).containsExactly("too-long 7");
    }

    @Test
    void aLineWithAWrongCheckIsDroppedAndItsLengthCounted() {
        Spec spec = Wire.spec("""
                framing:
                  kind: lines
                  end: crlf
                  longest: 20
                  checksum: {kind: xor, place: {to: -3, at: -2, spelling: upper-hex}}
                """);

        List<WireInput> inputs = Wire.feed(spec, Wire.ascii("AB03\r\nAB04\r\nA\r\n"));

        assertThat(Wire.texts(inputs)).containsExactly("AB03");
        assertThat(Wire.drops(inputs)).containsExactly("bad-checksum 6", "bad-checksum 3");
    }

    @Test
    void aSilenceGivesAnUnfinishedLineUpAndAShorterOneDoesNot() {
        Wire wire = new Wire(Wire.spec("framing: {kind: lines, end: lf, longest: 10, gap: 500ms}\n"));
        wire.text("ab")
                .after(499)
                .text("cd\n")
                .after(5000)
                .text("ef")
                .after(500)
                .text("gh\n");

        assertThat(Wire.texts(wire.inputs)).containsExactly("abcd", "gh");
        assertThat(wire.drops()).containsExactly("truncated 2");
    }

    /** What is left of it must not be taken for a line of its own: its begin is missing. */
    @Test
    void whatComesAfterAnOverlongLineAndASilenceIsANewLine() {
        Wire wire = new Wire(Wire.spec("framing: {kind: lines, end: lf, longest: 3, gap: 500ms}\n"));
        wire.text("abcdef").after(500).text("ok\n");

        assertThat(Wire.texts(wire.inputs)).containsExactly("ok");
        assertThat(wire.drops()).containsExactly("too-long 6");
    }

    @Test
    void anUnfinishedLineAtTheEndOfTheConnectionIsCounted() {
        assertThat(Wire.drops(Wire.feed(lines("lf"), Wire.ascii("ok\nhalf")))).containsExactly("truncated 4");
        assertThat(Wire.drops(Wire.feed(lines("lf"), Wire.ascii("far too long a line"))))
                .containsExactly("too-long 19");
        assertThat(Wire.feed(lines("lf"), new byte[0])).isEmpty();
    }

    @Test
    void aLineCarriesTheArrivalOfItsEnd() {
        Wire wire = new Wire(lines("lf"));
        wire.text("ab").after(7).text("c\n");

        assertThat(((Frame) wire.inputs.get(0)).received().linkNanos()).isEqualTo(7_000_000);
    }

    @Test
    void anyChunkingGivesTheSameLines() {
        byte[] bytes = Wire.join(Wire.ascii("one\r\n\r\ntwo\nmuch too long for this\r\nthree\r\nrest"));
        for (String end : List.of("lf", "cr", "crlf")) {
            List<WireInput> whole = Wire.feed(lines(end), bytes);
            for (int chunk = 1; chunk <= bytes.length; chunk++) {
                assertThat(Wire.feed(lines(end), bytes, chunk))
                        .as("%s in %d", end, chunk)
                        .isEqualTo(whole);
            }
        }
    }

    /** Damage that makes no line end costs its own line; one that makes or takes an end costs its line or the two it joins. */
    @Test
    void damageCostsTheDamagedLineAndNoOther() {
        Spec spec = Wire.spec("""
                framing:
                  kind: lines
                  end: lf
                  longest: 40
                  checksum: {kind: crc, width: 16, polynomial: "1021", place: {to: -5, at: -4, spelling: upper-hex}}
                """);
        Gen.check(21, 500, random -> {
            List<byte[]> sent = new ArrayList<>();
            List<String> undamaged = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] line = checked(random);
                if (random.nextInt(3) == 0) {
                    int at = random.nextInt(line.length - 1); // never the end: that joins two lines
                    byte damaged = (byte) (line[at] ^ 1 << random.nextInt(8));
                    line[at] = damaged == '\n' ? 0 : damaged;
                } else {
                    undamaged.add(new String(line, 0, line.length - 1, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
                sent.add(line);
            }
            byte[] bytes = Wire.join(sent.toArray(byte[][]::new));
            List<WireInput> inputs = Wire.feed(spec, bytes, random.nextInt(1, bytes.length));

            assertThat(Wire.texts(inputs)).isEqualTo(undamaged);
            assertThat(Wire.reasons(inputs)).hasSize(8 - undamaged.size()).allMatch(Reason.BAD_CHECKSUM::equals);
        });
    }

    private static byte[] checked(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(1, 30)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) random.nextInt(0x20, 0x7F);
        }
        int crc = 0;
        for (byte b : body) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return Wire.join(Arrays.copyOf(body, body.length), Wire.ascii("%04X\n".formatted(crc)));
    }

    private static Spec lines(String end) {
        return Wire.spec("framing: {kind: lines, end: %s, longest: %d}\n".formatted(end, LONGEST));
    }
}
