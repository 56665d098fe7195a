package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

class MedibusPolicyTest {
    private final MedibusPolicy policy = new MedibusPolicy();

    /** Trends, device-specific requests, choices of data, what a machine says to a host, arguments where none belong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B/",
                "\u001B1",
                "\u001BI",
                "\u001BV",
                "\u001Bl",
                "\u001Bm",
                "\u001Bj2",
                "\u001BJ$EB",
                "\u001BJ$",
                "\u001B$EB",
                "\u001B0x",
                "\u001B\u0015",
                "\u001B\u0001",
                "\u001BT",
                "\u001BT00",
                "\u001BT0000",
                "\u001BT0301",
                "\u001BT00010001",
                "\u001BT00010101020106010701",
                "\u001BT000",
                "\u001BT00010",
                "\u001BT000a",
                "\u001BT0G01",
                "\u0001R",
                "\u0001$EB 98 ",
                "\u0001\u0002",
                "\u0001\u007F",
                "\u00010x",
                "\u0001R0161'WARDGATE'01.00:06.00",
                "\u0001R8240'Evita 4'04.00:04.00"
            })
    void whatIsNotNeededIsNotListed(String content) {
        assertThat(policy.refusal(framed(content))).contains(RefusalReason.NOT_LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1b",
                "1b24",
                "1b2433460a",
                "1b2433470d",
                "1b2433660d",
                "1b2441460d",
                "0024323444",
                "3b2435460d"
            })
    void whatIsNoFrameIsMalformed(String hex) {
        assertThat(policy.refusal(Bytes.ofHex(hex))).contains(RefusalReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d0",
                "d1c1c1c0c0",
                "d0c2c1c0c0",
                "d0c1d1c0c0",
                "d0c1bfc0c0",
                "d0c1c1c0c1",
                "d0c1c1c6c0",
                "d0c1c1c0c0c0",
                "d0c6c0c0c0",
                "cfc0",
                "80",
                "ff"
            })
    void ofFastBytesOnlyTheSwitchOfCurvesIsListed(String hex) {
        assertThat(policy.refusal(Bytes.ofHex(hex))).contains(RefusalReason.NOT_LISTED);
    }

    /** Whatever a machine asks by a printed code is answered, and no known pump takes any such answer for a command. */
    @Test
    void everyAnswerOfAPrintedCodeLeaves() {
        GuardHarness harness = new GuardHarness(policy);
        for (char code = ' '; code <= '~'; code++) {
            if (code != 'R') {
                Bytes answer = framed("\u0001" + code);
                assertThat(harness.writeAtLeisure(answer)).as(answer.toHex()).isNull();
                assertThat(harness.left()).isEqualTo(answer);
            }
        }
    }

    @Test
    void itIsNamedAsItsProfile() {
        assertThat(policy.protocol()).isEqualTo("draeger-medibus");
        assertThat(policy.rateLimit()).isEqualTo(new RateLimit(40, 40));
    }

    private static Bytes framed(String content) {
        return Bytes.ofAscii(
                content + String.format(Locale.ROOT, "%02X\r", content.chars().sum() % 256));
    }
}
