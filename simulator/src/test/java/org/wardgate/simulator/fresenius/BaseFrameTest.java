package org.wardgate.simulator.fresenius;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class BaseFrameTest {
    /** Base protocol, checksum: the vectors, of which the first is the vendor's. */
    @ParameterizedTest
    @CsvSource({
        "PR;1F40, 02 50 52 3B 31 46 34 30 34 37 03",
        "0DC, 02 30 44 43 34 38 03",
        "1DC, 02 31 44 43 34 37 03",
        "0LE;b, 02 30 4C 45 3B 62 41 31 03",
        "1LE;d, 02 31 4C 45 3B 64 39 45 03",
        "1LE;r, 02 31 4C 45 3B 72 39 30 03",
        "1LE;dr, 02 31 4C 45 3B 64 72 32 43 03",
        "1LE;amdr, 02 31 4C 45 3B 61 6D 64 72 35 45 03",
        "0LF;b, 02 30 4C 46 3B 62 41 30 03",
        "1DE;r, 02 31 44 45 3B 72 39 38 03",
        "0C, 02 30 43 38 43 03",
        "1C, 02 31 43 38 42 03",
        "0C;b03, 02 30 43 3B 62 30 33 38 43 03",
        "1C;d0032, 02 31 43 3B 64 30 30 33 32 32 37 03",
        "1C;r000004D2, 02 31 43 3B 72 30 30 30 30 30 34 44 32 34 34 03",
        "1C;d0032;r000004D2, 02 31 43 3B 64 30 30 33 32 3B 72 30 30 30 30 30 34 44 32 45 30 03",
        "1E;r000004D2, 02 31 45 3B 72 30 30 30 30 30 34 44 32 34 32 03",
        "1E, 02 31 45 38 39 03",
        "1I;1E, 02 31 49 3B 31 45 44 34 03",
        "1FC, 02 31 46 43 34 35 03",
        "0FC, 02 30 46 43 34 36 03",
        "LE;r, 02 4C 45 3B 72 43 31 03",
        "C;r000004D2, 02 43 3B 72 30 30 30 30 30 34 44 32 37 35 03",
        "C;KETAMINE, 02 43 3B 4B 45 54 41 4D 49 4E 45 33 33 03"
    })
    void framesAreTheseBytes(String text, String hex) {
        Bytes frame = Bytes.ofHex(hex);

        assertThat(BaseFrame.encode(text)).isEqualTo(frame);
        assertThat(BaseFrame.text(frame.toLatin1(1, frame.length() - 2))).contains(text);
    }

    /** A fault of an earlier client: a sum that ends in FF. */
    @Test
    void aCheckOfZeroHasTwoDigits() {
        assertThat(BaseFrame.check("~~\u0003")).isEqualTo("00");
    }

    @Test
    void noSingleWrongBitIsAccepted() {
        String inner = "1C;d003227";
        for (int bit = 0; bit < 8 * inner.length(); bit++) {
            char[] wrong = inner.toCharArray();
            wrong[bit / 8] ^= (char) (1 << bit % 8);
            assertThat(BaseFrame.text(new String(wrong))).isEmpty();
        }
        assertThat(BaseFrame.text("")).isEmpty();
        assertThat(BaseFrame.text("FF")).isEmpty();
    }
}
