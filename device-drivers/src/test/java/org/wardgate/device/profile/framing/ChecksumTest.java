package org.wardgate.device.profile.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.ChecksumKeys;

class ChecksumTest {
    private static final String CATALOGUE = "123456789";

    /** "Catalogue of parametrised CRC algorithms": the column "check" is the CRC of the nine digits in ASCII. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CRC-8/SMBUS,            8,  07,       0,        false, 0,        F4",
        "CRC-8/MAXIM-DOW,        8,  31,       0,        true,  0,        A1",
        "CRC-8/I-432-1,          8,  07,       0,        false, 55,       A1",
        "CRC-16/XMODEM,          16, 1021,     0,        false, 0,        31C3",
        "CRC-16/IBM-3740,        16, 1021,     ffff,     false, 0,        29B1",
        "CRC-16/GENIBUS,         16, 1021,     ffff,     false, ffff,     D64E",
        "CRC-16/MODBUS,          16, 8005,     ffff,     true,  0,        4B37",
        "CRC-16/ARC,             16, 8005,     0,        true,  0,        BB3D",
        "CRC-16/KERMIT,          16, 1021,     0,        true,  0,        2189",
        "CRC-16/IBM-SDLC (X-25), 16, 1021,     ffff,     true,  ffff,     906E",
        "CRC-16/MCRF4XX,         16, 1021,     ffff,     true,  0,        6F91",
        "CRC-16/RIELLO,          16, 1021,     b2aa,     true,  0,        63D0",
        "CRC-32/ISO-HDLC,        32, 04c11db7, ffffffff, true,  ffffffff, CBF43926",
        "CRC-32/BZIP2,           32, 04c11db7, ffffffff, false, ffffffff, FC891918",
        "CRC-32/MPEG-2,          32, 04c11db7, ffffffff, false, 0,        0376E6E7"
    })
    void theCatalogueGivesTheCheckOfNineDigits(
            String name, int width, String polynomial, String initial, boolean reflected, String xorOut, String check) {
        ChecksumKeys keys = keys("""
                kind: crc
                width: %d
                polynomial: "%s"
                initial: "%s"
                reflected: %s
                xor-out: "%s"
                place: {to: 8, at: 9}
                """.formatted(width, polynomial, initial, reflected, xorOut));

        assertOnlyRight(keys, CATALOGUE, check);
    }

    /** The 16-bit vectors that are published of Fletcher's check; the second sum comes first. */
    @ParameterizedTest
    @CsvSource({"abcde, C8F0", "abcdef, 2057", "abcdefgh, 0627"})
    void fletcherAgreesWithItsPublishedVectors(String text, String check) {
        assertOnlyRight(keys("kind: fletcher\nplace: {to: -3, at: -2}\n"), text, check);
    }

    /** Modulo 255, FF counts as 00: a device that computes modulo 256 would not. */
    @Test
    void fletcherCountsModulo255() {
        Checksum checksum = Checksum.of(keys("kind: fletcher\nplace: {to: 0, at: 1}\n"));

        assertThat(checksum.isRight(Bytes.ofHex("ff0000"))).isTrue();
        assertThat(checksum.isRight(Bytes.ofHex("fe fe fe"))).isTrue();
        assertThat(checksum.isRight(Bytes.ofHex("ff ff ff"))).isFalse();
    }

    /** The digits 1 to 9 in ASCII are 0x31 to 0x39, in sum 0x1DD. */
    @ParameterizedTest
    @CsvSource({"8, none, DD", "8, ones, 22", "8, twos, 23", "16, none, 01DD", "16, ones, FE22", "16, twos, FE23"})
    void aSumKeepsItsLowBitsAndIsComplementedAsDeclared(int width, String complement, String check) {
        ChecksumKeys keys =
                keys("kind: sum\nwidth: %d\ncomplement: %s\nplace: {to: 8, at: 9}\n".formatted(width, complement));

        assertOnlyRight(keys, CATALOGUE, check);
    }

    @Test
    void anExclusiveOrIsThatOfAllBytes() {
        assertOnlyRight(keys("kind: xor\nplace: {to: 8, at: 9}\n"), CATALOGUE, "31");
    }

    /** ISO 1155: bytes and check together make 0. */
    @Test
    void aLongitudinalCheckMakesTheSumZero() {
        assertOnlyRight(keys("kind: lrc\nplace: {to: 8, at: 9}\n"), CATALOGUE, "23");
    }

    @Test
    void aCheckMayStandLeastSignificantByteFirst() {
        String place = "place: {to: 8, at: 9, order: little-endian}\n";

        assertOnlyRight(keys("kind: sum\nwidth: 16\n" + place), CATALOGUE, "DD01");
        assertOnlyRight(
                keys("kind: crc\nwidth: 16\npolynomial: \"8005\"\ninitial: ffff\nreflected: true\n" + place),
                CATALOGUE,
                "374B");
        assertOnlyRight(
                keys(
                        "kind: crc\nwidth: 32\npolynomial: 04c11db7\ninitial: ffffffff\nreflected: true\nxor-out: ffffffff\n"
                                + place),
                CATALOGUE,
                "2639F4CB");
    }

    @Test
    void aCheckMayBeSpelledInDigitsOfOneCase() {
        Checksum upper = Checksum.of(keys("kind: sum\nplace: {to: 8, at: 9, spelling: upper-hex}\n"));
        Checksum lower = Checksum.of(keys("kind: sum\nplace: {to: 8, at: 9, spelling: lower-hex}\n"));

        assertThat(upper.isRight(Bytes.ofAscii("123456789DD"))).isTrue();
        assertThat(lower.isRight(Bytes.ofAscii("123456789dd"))).isTrue();
        // one damaged bit makes a letter of the other case
        assertThat(upper.isRight(Bytes.ofAscii("123456789dD"))).isFalse();
        assertThat(lower.isRight(Bytes.ofAscii("123456789Dd"))).isFalse();
        assertThat(upper.isRight(Bytes.ofAscii("123456789DE"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789G0", "123456789 D", "123456789D:", "123456789/0", "123456789@D"})
    void whatIsNoDigitIsNoCheck(String frame) {
        assertThat(Checksum.of(keys("kind: sum\nplace: {to: 8, at: 9, spelling: upper-hex}\n"))
                        .isRight(Bytes.ofAscii(frame)))
                .isFalse();
    }

    @Test
    void spelledBytesFollowTheOrderAsWell() {
        Checksum checksum = Checksum.of(
                keys("kind: sum\nwidth: 16\nplace: {to: 8, at: 9, spelling: upper-hex, order: little-endian}\n"));

        assertThat(checksum.isRight(Bytes.ofAscii("123456789DD01"))).isTrue();
        assertThat(checksum.isRight(Bytes.ofAscii("12345678901DD"))).isFalse();
        assertThat(checksum.length()).isEqualTo(4);
    }

    @Test
    void onlyTheDeclaredBytesAreChecked() {
        Checksum checksum = Checksum.of(keys("kind: sum\nplace: {from: 1, to: -3, at: -1}\n"));

        assertThat(checksum.isRight(Bytes.ofHex("ff 01 02 ff 03"))).isTrue();
        assertThat(checksum.isRight(Bytes.ofHex("00 01 02 77 03"))).isTrue();
        assertThat(checksum.isRight(Bytes.ofHex("ff 01 03 ff 03"))).isFalse();
    }

    /** A check may stand before what it checks, as in some headers. */
    @Test
    void aCheckMayStandBeforeItsBytes() {
        Checksum checksum = Checksum.of(keys("kind: xor\nplace: {from: 1, to: -1, at: 0}\n"));

        assertThat(checksum.isRight(Bytes.ofHex("06 05 03"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', 0, -2, -1", "dd, 0, -2, -1", "0102, 0, -2, -2", "0102, 5, 7, 8", "0102, -1, 0, 1"})
    void aCheckWithoutRoomInTheFrameIsWrong(String frame, int from, int to, int at) {
        Checksum checksum =
                Checksum.of(keys("kind: sum\nwidth: 16\nplace: {from: %d, to: %d, at: %d}\n".formatted(from, to, at)));

        assertThat(checksum.isRight(Bytes.ofHex(frame))).isFalse();
    }

    /** The frame ends before its buffer does. */
    @Test
    void bytesBehindTheFrameAreNotLookedAt() {
        Checksum checksum = Checksum.of(keys("kind: sum\nplace: {to: -2, at: -1}\n"));

        assertThat(checksum.isRight(new byte[] {1, 2, 3, 9, 9}, 3)).isTrue();
        assertThat(checksum.isRight(new byte[] {1, 2, 3, 9, 9}, 4)).isFalse();
    }

    private static void assertOnlyRight(ChecksumKeys keys, String text, String check) {
        Checksum checksum = Checksum.of(keys);
        byte[] frame = Wire.join(text.getBytes(StandardCharsets.US_ASCII), Wire.hex(check.toLowerCase(Locale.ROOT)));

        assertThat(checksum.isRight(Bytes.copyOf(frame))).isTrue();
        assertThat(checksum.length()).isEqualTo(check.length() / 2);
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(checksum.isRight(Bytes.copyOf(damaged)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private static ChecksumKeys keys(String yaml) {
        String framing = "framing:\n  kind: lines\n  end: lf\n  longest: 80\n  checksum:\n" + yaml.indent(4);
        return Objects.requireNonNull(Wire.spec(framing).framing().checksum());
    }
}
