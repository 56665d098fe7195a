package org.wardgate.simulator.nonin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.nonin.Reading.Signal;

class DataFrameTest {
    /** A recorded Onyx II 9560, frames 5 to 29, and the packet that they are. */
    private static final String RECORDED = """
            01 81 43 00 C5  01 80 43 4A 0E  01 80 43 60 24  01 80 43 94 58  01 80 43 00 C4
            01 80 41 00 C2  01 80 3E 17 D6  01 80 3C 04 C1  01 80 39 60 1A  01 80 36 60 17
            01 80 35 60 16  01 80 34 00 B5  01 80 34 00 B5  01 80 34 00 B5  01 80 35 4A 00
            01 80 36 60 17  01 80 37 60 18  01 80 3A 00 BB  01 80 40 00 C1  01 80 4A 00 CB
            01 80 57 4A 22  01 80 69 00 EA  01 80 7C 4A 47  01 80 90 00 11  01 80 A1 00 22""";

    /** Sums of Nonin 6470-000-01; two of them are above 0xFF. */
    @ParameterizedTest
    @CsvSource({"81,0100,00,0181010083", "80,0148,48,01800148ca", "80,01FF,61,01800161e3", "B9,FF00,03,01b9ff03bc"})
    void aFrameOfFormat2EndsWithItsSum(String status, String pleth, String value, String frame) {
        assertThat(DataFrame.format2(hex(status), hex(pleth), hex(value))).hasToString(frame);
    }

    @ParameterizedTest
    @CsvSource({"81,7A31,01,817a31012d", "80,0000,0C,8000000c8c", "98,FFFF,7F,98ffff7f15"})
    void aFrameOfFormat7HasAllOfThePlethysmogram(String status, String pleth, String value, String frame) {
        assertThat(DataFrame.format7(hex(status), hex(pleth), hex(value))).hasToString(frame);
    }

    @Test
    void aPacketIsWhatARecordedInstrumentSent() {
        Numbers numbers = new Numbers(74, 96);
        Reading reading = new Reading(Signal.GOOD, numbers, numbers, Perfusion.GREEN);
        Bytes recorded = Bytes.ofHex(RECORDED);
        DataPacket packet = new DataPacket(reading, 0x94, 23, 0x04);

        for (int frame = 1; frame <= DataPacket.FRAMES; frame++) {
            Bytes expected = recorded.slice((frame - 1) * 5, 5);
            assertThat(DataFrame.format2(frame == 1 ? 0x81 : 0x80, expected.u8(2) << 8, packet.valueOf(frame)))
                    .as("frame %d", frame)
                    .isEqualTo(expected);
        }
    }

    /** HR has 9 bits, of which the upper two are in a byte of their own; TMR has 14. */
    @Test
    void numbersAbove127AreInTwoBytes() {
        Reading reading = new Reading(Signal.GOOD, new Numbers(140, 96), new Numbers(303, 88), Perfusion.GREEN);
        DataPacket packet = new DataPacket(reading, 0x30, 16383, 0);

        assertThat(values(packet, 1, 2, 14, 15)).isEqualTo("010c010c");
        assertThat(values(packet, 20, 21, 22, 23)).isEqualTo("022f022f");
        assertThat(values(packet, 3, 10, 11, 16)).isEqualTo("60606060");
        assertThat(values(packet, 9, 17)).isEqualTo("5858");
        assertThat(values(packet, 6, 7)).isEqualTo("7f7f");
        assertThat(values(new DataPacket(reading, 0x30, 16384, 0), 6, 7))
                .as("after 91 min")
                .isEqualTo("0000");
        assertThat(values(new DataPacket(Reading.NONE, 0x30, 0, 0), 1, 2, 3, 9, 20, 21))
                .as("missing")
                .isEqualTo("037f7f7f037f");
    }

    /** Nonin 6470-000-01, page 9: yellow is both bits. */
    @Test
    void perfusionIsAColour() {
        assertThat(DataFrame.colour(Perfusion.GREEN)).isEqualTo(0x02);
        assertThat(DataFrame.colour(Perfusion.YELLOW)).isEqualTo(0x06);
        assertThat(DataFrame.colour(Perfusion.RED)).isEqualTo(0x04);
    }

    private static String values(DataPacket packet, int... frames) {
        StringBuilder hex = new StringBuilder();
        for (int frame : frames) {
            hex.append(String.format("%02x", packet.valueOf(frame)));
        }
        return hex.toString();
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
