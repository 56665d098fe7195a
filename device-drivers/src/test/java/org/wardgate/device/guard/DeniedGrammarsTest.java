package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class DeniedGrammarsTest {

    @Test
    void noListedQueryIsTakenForACommand() {
        assertThat(AllowedFrames.ALARIS)
                .allMatch(frame -> DeniedGrammars.find(frame).isEmpty());
        assertThat(AllowedFrames.INTELLIVUE)
                .allMatch(frame -> DeniedGrammars.find(frame).isEmpty());
    }

    /** Queries of the other references, which later profiles will want to send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "as50 ~ STATUS?",
                "as50 ~ PRIRATE?",
                "as50 ~ DEV?",
                "as50 ~ RESEND",
                "dianet ~ 0001",
                "dianet ~ 4102",
                "dianet ~ 4108",
                "dianet ~ 0010f013cfc60041ffffffff",
                "bcc ~ ADMIN:ALIVE",
                "bcc ~ AEXMIN:ALIVEE",
                "bcc ~ ADMIN:VERSION",
                "bcc ~ MEM:GET",
                "bcc ~ MEEM:GEET",
                "bcc ~ MEM:GETSLOT#1A",
                "base ~ 0DC",
                "base ~ 1LE;dram",
                "base ~ 0LF;b",
                "base ~ 1LP",
                "base ~ 1LN",
                "base ~ 1LM",
                "base ~ 1DE;r",
                "base ~ 1FC",
                "text ~ 00VER\\r",
                "text ~ 00RAT\\r",
                "text ~ 00DIA\\r",
                "text ~ 00VOL\\r",
                "text ~ @irate\\r\\n",
                "text ~ @irate lim\\r\\n",
                "text ~ @ttime\\r\\n",
                "text ~ @force\\r\\n",
                "text ~ @ivolume\\r\\n",
                "ap4000 ~ CONNREQ",
                "ap4000 ~ STATREQ^032-19-50-014",
                "text ~ 0\\r",
                "text ~ 0DIS\\r",
                "text ~ 0DIR\\r",
                "text ~ 0SAF\\r",
                "text ~ *ADR\\r",
                "safe ~ 0",
                "safe ~ 0VER",
                "safe ~ 0RAT",
                "terumo ~ 01010000",
                "text ~ <07DSS>",
                "text ~ <07ASS>",
                "hex ~ 05",
                "hex ~ 1b3105",
                "medibus ~ Q",
                "medibus ~ 0",
                "medibus ~ $",
                "medibus ~ J$EB",
                "medibus ~ U",
                "text ~ MSH|^~\\&|GW|W|MON|W|20261121||ACK^R01^ACK|1|P|2.6\\r",
                "berry ~ 0101",
                "berry ~ fe01",
                "berry ~ fc00",
                "suntech ~ 3a790500",
                "suntech ~ 3a790300",
                "capnostream ~ 01",
                "capnostream ~ 0301",
                "capnostream ~ 06",
                "hex ~ 7d81a1808080808080",
                "hex ~ 7d81af808080808080",
                "hex ~ 02720003",
                "hex ~ 02730003",
                "hex ~ 027402020203",
            })
    void noQueryOfTheReferencesIsTakenForACommand(String framing, String body) {
        assertThat(DeniedGrammars.find(WireKit.frame(framing, body))).isEmpty();
    }

    /** Where the host's port strips to seven bits, bytes with bit 7 arrive without it. */
    @Test
    void aBaseCommandIsSeenThroughTheEighthBit() {
        byte[] bytes = WireKit.frame("base", "1PR;1F40").toArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= (byte) 0x80;
        }
        assertThat(DeniedGrammars.find(Bytes.copyOf(bytes)))
                .containsExactly(new DeniedCommand("Fresenius Base", "set rate"));
    }

    @Test
    void aStuffedSpaceTextIsReadWithoutItsStuffing() {
        assertThat(DeniedGrammars.find(WireKit.frame("bcc", "MEEM:SEET")))
                .extracting(DeniedCommand::device)
                .containsExactly("B. Braun Space");
        assertThat(DeniedGrammars.find(WireKit.frame("bcc", "mexm:geet")))
                .extracting(DeniedCommand::device)
                .containsExactly("B. Braun Space");
    }

    @Test
    void aTerumoCommandThatCannotBeReadIsDenied() {
        assertThat(DeniedGrammars.find(WireKit.latin1("<CMD>?*</CMD>")))
                .extracting(DeniedCommand::device)
                .containsExactly("Terumo TE-SS");
    }

    @Test
    void aCommandBehindAQueryIsFound() {
        Bytes glued = WireKit.join(WireKit.asena("INF"), WireKit.asena("INF_START"), WireKit.frame("base", "1PO"));

        assertThat(DeniedGrammars.find(glued))
                .extracting(DeniedCommand::toString)
                .containsExactly("Alaris Asena: start infusion", "Fresenius Base: pause");
    }

    /** 7D E0 is a stuffed C0 to a monitor, and the start of a packet to a pulse oximeter. */
    @Test
    void stuffingOfAMonitorFrameIsNoContecCommand() {
        Bytes poll = WireKit.intelliVue(
                Bytes.ofHex("e1000002 0001 001c c0ae 0007 0016 002100000000 00000000 0c16 0008 c0b1 0001 0006 0000"));

        assertThat(poll.toHex()).contains("7de0ae").contains("7de0b1");
        assertThat(DeniedGrammars.find(poll)).isEmpty();
    }
}
