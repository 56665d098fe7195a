package org.wardgate.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.host.FakeLine;
import org.wardgate.time.VirtualTimeSource;

/** A disturbed line on virtual time, and both of its ends. */
final class Disturbed {
    final VirtualTimeSource time = new VirtualTimeSource();
    final FakeLine cable = new FakeLine();
    final DisturbedLine line = new DisturbedLine(cable, time, Runnable::run, this::pull);
    private final ByteArrayOutputStream atDevice = new ByteArrayOutputStream();

    Disturbed(LineFault... faults) {
        plug();
        line.disturb(List.of(faults));
    }

    /** Bytes of every value, the same for every test. */
    static Bytes random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(7).nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    void plug() {
        try {
            line.plug(bytes -> atDevice.writeBytes(bytes.toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The device sends bytes in pieces of one length. */
    Disturbed send(Bytes bytes, int piece) {
        for (int at = 0; at < bytes.length(); at += piece) {
            line.send(bytes.slice(at, Math.min(piece, bytes.length() - at)));
        }
        return this;
    }

    Disturbed send(Bytes bytes) {
        return send(bytes, Math.max(1, bytes.length()));
    }

    Disturbed after(Duration duration) {
        time.advance(duration);
        return this;
    }

    /** What has arrived at the client. */
    Bytes atClient() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        cable.sent.forEach(bytes -> all.writeBytes(bytes.toArray()));
        return Bytes.copyOf(all.toByteArray());
    }

    /** What has arrived at the device. */
    Bytes atDevice() {
        return Bytes.copyOf(atDevice.toByteArray());
    }

    long count(String name) {
        return line.counters().getOrDefault(name, 0L);
    }

    private void pull() {
        line.unplug();
    }
}
