package org.wardgate.simulator.newera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class SafePacketTest {

    /** The first is printed in the NE-1000 manual, the others come from an independent implementation. */
    @ParameterizedTest
    @CsvSource({
        "SAF0, 02 08 53 41 46 30 55 43 03",
        "0SAF0, 02 09 30 53 41 46 30 59 AD 03",
        "0SAF10, 02 0A 30 53 41 46 31 30 63 BE 03",
        "0, 02 05 30 36 53 03",
        "0VER, 02 08 30 56 45 52 48 09 03",
        "0DIS, 02 08 30 44 49 53 30 46 03",
        "0RAT, 02 08 30 52 41 54 38 CB 03",
        "0DIA, 02 08 30 44 49 41 02 35 03",
        "00S, 02 07 30 30 53 AA A6 03",
        "00I, 02 07 30 30 49 19 DD 03",
        "00A?R, 02 09 30 30 41 3F 52 65 86 03",
        "00A?S, 02 09 30 30 41 3F 53 75 A7 03",
        "00A?T, 02 09 30 30 41 3F 54 05 40 03",
        "00I5.000MH, 02 0E 30 30 49 35 2E 30 30 30 4D 48 34 3F 03",
        "00SI0.000W0.000ML, 02 15 30 30 53 49 30 2E 30 30 30 57 30 2E 30 30 30 4D 4C 6F 1A 03",
        "00SNE1000V3.928, 02 13 30 30 53 4E 45 31 30 30 30 56 33 2E 39 32 38 27 22 03",
        "00SAF50, 02 0B 30 30 53 41 46 35 30 F6 F7 03",
        "0SAF2, 02 09 30 53 41 46 32 79 EF 03"
    })
    void packetsAreThoseOfThePump(String data, String packet) {
        assertThat(SafePacket.encode(data)).isEqualTo(Bytes.ofHex(packet));
    }

    @Test
    void crcIsThatOfXmodem() {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(SafePacket.crc(check, 0, check.length)).isEqualTo(0x31C3);
    }
}
