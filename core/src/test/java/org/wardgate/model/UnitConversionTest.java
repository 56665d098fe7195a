package org.wardgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitConversionTest {

    @ParameterizedTest
    @CsvSource({
        "kPa, mm[Hg], 16, 120.0", // 120.00992
        "kPa, mm[Hg], 5.3, 39.8", // 39.753286
        "kPa, mm[Hg], -0.5, -3.8",
        "kPa, mm[Hg], 0, 0.0",
        "[degF], Cel, 98.6, 37.0",
        "[degF], Cel, 32, 0.0",
        "[degF], Cel, -40, -40.0",
        "[degF], Cel, 100.5, 38.1", // 38.0556
        "[degF], Cel, 32.09, 0.0", // exactly 0.05: half to even
        "[degF], Cel, 32.27, 0.2", // exactly 0.15
        "Cel, Cel, 37.05, 37.05",
        "raw:x:1, raw:x:1, 5, 5",
    })
    void convertsToOneDecimalAndLeavesTheSameUnitAlone(String from, String to, String value, String expected) {
        assertThat(UnitConversion.convert(Decimal.parse(value), new Unit(from), new Unit(to)))
                .contains(Decimal.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({"mm[Hg], kPa", "Cel, [degF]", "raw:x:1, mm[Hg]", "kPa, Cel", "[degF], mm[Hg]", "%, 1"})
    void aConversionThatIsNotKnownGivesNothing(String from, String to) {
        assertThat(UnitConversion.convert(Decimal.of(1), new Unit(from), new Unit(to)))
                .isEmpty();
    }

    @Test
    void aNumberBeyondAllMeasureGivesNothing() {
        assertThat(UnitConversion.convert(new Decimal(Long.MAX_VALUE, 127), Unit.KPA, Unit.MMHG))
                .isEmpty();
        assertThat(UnitConversion.convert(new Decimal(1, -128), Unit.KPA, Unit.MMHG))
                .contains(Decimal.parse("0.0"));
    }
}
