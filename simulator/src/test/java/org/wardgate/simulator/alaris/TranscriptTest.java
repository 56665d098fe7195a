package org.wardgate.simulator.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.alaris.PumpOptions.Identity;
import org.wardgate.simulator.device.FakeWire;

/** The dialogues of three published clients with a pump, byte for byte. */
class TranscriptTest {
    private static final Decimal HUNDRED = Decimal.parse("100.00");
    private static final PumpOptions AT_ONCE = PumpOptions.DEFAULT.withReplyLatency(Duration.ZERO);
    private static final PumpOptions ON_HOLD =
            AT_ONCE.withLogId(127906).withInfusion(Decimal.parse("5.00"), null, Decimal.parse("1.234"), false);

    @Test
    void infupyIsAnswered() throws IOException {
        play("infupy.txt", ON_HOLD);
    }

    @Test
    void openIceIsAnswered() throws IOException {
        play("openice.txt", ON_HOLD);
    }

    @Test
    void easyTivaIsAnsweredAndObeyed() throws IOException {
        play(
                "easytiva.txt",
                AT_ONCE.withIdentity(new Identity(
                                "8002-51733", "Asena Rev 2.1.5", "BD PERFUSOR", 50, Decimal.parse("1200.00")))
                        .withInfusion(HUNDRED, null, Decimal.of(0), false)
                        .withLogId(214725));
    }

    private static void play(String resource, PumpOptions options) throws IOException {
        FakeWire wire = new FakeWire();
        AlarisPump pump = new AlarisPump(wire, options);
        pump.start();
        for (String line : lines(resource)) {
            String rest = line.substring(Math.min(2, line.length())).replace("<CR>", "\r");
            switch (line.isEmpty() ? '#' : line.charAt(0)) {
                case '#' -> {}
                case '>' -> {
                    assertThat(wire.takeSent())
                            .as("unasked for, before " + line)
                            .isEmpty();
                    pump.received(Bytes.ofAscii(rest));
                    wire.time.advance(Duration.ZERO);
                }
                case '<' -> assertThat(wire.takeSent()).isEqualTo(rest);
                case '~' ->
                    wire.time.advance(Duration.ofMillis(
                            new BigDecimal(rest).movePointRight(3).longValueExact()));
                case '=' -> assertThat(pump.counters()).containsEntry("violations", Long.valueOf(rest));
                default -> throw new IllegalArgumentException("no transcript line: " + line);
            }
        }
        assertThat(wire.takeSent()).isEmpty();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(TranscriptTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
