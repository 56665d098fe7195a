package org.wardgate.simulator.fresenius;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.pump.RackPump;

/** A base on a fake line, and a client that asks it. */
final class BaseKit {
    /** 5 mL/h, 1.234 mL of which have been given. */
    static final PumpSetup KETAMINE = PumpSetup.syringe("17400", "KETAMINE", 50, Decimal.parse("5.00"))
            .withInfused(Decimal.parse("1.234"))
            .andRunning();

    static final PumpSetup HELD = PumpSetup.syringe("17401", "LIDOCAINE", 50, Decimal.parse("2.00"));

    final FakeWire wire = new FakeWire();
    final PumpBase base;
    private final Options options;

    BaseKit(Options options, Map<String, PumpSetup> pumps) {
        this.options = options;
        this.base = new PumpBase(wire, options, pumps);
        base.start();
    }

    /** A base that answers at once, with a pump that runs in 1 and one that does not in 2. */
    BaseKit() {
        this(Options.DEFAULT.withReplyLatency(Duration.ZERO), Map.of("1", KETAMINE, "2", HELD));
    }

    /** A base whose base session and those of both pumps are open. */
    static BaseKit opened() {
        BaseKit kit = new BaseKit();
        kit.ask("0DC");
        kit.ask("1DC");
        kit.ask("2DC");
        return kit;
    }

    RackPump pump(String place) {
        return Objects.requireNonNull(base.pump(place), place);
    }

    /** The text of the reply, acknowledged; or what else came, spelled as {@code NAK2}. */
    String ask(String text) {
        String reply = spelled(reply(BaseFrame.encode(text)));
        if (reply.startsWith("ACK ")) {
            acknowledge();
            return reply.substring(4);
        }
        return reply;
    }

    Bytes reply(Bytes request) {
        wire.takeBytes();
        base.received(request);
        wire.time.advance(options.replyLatency());
        return wire.takeBytes();
    }

    void acknowledge() {
        base.received(Bytes.ofHex("06"));
    }

    /** The host answers every probe meanwhile. */
    void passPresent(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis += 500) {
            wire.time.advance(Duration.ofMillis(500));
            base.received(Bytes.ofHex("14"));
        }
    }

    void pass(Duration time) {
        wire.time.advance(time);
    }

    long count(String name) {
        return base.counters().getOrDefault(name, 0L);
    }

    /** Frames without their checks, which have to be right, and the names of other bytes, with blanks between. */
    static String spelled(Bytes bytes) {
        StringBuilder all = new StringBuilder();
        String text = bytes.toLatin1(0, bytes.length());
        int at = 0;
        while (at < text.length()) {
            int length = 1;
            switch (text.charAt(at)) {
                case 0x02 -> {
                    length = text.indexOf(0x03, at) + 1 - at;
                    String inner = text.substring(at + 1, at + length - 1);
                    all.append(BaseFrame.text(inner).orElseThrow(() -> new AssertionError("no frame: " + inner)));
                }
                case 0x05 -> all.append("ENQ");
                case 0x06 -> all.append("ACK");
                case 0x15 -> {
                    length = 2;
                    all.append("NAK").append(text.charAt(at + 1));
                }
                default -> throw new AssertionError("what is this: " + bytes);
            }
            all.append(' ');
            at += length;
        }
        return all.toString().strip();
    }
}
