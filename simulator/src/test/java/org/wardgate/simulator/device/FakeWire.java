package org.wardgate.simulator.device;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.VirtualTimeSource;

/** A device's end of a line on virtual time; remembers what was sent, and when, and which numbers were said to be. */
public final class FakeWire implements DeviceWire {
    public final VirtualTimeSource time = new VirtualTimeSource();
    public final List<Long> sentAtMillis = new ArrayList<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<String> said = new ArrayList<>();

    /** What was sent since the last call, as characters. */
    public String takeSent() {
        return takeBytes().toAscii();
    }

    /** What was sent since the last call. */
    public Bytes takeBytes() {
        Bytes taken = Bytes.copyOf(sent.toByteArray());
        sent.reset();
        return taken;
    }

    /** The numbers told since the last call, as {@code mdc:150456 98}; of a part, {@code 1-2 rate 5.0}. */
    public List<String> takeSaid() {
        List<String> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    @Override
    public void send(Bytes bytes) {
        sent.writeBytes(bytes.toArray());
        sentAtMillis.add(time.linkNanos() / 1_000_000);
    }

    @Override
    public void says(String quantity, Decimal value) {
        said.add(quantity + " " + value);
    }

    @Override
    public void says(String part, String quantity, Decimal value) {
        said.add(part + " " + quantity + " " + value);
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, Runnable::run, task);
    }
}
