package org.wardgate.simulator.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.line.Line;

/** A line in memory, whose client is the test. */
public final class FakeLine implements Line {
    public final List<Bytes> sent = new ArrayList<>();
    public @Nullable Consumer<Bytes> receiver;
    public boolean broken;
    public boolean closed;
    private long lostBytes;

    /** Sends bytes to the device as a client does; they are lost while the line is unplugged. */
    public void receive(Bytes bytes) {
        if (receiver != null) {
            receiver.accept(bytes);
        }
    }

    @Override
    public String address() {
        return "fake";
    }

    @Override
    public void plug(Consumer<Bytes> newReceiver) throws IOException {
        if (broken) {
            throw new IOException("broken");
        }
        receiver = newReceiver;
    }

    @Override
    public void unplug() {
        receiver = null;
    }

    @Override
    public void send(Bytes bytes) {
        if (receiver == null) {
            lostBytes += bytes.length();
        } else {
            sent.add(bytes);
        }
    }

    @Override
    public long lostBytes() {
        return lostBytes;
    }

    @Override
    public void close() {
        closed = true;
        receiver = null;
    }
}
