package org.wardgate.device.profile.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

class NumberInBitsTest {

    @Test
    void aSpecialValueStandsForTheNumberThatIsSpelledLikeIt() {
        assertThat(TextNumber.bits("511")).isEqualTo(Decimal.of(511));
        assertThat(TextNumber.bits("-1")).isEqualTo(Decimal.of(-1));
        assertThat(TextNumber.bits("9999999999999999")).isEqualTo(Decimal.of(9_999_999_999_999_999L));
        assertThat(TextNumber.bits("-0.50")).isEqualTo(new Decimal(-50, -2));
    }

    @Test
    void anySpellingThatNoNumberHasStandsForNone() {
        for (String text :
                List.of("---", "", "0511", "+5", "-0", "5e1", " 5", "5.", "\u0665", "99999999999999999999")) {
            assertThat(TextNumber.bits(text)).as(text).isNull();
        }
    }

    @Test
    void itIsSpelledByItsDigitsBeforeAnyScale() {
        FieldValue value = FieldValue.number(new Decimal(365, -1), Decimal.of(365));

        assertThat(value.isThere()).isTrue();
        assertThat(value.spelled()).isEqualTo("365");
        assertThat(FieldValue.missing(Reason.UNAVAILABLE, Decimal.of(127)).spelled())
                .isEqualTo("127");
    }
}
