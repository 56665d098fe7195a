package org.wardgate.gateway.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.line.Line;

/** A line that keeps every byte that arrives at the device's end, whether or not the device listens. */
final class TappedLine implements Line {
    private final Line line;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    TappedLine(Line line) {
        this.line = line;
    }

    /** What has arrived so far. From any thread. */
    byte[] heard() {
        synchronized (heard) {
            return heard.toByteArray();
        }
    }

    @Override
    public String address() {
        return line.address();
    }

    @Override
    public void plug(Consumer<Bytes> receiver) throws IOException {
        line.plug(bytes -> {
            synchronized (heard) {
                heard.writeBytes(bytes.toArray());
            }
            receiver.accept(bytes);
        });
    }

    @Override
    public void unplug() {
        line.unplug();
    }

    @Override
    public void send(Bytes bytes) {
        line.send(bytes);
    }

    @Override
    public long lostBytes() {
        return line.lostBytes();
    }

    @Override
    public void close() {
        line.close();
    }
}
