package org.wardgate.simulator.alaris;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.VirtualTimeSource;

/** The pump's end of a line on virtual time; remembers what was sent, and when. */
final class FakeWire implements DeviceWire {
    final VirtualTimeSource time = new VirtualTimeSource();
    final List<Long> sentAtMillis = new ArrayList<>();
    private final StringBuilder sent = new StringBuilder();

    /** What was sent since the last call, as characters. */
    String takeSent() {
        String taken = sent.toString();
        sent.setLength(0);
        return taken;
    }

    @Override
    public void send(Bytes bytes) {
        sent.append(bytes.toAscii());
        sentAtMillis.add(time.linkNanos() / 1_000_000);
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
