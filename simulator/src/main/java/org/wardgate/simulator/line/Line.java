package org.wardgate.simulator.line;

import java.io.IOException;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/**
 * The device's end of one cable. All methods are called by one thread, the simulator's; the receiver is called by the line's own
 * reader thread.
 */
public interface Line extends AutoCloseable {

    /** Where a client finds the other end: a path, or {@code host:port}. Known once the line was plugged for the first time. */
    String address();

    /**
     * Plugs the cable in: from now on clients can open the other end. Harmless when it is plugged already.
     *
     * @param receiver gets what clients send, in order, cut anyhow, until the line is unplugged.
     * @throws IOException when the other end cannot be offered; the line is then unplugged.
     */
    void plug(Consumer<Bytes> receiver) throws IOException;

    /**
     * Pulls the cable out: a client that has the other end open sees it hang up. When this returns, the receiver is not called any
     * more. Harmless when it is unplugged already.
     */
    void unplug();

    /** Puts bytes on the line and never waits: what finds no room, or nobody to go to, is lost as on a UART, and counted. */
    void send(Bytes bytes);

    /** How many bytes were lost since the line was made. */
    long lostBytes();

    /** Unplugs the line for good and removes what clients used to find it. */
    @Override
    void close();
}
