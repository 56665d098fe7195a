package org.wardgate.device.profile.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.profile.framing.Wire.Spec;
import org.wardgate.testing.Gen;

/** Where frames of each kind of length begin and end. */
class PatternDecoderTest {
    private static final Spec FIXED = frames("""
            starts-with: "aa"
            length: {kind: fixed, bytes: 4}
            gap: 500ms
            checksum: {kind: sum, place: {to: -2, at: -1}}
            """);

    /** Baxter AS50 (its maker's example is [RESEND] = DB 6B): text in brackets, and two raw bytes that may be anything. */
    private static final Spec AS50 = frames("""
            starts-with: "5b"
            length: {kind: until, mark: "5d", then: 2, longest: 64}
            checksum: {kind: crc, width: 16, polynomial: "1021", place: {to: -3, at: -2}}
            """);

    private static final String RESEND = "5b524553454e445ddb6b";
    private static final String PRIRATE = "5b505249524154453d352e305d53f5"; // [PRIRATE=5.0]

    /** Capnostream Data Transfer Protocols: 85, length of code and data, code, data, XOR; 80 00 is 80 and 80 05 is 85. */
    private static final Spec CAPNOSTREAM = frames("""
            starts-with: "85"
            length: {kind: stated, at: 1, plus: 3, longest: 258}
            escape: {mark: "80", pairs: {"00": "80", "05": "85"}}
            checksum: {kind: xor, place: {from: 1, to: -2, at: -1}}
            """);

    /** RFC 1662 stuffing, between begin and end marks that differ. */
    private static final Spec STUFFED = frames("""
            starts-with: "c0"
            length: {kind: until, mark: "c1", longest: 16}
            escape: {mark: "7d", xor: "20"}
            """);

    private static final Spec MARKED = frames("""
            starts-with: "80/80"
            rest: "00/80"
            length: {kind: fixed, bytes: 3}
            gap: 500ms
            """);

    private static final Spec BY_TYPE = frames("""
            starts-with: "02"
            length: {kind: by-type, at: 1, of: {"0a": 3, "0b": 5}}
            """);

    @Test
    void framesOfAFixedLengthFollowEachOtherInOneRead() {
        assertFrames(Wire.feed(FIXED, Wire.hex("aa0102ad aa0304b1")), "aa0102ad", "aa0304b1");
    }

    @Test
    void aFrameMayHoldWhatBeginsOne() {
        assertFrames(Wire.feed(FIXED, Wire.hex("aaaaaafe aaaa00 54")), "aaaaaafe", "aaaa0054");
    }

    @Test
    void bytesBetweenFramesAreNoise() {
        List<WireInput> inputs = Wire.feed(FIXED, Wire.hex("0011 aa0102ad 22 aa0304b1"));

        assertThat(Wire.frames(inputs)).containsExactly("aa0102ad", "aa0304b1");
        assertThat(Wire.drops(inputs)).containsExactly("noise 2", "noise 1");
    }

    /** The count states what follows it; {@code plus} makes it the whole length. */
    @ParameterizedTest
    @CsvSource({
        "'bytes: 1',                          3, 02 03 aabbcc",
        "'bytes: 2',                          4, 02 0003 aabbcc",
        "'bytes: 2, order: little-endian',    4, 02 0300 aabbcc",
        "'bytes: 2, order: little-endian',    3, 02 0400 aabbcc"
    })
    void aStatedLengthIsReadInItsOrderAndMadeWhole(String kind, int plus, String frame) {
        int count = frame.replace(" ", "").length() / 2;
        String length = "length: {kind: stated, at: 1, %s, plus: %d, longest: 300}\n"
                .formatted(kind, kind.contains("1") ? 2 : plus == 4 ? 3 : 2);
        Spec spec = frames("starts-with: \"02\"\n" + length);

        List<WireInput> inputs = Wire.feed(spec, Wire.hex(frame + "02"));

        assertThat(Wire.frames(inputs)).containsExactly(frame.replace(" ", ""));
        assertThat(Wire.drops(inputs)).containsExactly("truncated 1");
        assertThat(count).isBetween(5, 6);
    }

    @Test
    void aStatedLengthThatEndsBeforeItselfIsNone() {
        Spec spec = frames("starts-with: \"02\"\nlength: {kind: stated, at: 1, bytes: 1, plus: 0, longest: 300}\n");

        List<WireInput> inputs = Wire.feed(spec, Wire.hex("0201 0203ff"));

        assertThat(Wire.frames(inputs)).containsExactly("0203ff");
        assertThat(Wire.drops(inputs)).containsExactly("bad-header 2");
    }

    @Test
    void aStatedLengthBeyondTheLongestIsGivenUpAtOnce() {
        Spec spec = frames("starts-with: \"02\"\nlength: {kind: stated, at: 1, bytes: 1, plus: 0, longest: 5}\n");
        Wire wire = new Wire(spec).receive("0206");

        assertThat(wire.drops()).containsExactly("too-long 2");
        assertThat(wire.receive("0205aabbcc").frames()).containsExactly("0205aabbcc");
    }

    @Test
    void aLengthByTypeKnowsItsTypesAndNoOther() {
        List<WireInput> inputs = Wire.feed(BY_TYPE, Wire.hex("020a01 020b010203 020c 020a02"));

        assertThat(Wire.frames(inputs)).containsExactly("020a01", "020b010203", "020a02");
        assertThat(Wire.drops(inputs)).containsExactly("bad-header 2");
    }

    @Test
    void aFrameEndsWithItsMarkAndWhatFollowsIt() {
        assertFrames(Wire.feed(AS50, Wire.hex(RESEND + PRIRATE)), RESEND, PRIRATE);
    }

    /** "Take exactly two more bytes as CRC even if they look like brackets." */
    @ParameterizedTest
    @ValueSource(ints = {0x5B, 0x5D})
    void bytesBehindTheMarkMayLookLikeMarks(int bracket) {
        int tried = 0;
        for (int i = 0; i < 100_000 && tried < 20; i++) {
            byte[] body = Wire.ascii("[V=" + i + "]");
            int crc = xmodem(body);
            if (crc >> 8 == bracket || (crc & 0xFF) == bracket) {
                byte[] frame = Wire.join(body, new byte[] {(byte) (crc >> 8), (byte) crc});
                List<WireInput> inputs = Wire.feed(AS50, Wire.join(frame, Wire.hex(RESEND)), 1);
                assertThat(Wire.frames(inputs)).hasSize(2).element(1).isEqualTo(RESEND);
                assertThat(Wire.drops(inputs)).isEmpty();
                tried++;
            }
        }
        assertThat(tried).isEqualTo(20);
    }

    @Test
    void aFrameWithoutItsMarkIsGivenUpWhereNoFrameIsLonger() {
        Wire wire = new Wire(AS50).text("[" + "A".repeat(62));
        assertThat(wire.inputs).isEmpty();

        wire.text("A");

        assertThat(wire.drops()).containsExactly("too-long 64");
    }

    @Test
    void theMarkIsNotLookedForInTheBegin() {
        Spec spec = frames("starts-with: \"02 03\"\nlength: {kind: until, mark: \"03\", longest: 8}\n");

        assertFrames(Wire.feed(spec, Wire.hex("0203aa03")), "0203aa03");
    }

    @Test
    void anEndMarkMayHaveSeveralBytes() {
        Spec spec = frames("starts-with: \"02\"\nlength: {kind: until, mark: \"0d 0a\", longest: 8}\n");

        assertFrames(Wire.feed(spec, Wire.hex("02 0d 0d 0a 02 0a 0d 0a"), 1), "020d0d0a", "020a0d0a");
    }

    @Test
    void aFrameThatDoesNotEndAsDeclaredIsNone() {
        Spec spec = frames("starts-with: \"02\"\nends-with: \"0d 0a\"\nlength: {kind: fixed, bytes: 4}\n");

        List<WireInput> inputs = Wire.feed(spec, Wire.hex("02 01 0d 0a 02 01 0a 0d 02 02 0d 0a"));

        assertThat(Wire.frames(inputs)).containsExactly("02010d0a", "02020d0a");
        assertThat(Wire.drops(inputs)).containsExactly("bad-length 4");
    }

    @Test
    void anEndThatIsLongerThanTheFrameIsNotThere() {
        Spec spec = frames("starts-with: \"02\"\nends-with: \"02 03 04\"\nlength: {kind: fixed, bytes: 2}\n");

        assertThat(Wire.drops(Wire.feed(spec, Wire.hex("0203")))).containsExactly("bad-length 2");
    }

    @Test
    void aByteThatBeginsAFrameEndsTheOneInProgressWhereTheBeginIsMarkedByABit() {
        List<WireInput> inputs = Wire.feed(MARKED, Wire.hex("800102 8103 820405 06"));

        assertThat(Wire.frames(inputs)).containsExactly("800102", "820405");
        assertThat(Wire.drops(inputs)).containsExactly("truncated 2", "noise 1");
    }

    /** The masks leave bits free in the begin too. */
    @Test
    void theBeginIsMatchedInItsMaskedBits() {
        Spec spec = frames("starts-with: \"01 80/81 ..\"\nlength: {kind: fixed, bytes: 4}\n");

        List<WireInput> inputs = Wire.feed(spec, Wire.hex("01fe0055 01810055 01800155"));

        assertThat(Wire.frames(inputs)).containsExactly("01fe0055", "01800155");
        assertThat(Wire.drops(inputs)).containsExactly("bad-header 4");
    }

    /** The worked examples of the Capnostream protocol: both escapes in the counter, the fraction and the check. */
    @ParameterizedTest
    @CsvSource({
        "85 05 00 10 26 80 00 00 B3, 850500102680 00b3",
        "85 05 00 80 00 05 00 08 88, 850500800500 0888",
        "85 05 00 80 05 00 80 00 00 00, 850500850080 0000"
    })
    void pairsStandForBytesThatMayNotStandInAFrame(String wire, String frame) {
        assertFrames(Wire.feed(CAPNOSTREAM, Wire.hex(wire + wire), 1), frame.replace(" ", ""), frame.replace(" ", ""));
    }

    @Test
    void aPairThatStandsForNothingEndsTheFrame() {
        List<WireInput> inputs = Wire.feed(CAPNOSTREAM, Wire.hex("85 05 00 80 07 85 05 00 10 26 80 00 00 B3"));

        assertThat(Wire.frames(inputs)).containsExactly("85050010268000b3");
        assertThat(Wire.drops(inputs)).containsExactly("truncated 4", "noise 1");
    }

    @Test
    void aBareBeginInAnEscapedFrameBeginsTheNext() {
        List<WireInput> inputs = Wire.feed(CAPNOSTREAM, Wire.hex("85 05 00 10 85 05 00 10 26 80 00 00 B3"));

        assertThat(Wire.frames(inputs)).containsExactly("85050010268000b3");
        assertThat(Wire.drops(inputs)).containsExactly("truncated 4");
    }

    @Test
    void anEscapedByteIsTheOneBehindTheMarkChangedByExclusiveOr() {
        assertFrames(Wire.feed(STUFFED, Wire.hex("c0 01 7de0 7de1 7d5d c1"), 1), "c001c0c17dc1");
    }

    /** An escaped end mark is data, and must not end the frame. */
    @Test
    void anEscapedEndMarkEndsNothing() {
        List<WireInput> inputs = Wire.feed(STUFFED, Wire.hex("c0 01 7de1 02 c1 c0 03 c1"));

        assertThat(Wire.frames(inputs)).containsExactly("c001c102c1", "c003c1");
    }

    @Test
    void anEscapedFrameIsMeasuredWithoutItsEscapes() {
        String longest = "7dc1".repeat(14);
        List<WireInput> inputs = Wire.feed(STUFFED, Wire.hex("c0" + longest + "c1 c0" + longest + "7dc1 c1 c0 01 c1"));

        assertThat(Wire.frames(inputs)).containsExactly("c0" + "e1".repeat(14) + "c1", "c001c1");
        assertThat(Wire.reasons(inputs)).startsWith(WireInput.Reason.TOO_LONG);
    }

    @Test
    void anEscapeThatIsCutInTwoByTheReadIsOne() {
        Wire wire = new Wire(STUFFED).receive("c0 7d");
        assertThat(wire.inputs).isEmpty();

        assertThat(wire.receive("e1 c1").frames()).containsExactly("c0c1c1");
    }

    @Test
    void aSilenceGivesAnUnfinishedFrameUpAndAShorterOneDoesNot() {
        Wire wire = new Wire(FIXED);
        wire.receive("aa01")
                .after(499)
                .receive("02ad")
                .after(9000)
                .receive("aa01")
                .after(500)
                .receive("02ad");

        assertThat(wire.frames()).containsExactly("aa0102ad");
        assertThat(wire.drops()).containsExactly("truncated 2", "noise 2");
    }

    @Test
    void anUnfinishedFrameAtTheEndOfTheConnectionIsCounted() {
        assertThat(Wire.drops(Wire.feed(FIXED, Wire.hex("aa0102ad aa01")))).containsExactly("truncated 2");
        assertThat(Wire.feed(FIXED, new byte[0])).isEmpty();
    }

    @Test
    void aFrameCarriesTheArrivalOfItsLastByte() {
        Wire wire = new Wire(FIXED);
        wire.receive("aa01").after(7).receive("02ad aa").after(5).receive("0304b1");

        assertThat(arrivals(wire)).containsExactly(7L, 12L);
    }

    /**
     * A damaged length makes the decoder wait, and whole frames with it. What they say is as old as they are: a value must not be
     * taken for one of the moment in which the wait was over.
     */
    @Test
    void aFrameThatHadToWaitBehindADamagedLengthKeepsItsOwnArrival() {
        Spec spec = frames("""
                starts-with: "02"
                length: {kind: stated, at: 1, plus: 0, longest: 255}
                checksum: {kind: sum, place: {to: -2, at: -1}}
                """);
        Wire wire = new Wire(spec);
        wire.receive("02 14 aa c0"); // stated 4 before it was damaged
        for (int i = 0; i < 4; i++) {
            wire.after(400).receive("02 04 bb c1");
        }

        assertThat(wire.frames()).hasSize(4);
        assertThat(arrivals(wire)).containsExactly(400L, 800L, 1200L, 1600L);
        assertThat(wire.drops()).containsExactly("bad-checksum 4");
    }

    /** The damaged frame has swallowed two others when the device falls silent. */
    @Test
    void framesBehindADamagedLengthComeOutAfterTheSilenceWithTheirOwnArrival() {
        Spec spec = frames("""
                starts-with: "02"
                length: {kind: stated, at: 1, plus: 0, longest: 255}
                gap: 500ms
                checksum: {kind: sum, place: {to: -2, at: -1}}
                """);
        Wire wire = new Wire(spec);
        wire.receive("02 ff aa c0")
                .after(100)
                .receive("02 04 bb c1 02 04 bc c2 02")
                .after(2000)
                .receive("02 04 bd c3");

        assertThat(wire.frames()).containsExactly("0204bbc1", "0204bcc2", "0204bdc3");
        assertThat(arrivals(wire)).containsExactly(100L, 100L, 2100L);
        assertThat(wire.drops()).containsExactly("truncated 4", "truncated 1");
    }

    /** Without a check, what stands in the middle of a broken frame could pass for a frame by chance: a wrong number. */
    @Test
    void nothingIsLookedForInABrokenFrameThatHasNoCheck() {
        Wire wire = new Wire(BY_TYPE).receive("02 0b 02 0a").after(1000).receive("02 0a 07");

        assertThat(wire.frames()).containsExactly("020a07");
        assertThat(wire.drops()).containsExactly("truncated 4");
    }

    @Test
    void anyChunkingGivesTheSameFrames() {
        byte[] fixed = Wire.hex("00 aa0102ad aa0102 aa0304b1 aaaa00 54 aa01");
        byte[] as50 = Wire.hex(RESEND + "5b5b" + PRIRATE + "5d5b" + RESEND + "5b");
        byte[] escaped = Wire.hex("85 05 00 80 05 00 80 00 00 00 85 80 07 85 05 00 10 26 80 00 00 B3 80");
        byte[] marked = Wire.hex("800102 8103 820405 06 800101 80");
        byte[] byType = Wire.hex("020a01 020b010203 020c 02020a02 020b");
        assertAnyChunking(FIXED, fixed);
        assertAnyChunking(AS50, as50);
        assertAnyChunking(CAPNOSTREAM, escaped);
        assertAnyChunking(MARKED, marked);
        assertAnyChunking(BY_TYPE, byType);
        assertAnyChunking(STUFFED, Wire.hex("c0 01 7de1 02 c1 c0 03 7d c0 04 c1"));
    }

    @Test
    void randomBytesNeverThrowAndAreAllAccountedFor() {
        List<Spec> unescaped = List.of(FIXED, AS50, MARKED, BY_TYPE);
        Gen.check(31, 500, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(1, 600));
            byte[] likely = {(byte) 0xAA, 0x5B, 0x5D, 0x02, 0x0A, 0x0B, (byte) 0x80, (byte) 0x85, (byte) 0xC0, 0x7D, 5};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? likely[random.nextInt(likely.length)] : bytes[i];
            }
            int chunk = random.nextInt(1, bytes.length + 1);
            for (Spec spec : unescaped) {
                assertThat(Wire.byteCount(Wire.feed(spec, bytes, chunk))).isEqualTo(bytes.length);
            }
            for (Spec spec : List.of(CAPNOSTREAM, STUFFED)) {
                assertThat(Wire.frames(Wire.feed(spec, bytes, chunk))).isEqualTo(Wire.frames(Wire.feed(spec, bytes)));
            }
        });
    }

    private static void assertAnyChunking(Spec spec, byte[] bytes) {
        List<WireInput> whole = Wire.feed(spec, bytes);
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            List<WireInput> cut = Wire.feed(spec, bytes, chunk);
            assertThat(Wire.frames(cut)).as("chunks of %d", chunk).isEqualTo(Wire.frames(whole));
        }
        assertThat(Wire.frames(whole)).isNotEmpty();
    }

    private static void assertFrames(List<WireInput> inputs, String... hex) {
        assertThat(Wire.frames(inputs)).containsExactly(hex);
        assertThat(Wire.drops(inputs)).isEmpty();
    }

    private static List<Long> arrivals(Wire wire) {
        return wire.inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).received().linkNanos() / 1_000_000)
                .toList();
    }

    /** CRC-16/XMODEM, bit by bit. */
    private static int xmodem(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }

    private static Spec frames(String keys) {
        return Wire.spec("framing:\n  kind: frames\n" + keys.indent(2));
    }
}
