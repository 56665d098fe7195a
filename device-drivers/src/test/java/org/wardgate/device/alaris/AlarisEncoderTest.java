package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AlarisEncoderTest {

    /** Everything that can leave, byte by byte; a request with a field could set something at the pump. */
    @Test
    void theEncoderSaysTheDocumentedQueriesAndNothingElse() {
        assertThat(Arrays.stream(AlarisQuery.values())
                        .map(query -> AlarisEncoder.encode(query).toAscii()))
                .containsExactlyInAnyOrder(
                        "!INF|4961\r",
                        "!ALARM|50B2\r",
                        "!INST_SERIALNO|457D\r",
                        "!COMMS_PROTOCOL|E8DA\r",
                        "!COMMS_RESPONSE_MAX|7E29\r",
                        "!SYRINGE_STATUS|4102\r",
                        "!INF_RATE_MAX_SYRINGE|8F30\r",
                        "!INF_VTBI|8456\r",
                        "!INF_RATE|8E6D\r",
                        "!INF_VI|B42C\r")
                .noneMatch(frame -> frame.contains("^"));
    }

    @Test
    void theStatusQueryIsByteForByteWhatPumpsWereSeenToAnswer() {
        assertThat(AlarisEncoder.encode(AlarisQuery.INF).toArray())
                .isEqualTo(HexFormat.of().parseHex("21494e467c343936310d"));
    }
}
