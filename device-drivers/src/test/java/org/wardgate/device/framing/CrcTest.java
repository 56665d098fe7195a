package org.wardgate.device.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class CrcTest {

    /** Of 123456789, as the catalogue of parametrised CRC algorithms lists them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CRC-8/SMBUS, 8, 07, 00, false, 00, f4",
        "CRC-8/MAXIM-DOW, 8, 31, 00, true, 00, a1",
        "CRC-16/IBM-3740, 16, 1021, ffff, false, 0000, 29b1",
        "CRC-16/IBM-SDLC, 16, 1021, ffff, true, ffff, 906e",
        "CRC-16/MODBUS, 16, 8005, ffff, true, 0000, 4b37",
        "CRC-32/ISO-HDLC, 32, 04c11db7, ffffffff, true, ffffffff, cbf43926",
        "CRC-32/BZIP2, 32, 04c11db7, ffffffff, false, ffffffff, fc891918"
    })
    void theCheckOfTheNineDigitsIsThatOfTheCatalogue(
            String name, int width, String polynomial, String initial, boolean reflected, String xorOut, String check) {
        Crc crc = new Crc(width, hex(polynomial), hex(initial), reflected, hex(xorOut));
        byte[] digits = "x123456789x".getBytes(StandardCharsets.US_ASCII);

        assertThat(crc.over(digits, 1, 10)).as(name).isEqualTo(hex(check));
    }

    @ParameterizedTest
    @CsvSource({"3a71, 269b", "3a91, c195", "'', 0000", "00, f078"})
    void theFrameCheckSequenceOfPppIsOneOfThem(String data, String fcs) {
        byte[] bytes = Bytes.ofHex(data).toArray();

        assertThat(new Crc(16, 0x1021, 0xFFFF, true, 0xFFFF).over(bytes, 0, bytes.length))
                .isEqualTo(hex(fcs));
    }

    private static long hex(String digits) {
        return Long.parseLong(digits, 16);
    }
}
