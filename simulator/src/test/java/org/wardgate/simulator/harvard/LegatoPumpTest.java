package org.wardgate.simulator.harvard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;

class LegatoPumpTest {
    private final FakeWire wire = new FakeWire();
    private LegatoPump pump = pump("60", null, false);

    /** As recorded, but for its numbers. */
    @Test
    void repliesHaveTheFormOfTheRecordedOnes() {
        assertThat(ask("@version"))
                .isEqualTo("\nFirmware:      v3.0.6\r\nPump address:  0\r\nSerial number: D101754\r\n:\u0011");
        assertThat(ask("@irate")).isEqualTo("\n60 ml/hr\r\n:\u0011");
        assertThat(ask("@wvolume")).isEqualTo("\n0 ul\r\n:\u0011");
        assertThat(ask("@tvolume")).isEqualTo("\nTarget volume not set\r\n:\u0011");
        assertThat(ask("@syrmanu")).isEqualTo("\nHoshi, 20 ml, 20.45 mm\r\n:\u0011");
        assertThat(ask("@force")).isEqualTo("\n15%\r\n:\u0011");
        assertThat(ask("@irate lim")).isEqualTo("\n25.0404 nl/min to 26.0035 ml/min\r\n:\u0011");
        for (String word : List.of("wrate", "crate", "ttime", "diameter", "SVOLUME")) {
            assertThat(ask(word)).endsWith("\r\n:\u0011").doesNotContain("error");
        }
        assertThat(pump.counters()).containsEntry("violations", 0L);
    }

    @Test
    void withoutPollingThereIsNoXon() {
        pump = new LegatoPump(wire, new Options("D1", Decimal.of(1), null, false, false));
        assertThat(ask("@irate")).isEqualTo("\n1 ml/hr\r\n:");
    }

    @Test
    void itInfuses() {
        pump = pump("60", "15.5", true);
        assertThat(ask("@ivolume")).matches("\n[0-9.]+ ul\r\n>\u0011");
        wire.time.advance(Duration.ofSeconds(90));
        assertThat(ask("@ivolume")).startsWith("\n1.5").contains(" ml\r\n>");
        assertThat(ask("@tvolume")).isEqualTo("\n15.5 ml\r\n>\u0011");
        assertThat(ask("@irate")).isEqualTo("\n60 ml/hr\r\n>\u0011");
        assertThat(wire.takeSaid())
                .contains("rate 60", "volume-to-be-infused 15.5")
                .anyMatch(said -> said.startsWith("volume-infused 1.5"));
        pump.hold();
        pump.setRate(Decimal.parse("12.345678"));
        assertThat(ask("@irate")).isEqualTo("\n12.3456 ml/hr\r\n:\u0011");
        pump.run();
        assertThat(ask("@irate")).endsWith("\r\n>\u0011");
    }

    @Test
    void thePromptSaysWhyItStopped() {
        pump = pump("60", null, true);
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(40));
        assertThat(ask("@irate")).endsWith("\r\n*\u0011");
        pump.releaseOcclusion();
        pump.run();
        pump.disconnectLine();
        double before = pump.reachedMillilitresBy(wire.time.patientNanos());
        wire.time.advance(Duration.ofSeconds(10));
        assertThat(pump.reachedMillilitresBy(wire.time.patientNanos())).isEqualTo(before);
        pump.connectLine();
        wire.time.advance(Duration.ofMinutes(30));
        assertThat(ask("@irate")).endsWith("\r\n>*\u0011");
        pump = pump("60", "1", true);
        wire.time.advance(Duration.ofMinutes(2));
        assertThat(ask("@irate")).endsWith("\r\nT*\u0011");
    }

    @Test
    void commandsAreObeyedAndCounted() {
        assertThat(ask("@irun")).isEqualTo("\n>\u0011");
        assertThat(ask("stp")).isEqualTo("\n:\u0011");
        for (String command : List.of(
                "@irate 5 ml/hr",
                "@poll on",
                "@nvram none",
                "@load qs iw",
                "@time 11/21/26 03:00:00",
                "@tvolume 10 ml",
                "@civolume",
                "@dim 15",
                "@address 2",
                "@diameter 20",
                "@syrmanu bdp 20 ml",
                "wrun")) {
            assertThat(ask(command)).isEqualTo("\n:\u0011");
        }
        assertThat(pump.counters()).containsEntry("violations", 14L);
        assertThat(ask("hello")).contains("Unknown command");
        assertThat(ask("x".repeat(200))).contains("Unknown command");
        assertThat(pump.counters()).containsEntry("violations", 14L).containsEntry("unrecognised", 2L);
        pump.start();
        pump.received(Bytes.ofAscii("\r\n@irate\r\n"));
        pump.stop();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
    }

    private LegatoPump pump(String rate, @Nullable String target, boolean running) {
        return new LegatoPump(
                wire,
                new Options(
                        "D101754", Decimal.parse(rate), target == null ? null : Decimal.parse(target), running, true));
    }

    private String ask(String text) {
        pump.received(Bytes.ofAscii(text + "\r\n"));
        wire.time.advance(Duration.ofMillis(15));
        return wire.takeSent();
    }
}
