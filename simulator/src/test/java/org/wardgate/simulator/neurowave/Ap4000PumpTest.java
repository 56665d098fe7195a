package org.wardgate.simulator.neurowave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;

class Ap4000PumpTest {
    private final FakeWire wire = new FakeWire();
    private Ap4000Pump pump = pump("60.0", null);

    /** The request, and two replies that a client's source quotes. */
    @Test
    void framesAreThoseThatAClientKnows() {
        assertThat(Ap4000Pump.frame("CONNREQ")).isEqualTo(Bytes.ofHex("21434f4e4e5245517c303242330d0a"));
        assertThat(Ap4000Pump.frame("STATREQ^032-19-50-014").toAscii()).endsWith("|059F\r\n");
        assertThat(Ap4000Pump.frame("CONNREQ^0.1^032-19-50-014^2022-11-04^11:10:36.067")
                        .toAscii())
                .endsWith("|0B8B\r\n");
        assertThat(Ap4000Pump.frame("CONNREQ^v0.2^066-22-20-003^v0.1.0.8218^v1.0^2022-11-04^11:59:44.217")
                        .toAscii())
                .endsWith("|102C\r\n");
    }

    @Test
    void itSaysWhoItIs() {
        pump.start();
        assertThat(ask("CONNREQ"))
                .isEqualTo("!CONNREQ^v0.2^066-22-20-003^v0.1.0.8218^v1.0^2022-11-04^11:59:44.247|102F\r\n");
    }

    /** What the client needs: 97 fields, numbers where it reads some, and the bar seven characters before the end. */
    @Test
    void itsStatusIsAsTheClientReadsIt() {
        pump = pump("60.0", "30.00");
        wire.time.advance(Duration.ofSeconds(60));
        String reply = ask("STATREQ^066-22-20-003");
        assertThat(reply.charAt(reply.length() - 7)).isEqualTo('|');
        List<String> fields = fields(reply);
        assertThat(fields).hasSizeGreaterThanOrEqualTo(97);
        for (int index : new int[] {42, 56, 58, 61, 62, 63}) {
            assertThat(fields.get(index)).matches("[0-9.]+");
            assertThat(fields.get(index + 33)).matches("[0-9.]+");
        }
        assertThat(fields.get(12)).isEqualTo("-1");
        assertThat(List.of(fields.get(42), fields.get(56), fields.get(58), fields.get(61)))
                .containsExactly("30.00", "1.00", "29.00", "60.00");
        assertThat(wire.takeSaid()).contains("rate 60.00", "volume-infused 1.00", "volume-to-be-infused 30.00");
        assertThat(fields.get(4)).isEqualTo("12:00:44.247");
    }

    @Test
    void whatBefallsIt() {
        pump.hold();
        assertThat(status().get(61)).isEqualTo("0.00");
        pump.setRate(Decimal.of(30));
        pump.run();
        assertThat(status().get(61)).isEqualTo("30.00");
        pump.occlude();
        wire.time.advance(Duration.ofSeconds(40));
        assertThat(status().subList(12, 18)).containsExactly("1", "", "PA.02", "1", "HIGH", "ON");
        pump.releaseOcclusion();
        pump.run();
        assertThat(status().get(12)).isEqualTo("-1");
        pump.disconnectLine();
        double before = pump.reachedMillilitresBy(wire.time.patientNanos());
        wire.time.advance(Duration.ofSeconds(40));
        assertThat(pump.reachedMillilitresBy(wire.time.patientNanos())).isEqualTo(before);
        pump.connectLine();
        pump = pump("60.0", "1.00");
        wire.time.advance(Duration.ofMinutes(2));
        assertThat(status().get(14)).isEqualTo("PA.08");
        pump = pump("1200.0", null);
        wire.time.advance(Duration.ofMinutes(10));
        assertThat(status().get(14)).isEqualTo("PA.07");
    }

    @Test
    void commandsAreViolationsAndDamageIsNothing() {
        assertThat(ask("CNTLREQ^066-22-20-003") + ask("INFPROG^1") + ask("INFPAUS^1") + ask("STATREQ^1"))
                .isEmpty();
        pump.received(Bytes.ofAscii("xx!CONNREQ|02B4\r\n!\n!CONN!" + "a".repeat(500) + "\n"));
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
        assertThat(pump.counters())
                .containsEntry("violations", 3L)
                .containsEntry("other-systems", 1L)
                .containsEntry("bad-frames", 3L)
                .containsEntry("bytes-ignored", 2L);
        pump.received(Ap4000Pump.frame("CONNREQ"));
        pump.stop();
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(wire.takeSent()).isEmpty();
    }

    private Ap4000Pump pump(String rate, @Nullable String vtbi) {
        return new Ap4000Pump(
                wire,
                new Options(
                        "066-22-20-003",
                        Decimal.parse(rate),
                        vtbi == null ? null : Decimal.parse(vtbi),
                        true,
                        LocalDateTime.of(2022, 11, 4, 11, 59, 44, 217_000_000)));
    }

    private String ask(String fields) {
        pump.received(Ap4000Pump.frame(fields));
        wire.time.advance(Duration.ofMillis(30));
        return wire.takeSent();
    }

    private List<String> status() {
        return fields(ask("STATREQ^066-22-20-003"));
    }

    private static List<String> fields(String reply) {
        return List.of(reply.substring(1, reply.indexOf('|')).split("\\^", -1));
    }
}
