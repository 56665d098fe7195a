package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class FcsTest {

    @ParameterizedTest
    @CsvSource({"313233343536373839, 906e", "3a71, 269b", "3a91, c195", "'', 0000", "00, f078"})
    void theCheckSequenceIsThatOfX25(String data, String fcs) {
        byte[] bytes = Bytes.ofHex(data).toArray();

        assertThat(Fcs.of(bytes, 0, bytes.length)).isEqualTo(Integer.parseInt(fcs, 16));
    }

    @Test
    void dataFollowedByTheirOwnCheckSequenceLowByteFirstAreGood() {
        byte[] bytes = Bytes.ofHex("ff3132333435363738396e90ff").toArray();

        assertThat(Fcs.isGood(bytes, 1, 11)).isTrue();
        assertThat(Fcs.isGood(bytes, 0, 12)).isFalse();
        assertThat(Fcs.isGood(bytes, 1, 10)).isFalse();
    }
}
