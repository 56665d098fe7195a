package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

/** The test kit against frames that manuals print and captures show. */
class WireKitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "asena ~ INF ~ 21494e467c343936310d",
                "asena ~ REMOTE_CTRL^ENABLED^3CC1 ~ 2152454d4f54455f4354524c5e454e41424c45445e334343317c423146310d",
                "ap4000 ~ CONNREQ ~ 21434f4e4e5245517c303242330d0a",
                "as50 ~ RESEND ~ 5b524553454e445ddb6b",
                "as50 ~ PRIRATE=5.0 ~ 5b505249524154453d352e305d53f5",
                "dianet ~ 4103 ~ 7e410313917e",
                "dianet ~ 0010f013cfc60041ffffffff ~ 7e0010f013cfc60041ffffffffb39e7e",
                "bcc ~ ADMIN:ALIVE ~ 01303030333102312f312f313e41444d494e3a414c49564503303030363104",
                "base ~ PR;1F40 ~ 0250523b31463430343703",
                "base ~ 1LE;d ~ 02314c453b64394503",
                "safe ~ 0SAF10 ~ 020a30534146313063be03",
                "safe ~ 0DIA ~ 020830444941023503",
                "berry ~ 0201 ~ 55aa040201f8",
                "suntech ~ 3a20 ~ 3a20a6",
                "suntech ~ 3a17a000 ~ 3a17a0000f",
                "capnostream ~ 0301 ~ 8502030100",
                "capnostream ~ 3c0402 ~ 85033c040239",
                "medibus ~ 0 ~ 1b3034420d",
                "terumo ~ 01010000 ~ 023c3f786d6c2076657273696f6e3d22312e30223f3e3c5245513e3c44455649443e3030303130303730303030303030313230313030303030313c2f44455649443e3c434d443e415145414141"
                        + "3d3d3c2f434d443e3c2f5245513e4139413403",
                "ivue ~ 0c03320100 ~ c0110100050c0332010085eec1",
            })
    void framesAreThoseOfTheManuals(String framing, String body, String hex) {
        assertThat(WireKit.frame(framing, body)).isEqualTo(Bytes.ofHex(hex));
    }
}
