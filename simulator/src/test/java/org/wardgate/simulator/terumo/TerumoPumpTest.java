package org.wardgate.simulator.terumo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;

class TerumoPumpTest {
    private static final String ID = "000100700000001201000001";
    private static final String WHO = "<?xml version=\"1.0\"?><REQ><DEVID></DEVID></REQ>";

    private final FakeWire wire = new FakeWire();
    private TerumoPump pump = pump("5.00", null, true);

    /** The four CRCs that the manual prints and that were reproduced. */
    @Test
    void packetsAreThoseOfTheManual() {
        assertThat(Packet.of(WHO)).isEqualTo(Bytes.ofAscii("\u0002" + WHO + "8411\u0003"));
        assertThat(Packet.of("<?xml version=\"1.0\"?><REP><DEVID>" + ID + "</DEVID></REP>")
                        .toAscii())
                .endsWith("D38C\u0003");
        assertThat(Packet.of(request("AQEAAA==")).toAscii()).endsWith("A9A4\u0003");
        assertThat(Packet.xml(WHO + "8411")).isEqualTo(WHO);
        assertThat(Packet.xml(WHO + "8412")).isNull();
        assertThat(Packet.xml("12")).isNull();
    }

    /** All 82 bytes, but for what the example's pump is set to. */
    @Test
    void theStatusIsThatOfTheManual() {
        assertThat(Base64.getEncoder()
                        .encodeToString(Bytes.ofHex("0001000000")
                                .plus(new StatusData().bytes())
                                .toArray()))
                .isEqualTo(
                        "AAEAAAAEAwAQAAAAAFUABgAAAAAAAO7u7gAAAAgCvAAD6BOZmQAAhgAAAAAAAAAAAAALAAIBAgAo////AZASAHj6AEL3AAAA"
                                + "AAAAAAAAAAAARQApAAAT");
    }

    @Test
    void itSaysWhoItIsToEverybodyAndItsStatusToWhoKnowsIt() {
        assertThat(ask(WHO)).isEqualTo("<?xml version=\"1.0\"?><REP><DEVID>" + ID + "</DEVID></REP>");
        Bytes status = status();
        assertThat(status.slice(0, 5).toHex()).isEqualTo("0101000000");
        assertThat(status.length()).isEqualTo(87);
        assertThat(ask(request("AQEAAA==").replace("1201", "1202"))).isEmpty();
        assertThat(pump.counters()).containsEntry("other-pumps", 1L).containsEntry("violations", 0L);
    }

    @Test
    void itInfuses() {
        pump = pump("60.00", "30.0", true);
        wire.time.advance(Duration.ofSeconds(60));
        Bytes status = status();
        assertThat(status.slice(7, 1).toHex()).isEqualTo("10");
        assertThat(status.slice(16, 9).toHex()).isEqualTo("001770" + "000064" + "00012c");
        assertThat(wire.takeSaid()).contains("rate 60.00", "volume-infused 1.00", "volume-to-be-infused 30.0");
        pump.hold();
        wire.time.advance(Duration.ofSeconds(60));
        assertThat(status().slice(16, 6).toHex()).isEqualTo("000000" + "000064");
        assertThat(status().u8(7)).isZero();
        pump.setRate(Decimal.of(120));
        pump.run();
        wire.time.advance(Duration.ofSeconds(60));
        assertThat(status().slice(16, 6).toHex()).isEqualTo("002ee0" + "00012c");
        assertThat(pump.reachedMillilitresBy(wire.time.patientNanos())).isBetween(2.99, 3.01);
    }

    @Test
    void whyItStoppedIsAnAlarmUntilItIsStarted() {
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(20));
        assertThat(status().u8(14)).isEqualTo(3);
        wire.time.advance(Duration.ofSeconds(20));
        assertThat(status().slice(7, 6).toHex()).isEqualTo("00" + "1000" + "000008");
        pump.releaseOcclusion();
        assertThat(status().slice(10, 3).toHex()).isEqualTo("000008");
        pump.run();
        assertThat(status().slice(7, 6).toHex()).isEqualTo("10" + "1000" + "000000");
        pump = pump("60.00", "1.0", true);
        wire.time.advance(Duration.ofMinutes(2));
        assertThat(status().slice(10, 3).toHex()).isEqualTo("000004");
        pump = pump("1200.00", null, true);
        wire.time.advance(Duration.ofMinutes(5));
        assertThat(status().slice(10, 3).toHex()).isEqualTo("000100");
        pump.disconnectLine();
        pump.connectLine();
    }

    @Test
    void whateverElseItIsAskedItRefuses() {
        assertThat(result("01020000")).isEqualTo("0102000011");
        assertThat(result("01010001")).isEqualTo("0101000111");
        assertThat(result("010100")).isEqualTo("0101000013000000");
        assertThat(result("010100002a")).isEqualTo("0101000014");
        assertThat(ask(request("?"))).contains("<CMD>AAAAABMAAAA=</CMD>");
        assertThat(pump.counters()).containsEntry("violations", 5L);
    }

    @Test
    void damageGetsNoAnswer() {
        pump.start();
        pump.received(
                Bytes.ofAscii("xx\u0002" + WHO + "8412\u0003\u0002<REQ></REQ>0000\u0003\u0002" + "a".repeat(2000)));
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
        assertThat(pump.counters())
                .containsEntry("bad-packets", 2L)
                .containsEntry("bytes-ignored", 2L)
                .containsEntry("violations", 0L);
        pump.received(Packet.of(WHO));
        pump.stop();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
    }

    @Test
    void aNumberHasItsShape() {
        assertThatThrownBy(() -> new Options("17", Decimal.of(1), null, true))
                .hasMessage("a pump's number is 24 digits, not '17'");
    }

    private TerumoPump pump(String rate, @Nullable String vtbi, boolean running) {
        return new TerumoPump(
                wire, new Options(ID, Decimal.parse(rate), vtbi == null ? null : Decimal.parse(vtbi), running));
    }

    private static String request(String base64) {
        return "<?xml version=\"1.0\"?><REQ><DEVID>" + ID + "</DEVID><CMD>" + base64 + "</CMD></REQ>";
    }

    /** The XML of the answer; empty where there is none. */
    private String ask(String xml) {
        pump.received(Packet.of(xml));
        wire.time.advance(Duration.ofMillis(20));
        String sent = wire.takeSent();
        return sent.isEmpty() ? "" : sent.substring(1, sent.length() - 5);
    }

    private Bytes status() {
        return Bytes.ofHex(result("01010000"));
    }

    private String result(String hex) {
        String answer =
                ask(request(Base64.getEncoder().encodeToString(Bytes.ofHex(hex).toArray())));
        String base64 = answer.substring(answer.indexOf("<CMD>") + 5, answer.indexOf("</CMD>"));
        return Bytes.copyOf(Base64.getDecoder().decode(base64)).toHex();
    }
}
