package org.wardgate.device.profile.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

/** Every kind of field, and what stands in it means. */
class FieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a5 0f | [\"0\"]                        | false | 165",
                "a5 0f | [\"0:3-0\"]                    | false | 5",
                "a5 0f | [\"0:7-4\"]                    | false | 10",
                "a5 0f | [\"0:7\"]                      | false | 1",
                "a5 0f | [\"1:3-0\", \"0:7-4\"]         | false | 250",
                "a5 0f | [\"0:3-0\"]                    | true  | 5",
                "a5 0f | [\"0:7-4\"]                    | true  | -6",
                "a5 0f | [\"0:0\"]                      | true  | -1",
                "ff ff ff ff | [\"0\", \"1\", \"2\", \"3\"] | false | 4294967295",
                "ff ff ff ff | [\"0\", \"1\", \"2\", \"3\"] | true  | -1",
                "80 00 00 00 | [\"0\", \"1\", \"2\", \"3\"] | true  | -2147483648"
            })
    void bitsAreJoinedFromTheMostSignificantOn(String bytes, String of, boolean signed, String number) {
        assertThat(Read.bytes(bytes, field("kind: bits, of: %s, signed: %s".formatted(of, signed)))
                        .field("f"))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "80 01 02 03, 0, 1, big-endian, false, 128",
        "80 01 02 03, 0, 1, big-endian, true, -128",
        "80 01 02 03, 1, 2, big-endian, false, 258",
        "80 01 02 03, 1, 2, little-endian, false, 513",
        "80 01 02 03, 1, 3, big-endian, false, 66051",
        "80 01 02 03, 0, 4, little-endian, false, 50463104",
        "80 01 02 03, 0, 3, big-endian, true, -8388350",
        "fe ff ff ff, 0, 4, little-endian, true, -2"
    })
    void wholeNumbersHaveAnOrderAndASign(String bytes, int at, int count, String order, boolean signed, String number) {
        String keys =
                "kind: whole-number, at: %d, bytes: %d, order: %s, signed: %s".formatted(at, count, order, signed);

        assertThat(Read.bytes(bytes, field(keys)).field("f")).isEqualTo(number);
    }

    /** Degrees and tenths; hours, minutes and seconds. A part that its neighbour would have taken is no digit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24 07    | [10, 1]       | 367",
                "ff 09    | [10, 1]       | 2559",
                "00 00    | [10, 1]       | 0",
                "24 0a    | [10, 1]       | missing unreadable '240a'",
                "01 3b 3b | [3600, 60, 1] | 7199",
                "01 3c 00 | [3600, 60, 1] | missing unreadable '013c00'",
                "01 00 3c | [3600, 60, 1] | missing unreadable '01003c'",
                "24       | [10, 1]       | absent"
            })
    void partsAreWeighedAndAdded(String bytes, String weights, String number) {
        assertThat(Read.bytes(bytes, field("kind: parts, at: 0, weights: %s".formatted(weights)))
                        .field("f"))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "12 34, 2, 1234",
        "00 07, 2, 7",
        "99 99 99 99 99 99 99 99, 8, 9999999999999999",
        "1a 34, 2, missing unreadable '1a34'",
        "a1 34, 2, missing unreadable 'a134'",
        "12 3f, 2, missing unreadable '123f'"
    })
    void decimalDigitsStandTwoInAByteAndAnyOtherIsUnreadable(String bytes, int count, String number) {
        assertThat(Read.bytes(bytes, field("kind: bcd, at: 0, bytes: " + count)).field("f"))
                .isEqualTo(number);
    }

    /** IEEE 754; halves are rounded to even: 0.125 and 0.375 are exact. */
    @ParameterizedTest
    @CsvSource({
        "41 48 00 00, 4, big-endian, 1, 12.5",
        "00 00 48 41, 4, little-endian, 1, 12.5",
        "c1 48 00 00, 4, big-endian, 2, -12.50",
        "3e 00 00 00, 4, big-endian, 2, 0.12",
        "3e c0 00 00, 4, big-endian, 2, 0.38",
        "3d cc cc cd, 4, big-endian, 1, 0.1",
        "80 00 00 00, 4, big-endian, 1, 0.0",
        "40 29 00 00 00 00 00 00, 8, big-endian, 1, 12.5",
        "00 00 00 00 00 00 29 40, 8, little-endian, 0, 12",
        "41 cd cd 65 00 00 00 00, 8, big-endian, 9, 1000000000.000000000"
    })
    void floatsAreRoundedToTheirDecimals(String bytes, int count, String order, int decimals, String number) {
        String keys =
                "kind: floating-point, at: 0, bytes: %d, order: %s, decimals: %d".formatted(count, order, decimals);

        assertThat(Read.bytes(bytes, field(keys)).field("f")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7f c0 00 00", "7f 80 00 00", "ff 80 00 00", "7f 7f ff ff", "ff c0 00 01"})
    void whatIsNoFiniteNumberOfAnySizeIsUnreadable(String bytes) {
        assertThat(Read.bytes(bytes, field("kind: floating-point, at: 0, bytes: 4, decimals: 9"))
                        .field("f"))
                .startsWith("missing unreadable");
    }

    /** The message ends before the field does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: bits, of: [\"0\", \"2\"]",
                "kind: whole-number, at: 1, bytes: 2",
                "kind: bcd, at: 1, bytes: 2",
                "kind: floating-point, at: 0, bytes: 4, decimals: 1",
                "kind: columns, from: 2, to: 5",
                "kind: token, name: X"
            })
    void aFieldBeyondTheEndOfAMessageIsNotThere(String keys) {
        assertThat(Read.bytes("01 02", field(keys)).field("f")).isEqualTo("absent");
        assertThat(Read.bytes("", field(keys)).field("f")).isEqualTo("absent");
    }

    @Test
    void aGroupIsWhatTheExpressionFoundAndNothingWhereItTookNoPart() {
        String keys = """
                match: 'V(?<v>\\d+)(?: W(?<w>\\d+))?'
                fields:
                  v: {kind: group, group: v}
                  w: {kind: group, group: w}
                """;

        assertThat(Read.text("V12 W3", keys).field("w")).isEqualTo("3");
        assertThat(Read.text("V12", keys).field("v")).isEqualTo("12");
        assertThat(Read.text("V12", keys).field("w")).isEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "ab 97 cd|97",
                "ab 97|97",
                "ab 9|9",
                "ab 	9 |9",
                "ab    cd|absent",
                "ab |absent",
                "ab|absent",
                "ab x9 |missing unreadable 'x9'"
            })
    void columnsAreTakenWithoutTheirBlanksAndBeyondTheEndThereAreOnlyBlanks(String text, String value) {
        assertThat(Read.text(text, field("kind: columns, from: 3, to: 5")).field("f"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PI=2 SPI=9 | 2",
                "SPI=9 PI=2 | 2",
                "SPI=9 XPI=1 PI=2% A=1 | 2",
                "SPI=9 | absent",
                "PI | absent",
                "A=PI=3 | absent",
                "PI=1 PI=2 | 1",
                "PI= A=1 | missing unreadable ''",
                "PI=--% | missing unreadable '--'"
            })
    void aTokenStandsBehindItsWholeName(String text, String value) {
        assertThat(Read.text(text, field("kind: token, name: PI, strip: \"%\"")).field("f"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {"12 AO   MO |'AO MO'", "12 AO ZZ|'AO ZZ' unknown", "12    |''", "12|''", "1|''"})
    void wordsAreSeparatedByAnyBlanksAndOneThatIsNotListedIsUnknown(String text, String value) {
        assertThat(Read.text(text, field("kind: words, from: 3, to: 10, known: [AO, MO]"))
                        .field("f"))
                .isEqualTo(value);
    }

    @Test
    void numbersMayBeSpelledInHexadecimalInEitherCase() {
        String keys = field("kind: columns, from: 0, to: 20, form: hexadecimal");

        assertThat(Read.text("00fF", keys).field("f")).isEqualTo("255");
        assertThat(Read.text("00fG", keys).field("f")).isEqualTo("missing unreadable '00fG'");
        assertThat(Read.text("fffffffffffffff", keys).field("f")).isEqualTo("1152921504606846975");
        assertThat(Read.text("ffffffffffffffff", keys).field("f")).startsWith("missing unreadable");
    }

    @Test
    void textIsTakenAsItStandsAndWhatIsNotListedIsUnknown() {
        String keys = field(
                "kind: columns, from: 0, to: 20, form: text, value: {known: [ON, OFF], missing: {\"--\": invalid}}");

        assertThat(Read.text("ON", keys).field("f")).isEqualTo("'ON'");
        assertThat(Read.text("on", keys).field("f")).isEqualTo("'on' unknown");
        assertThat(Read.text("--", keys).field("f")).isEqualTo("missing invalid '--'");
    }

    /** What the device writes in place of a value is compared before any scale. */
    @Test
    void aNumberThatStandsForNoValueIsNone() {
        String keys = field(
                "kind: bits, of: [\"0\"], value: {missing: {\"255\": unavailable, \"0\": under-range}, scale: 0.1}");

        assertThat(Read.bytes("ff", keys).field("f")).isEqualTo("missing unavailable '255'");
        assertThat(Read.bytes("00", keys).field("f")).isEqualTo("missing under-range '0'");
        assertThat(Read.bytes("fe", keys).field("f")).isEqualTo("25.4");
    }

    @ParameterizedTest
    @CsvSource({"00, -40.0", "01, -39.5", "64, 10.0", "c8, 60.0", "c9, missing unreadable '201'"})
    void aNumberIsScaledThenShiftedThenHeldAgainstItsBounds(String bytes, String value) {
        String keys = field("kind: bits, of: [\"0\"], value: {scale: 0.5, offset: -40, minimum: -40, maximum: 60}");

        assertThat(Read.bytes(bytes, keys).field("f")).isEqualTo(value);
    }

    /** 97.0 and 97 are not the same statement. */
    @Test
    void aNumberKeepsThePrecisionInWhichItIsWritten() {
        String keys = field("kind: columns, from: 0, to: 20");

        assertThat(Read.text("97.0", keys).field("f")).isEqualTo("97.0");
        assertThat(Read.text("097", keys).field("f")).isEqualTo("97");
        assertThat(Read.text("-0.50", keys).field("f")).isEqualTo("-0.50");
    }

    @ParameterizedTest
    @CsvSource({
        "ML 12.5, 12.5",
        "UL 12.5, 0.0125",
        "XL 12.5, missing unreadable '12.5'",
        "ML 9x, missing unreadable '9x'"
    })
    void aFactorFollowsTheUnitThatTheMessageStates(String text, String value) {
        String keys = """
                match: '(?<unit>\\S+) (?<v>\\S+)'
                fields:
                  unit: {kind: group, group: unit, form: text}
                  f: {kind: group, group: v, value: {factor: {field: unit, of: {ML: 1, UL: 0.001}}}}
                """;

        assertThat(Read.text(text, keys).field("f")).isEqualTo(value);
    }

    @Test
    void whereNoUnitIsStatedThereIsNoValue() {
        String keys = """
                match: '(?:(?<unit>[MU]L) )?(?<v>\\S+)'
                fields:
                  unit: {kind: group, group: unit, form: text}
                  f: {kind: group, group: v, value: {factor: {field: unit, of: {ML: 1}}}}
                """;

        assertThat(Read.text("12.5", keys).field("f")).isEqualTo("missing unreadable '12.5'");
    }

    /** More digits than a number has are a mistake of the line, and must not stop the driver. */
    @Test
    void aNumberThatIsTooLargeToBeScaledIsUnreadable() {
        String scaled = field("kind: columns, from: 0, to: 30, value: {scale: 100000}");
        String shifted = field("kind: columns, from: 0, to: 30, value: {offset: 100000000000000}");
        String factored = """
                match: '(?<unit>\\S+) (?<v>\\S+)'
                fields:
                  unit: {kind: group, group: unit, form: text}
                  f: {kind: group, group: v, value: {factor: {field: unit, of: {K: 100000}}}}
                """;

        assertThat(Read.text("999999999999999", scaled).field("f")).startsWith("missing unreadable");
        assertThat(Read.text("0.00000000000001", shifted).field("f")).startsWith("missing unreadable");
        assertThat(Read.text("K 999999999999999", factored).field("f")).startsWith("missing unreadable");
    }

    @Test
    void theTextOfAMessageIsItsDeclaredBytes() {
        String keys = """
                text: {from: 1, to: -2}
                match: 'V(?<v>\\d+)'
                fields:
                  f: {kind: group, group: v}
                """;

        assertThat(Read.of(Bytes.ofHex("02 56 31 32 03"), keys).field("f")).isEqualTo("12");
        assertThat(Read.reader(keys).read(Bytes.ofHex("02 03"), shape -> true)).isNull();
        assertThat(Read.reader(keys).read(Bytes.empty(), shape -> true)).isNull();
    }

    @Test
    void aMessageIsTheFirstThatFits() {
        String keys = """
                starts-with: "02 80/80"
                fields: {f: {kind: bits, of: ["2"]}}
                """;

        assertThat(Read.bytes("02 ff 07", keys).field("f")).isEqualTo("7");
        assertThat(Read.reader(keys).read(Bytes.ofHex("02 7f 07"), shape -> true))
                .isNull();
        assertThat(Read.reader(keys).read(Bytes.ofHex("02"), shape -> true))
                .as("too short")
                .isNull();
    }

    /** A device can send anything, and bytes above ASCII are characters of their own. */
    @Test
    void anyBytesAreReadAsSomething() {
        String keys = """
                fields:
                  a: {kind: bits, of: ["3:6-0", "5"], signed: true}
                  b: {kind: floating-point, at: 2, bytes: 8, decimals: 9, value: {scale: 0.001}}
                  c: {kind: bcd, at: 1, bytes: 8, value: {scale: 1000, offset: 0.001}}
                  d: {kind: columns, from: 2, to: 30, value: {scale: 0.0000001}}
                  e: {kind: token, name: A, strip: "%"}
                  g: {kind: words, from: 1, to: 20, known: [A]}
                  h: {kind: whole-number, at: 4, bytes: 4, signed: true, value: {factor: {field: g, of: {A: 10}}}}
                flags:
                  one: {kind: one-of, fields: [g, a], values: [A]}
                  none: {kind: none-of, field: g, values: [A]}
                  within: {kind: within, field: c, minimum: 0.5}
                  mask: {kind: mask, field: d, bits: "ff"}
                """;
        MessageReader reader = Read.reader(keys);
        Gen.check(61, 5000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(40));
            byte[] likely = {'A', '=', ' ', '9', '.', '-', '%'};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextBoolean() ? likely[random.nextInt(likely.length)] : bytes[i];
            }
            assertThat(reader.read(Bytes.copyOf(bytes), shape -> true)).isNotNull();
        });
    }

    private static String field(String keys) {
        return "fields:\n  f: {" + keys + "}\n";
    }
}
