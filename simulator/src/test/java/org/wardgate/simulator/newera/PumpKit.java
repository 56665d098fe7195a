package org.wardgate.simulator.newera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;

/** A pump on a fake line, and a client that asks it. */
final class PumpKit {
    static final Duration LATENCY = Options.DEFAULT.replyLatency();

    final FakeWire wire = new FakeWire();
    final Ne1000Pump pump;

    PumpKit(Options options) {
        pump = new Ne1000Pump(wire, options);
        pump.start();
    }

    /** A pump with address 0 and a syringe of 60 mL. */
    PumpKit(String rate, @Nullable String vtbi, boolean running) {
        this(infusion(rate, vtbi, running));
    }

    static Options infusion(String rate, @Nullable String vtbi, boolean running) {
        return Options.DEFAULT.withInfusion(Decimal.parse(rate), vtbi == null ? null : Decimal.parse(vtbi), running);
    }

    /** What a Basic reply says between STX and ETX; empty when there is none. */
    String ask(String command) {
        return basic(reply(Bytes.ofAscii(command + "\r")));
    }

    /** What a Safe reply says; empty when there is none. */
    String askSafely(String command) {
        return safe(reply(SafePacket.encode(command)));
    }

    /** What comes within the latency. */
    Bytes reply(Bytes request) {
        wire.takeBytes();
        pump.received(request);
        wire.time.advance(LATENCY);
        return wire.takeBytes();
    }

    void pass(Duration time) {
        wire.time.advance(time);
    }

    long violations() {
        return count("violations");
    }

    long count(String name) {
        return pump.counters().getOrDefault(name, 0L);
    }

    static String basic(Bytes reply) {
        String text = reply.toAscii();
        if (text.isEmpty()) {
            return "";
        }
        if (text.charAt(0) != 2 || text.charAt(text.length() - 1) != 3) {
            throw new AssertionError("no Basic reply: " + reply);
        }
        return text.substring(1, text.length() - 1);
    }

    static String safe(Bytes reply) {
        if (reply.length() == 0) {
            return "";
        }
        String data = reply.slice(2, reply.length() - 5).toAscii();
        if (!reply.equals(SafePacket.encode(data))) {
            throw new AssertionError("no Safe reply: " + reply);
        }
        return data;
    }
}
