package org.wardgate.simulator.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

class AsenaFrameTest {

    /** Bodies with the CRC that real pumps or published clients gave them; the first is the algorithm's check value. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "123456789,29B1",
                "INF,4961",
                "ALARM,50B2",
                "INST_SERIALNO,457D",
                "COMMS_PROTOCOL,E8DA",
                "COMMS_RESPONSE_MAX,7E29",
                "SYRINGE_STATUS,4102",
                "INF_RATE_MAX_SYRINGE,8F30",
                "INF_VTBI,8456",
                "INF_RATE,8E6D",
                "INF_VI,B42C",
                "INST_SERIALNO^8002-51740,050B",
                "INST_SERIALNO^8002-51733,ACFF",
                "COMMS_PROTOCOL^Asena Rev 2.1.5,661A",
                "COMMS_RESPONSE_MAX^4000^ms,DFDF",
                "SYRINGE_STATUS^BD PLASTIPAK^ 50^CONF,1CF8",
                "SYRINGE_STATUS^BD PERFUSOR^ 50^CONF,4567",
                "INF_RATE_MAX_SYRINGE^1200.00^ml/h,8575",
                "INF^8002-51733^A^HLD^0.00^ml/h^^0.969^ml^530.15^mmHg^00:04:09^EVENT^214725,DB9D",
                "ALARM^AL_NOALM^ ^ ,C73B",
                "REMOTE_CTRL^ENABLED^****^PERMIT^0^ms,7BB0",
                "REMOTE_CTRL^DISABLED^****^PERMIT^0^ms,3C5D",
                "REMQUERY^DEACT^^^^,E5C9",
                "8002-51740,3CC1",
                "8002-51733,9535",
                "ALARM^AL_OCCLU^ ^ ,5B3B"
            })
    void crcIsThatOfRealPumps(String body, String crc) {
        assertThat(AsenaFrame.crc(body)).isEqualTo(crc);
    }

    @Test
    void frameEndsWithCrAlone() {
        assertThat(AsenaFrame.encode("INF")).isEqualTo(Bytes.ofHex("21 49 4E 46 7C 34 39 36 31 0D"));
    }

    @Test
    void bodyGoesUpToTheLastCrcMark() {
        String body = "A|B";
        assertThat(AsenaFrame.body(body + "|" + AsenaFrame.crc(body))).contains(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INF", "INF4961", "INF|4962", "INF|496", "INF|49611", "INF|4961 ", "INF |4961", "|"})
    void whatHasNoCorrectCrcHasNoBody(String line) {
        assertThat(AsenaFrame.body(line)).isEmpty();
    }
}
