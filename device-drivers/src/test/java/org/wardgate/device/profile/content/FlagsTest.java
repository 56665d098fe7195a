package org.wardgate.device.profile.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {

    @ParameterizedTest
    @CsvSource({"00 00, false", "10 00, true", "00 01, true", "ef fe, false", "10, false", "'', false"})
    void aBitIsOneOfSeveralAndAMessageThatIsTooShortHasNone(String bytes, boolean set) {
        assertThat(Read.bytes(bytes, "flags: {f: {kind: bit, of: [\"0:4\", \"1:0\"]}}\n")
                        .flag("f"))
                .isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource({"0010, true", "0030, true", "ffef, false", "0000, false", "xx, false"})
    void aMaskLooksAtTheBitsOfANumberInText(String text, boolean set) {
        String keys = """
                fields: {n: {kind: columns, from: 0, to: 9, form: hexadecimal}}
                flags: {f: {kind: mask, field: n, bits: "10"}}
                """;

        assertThat(Read.text(text, keys).flag("f")).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource({"A B, true", "B A, true", "B C, false", "AA A, true", "AA B, false"})
    void oneOfSeveralFieldsMayHoldTheText(String text, boolean set) {
        assertThat(Read.text(text, TWO + "flags: {f: {kind: one-of, fields: [a, b], values: [A, X]}}\n")
                        .flag("f"))
                .isEqualTo(set);
    }

    /** Numbers are compared as they are spelled, before any scale. */
    @Test
    void aNumberIsHeldAgainstItsSpelling() {
        String keys = """
                fields: {n: {kind: bits, of: ["0"], value: {scale: 0.1}}}
                flags: {f: {kind: one-of, fields: [n], values: ["10"]}}
                """;

        assertThat(Read.bytes("0a", keys).flag("f")).isTrue();
        assertThat(Read.bytes("64", keys).flag("f")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'12 AO MO', true", "'12 MO  AO', true", "'12 AOX', false", "'12', false"})
    void ofWordsAnyOneCounts(String text, boolean set) {
        assertThat(Read.text(text, WORDS + "flags: {f: {kind: one-of, fields: [w], values: [AO]}}\n")
                        .flag("f"))
                .isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource({"A B, false", "C B, true"})
    void noneOfSomeTextsIsAnyOther(String text, boolean set) {
        assertThat(Read.text(text, TWO + "flags: {f: {kind: none-of, field: a, values: [A, X]}}\n")
                        .flag("f"))
                .isEqualTo(set);
    }

    /** An alarm word that is listed among others is listed all the same. */
    @ParameterizedTest
    @CsvSource({"'12 AO MO', false", "'12 MO', true", "'12 MO ZZ', true", "'12 ZZ AO', false"})
    void noneOfSomeWordsIsWhereNotOneOfThemStands(String text, boolean set) {
        assertThat(Read.text(text, WORDS + "flags: {f: {kind: none-of, field: w, values: [AO]}}\n")
                        .flag("f"))
                .isEqualTo(set);
    }

    @Test
    void whereNothingStandsNoTextIsAnother() {
        String keys = """
                match: '(?<a>[A-Z])?'
                fields: {a: {kind: group, group: a, form: text}}
                flags: {f: {kind: none-of, field: a, values: [A]}}
                """;

        assertThat(Read.text("", keys).flag("f")).isFalse();
        assertThat(Read.text("B", keys).flag("f")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true", "4, true", "5, false", "x, false", "4.01, false", "2.00, true"})
    void boundsAreIncluded(String text, boolean set) {
        String keys = """
                fields: {n: {kind: columns, from: 0, to: 9}}
                flags: {f: {kind: within, field: n, minimum: 2, maximum: 4.0}}
                """;

        assertThat(Read.text(text, keys).flag("f")).isEqualTo(set);
    }

    @Test
    void oneBoundIsEnough() {
        String keys = """
                fields: {n: {kind: columns, from: 0, to: 9}}
                flags:
                  low: {kind: within, field: n, maximum: 4}
                  high: {kind: within, field: n, minimum: 4}
                """;

        assertThat(Read.text("-99", keys).flag("low")).isTrue();
        assertThat(Read.text("99", keys).flag("low")).isFalse();
        assertThat(Read.text("99", keys).flag("high")).isTrue();
    }

    private static final String TWO = """
            match: '(?<a>\\S+) (?<b>\\S+)'
            fields:
              a: {kind: group, group: a, form: text}
              b: {kind: group, group: b, form: text}
            """;

    private static final String WORDS = "fields: {w: {kind: words, from: 3, to: 20}}\n";
}
