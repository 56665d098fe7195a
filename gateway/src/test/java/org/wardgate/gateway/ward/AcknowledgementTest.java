package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.gateway.alarm.AlarmCore.Acknowledged;
import org.wardgate.gateway.ward.Acknowledgement.Result;

class AcknowledgementTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12345678901234567890123456789012345678901"})
    void itNeedsAName(String operator) {
        assertThatThrownBy(() -> new Acknowledgement("4", "a1", 1, operator, "desk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 40");
    }

    @Test
    void aNameOfFortyCharactersIsTaken() {
        String forty = "1234567890123456789012345678901234567890";
        assertThat(new Acknowledgement("4", "a1", 1, forty, "desk").operator()).isEqualTo(forty);
    }

    @Test
    void eachOutcomeHasItsOwnResult() {
        assertThat(Result.of(Acknowledged.YES).wireName()).isEqualTo("accepted");
        assertThat(Result.of(Acknowledged.OLD_OCCURRENCE).wireName()).isEqualTo("conflict");
        assertThat(Result.of(Acknowledged.NO_SUCH_ALARM).wireName()).isEqualTo("unknown-alarm");
        assertThat(Result.UNKNOWN_BED.wireName()).isEqualTo("unknown-bed");
    }
}
