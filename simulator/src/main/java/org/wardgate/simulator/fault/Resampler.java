package org.wardgate.simulator.fault;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.wardgate.simulator.fault.LineFault.Parity;

/**
 * The two ends of an asynchronous line that run at different rates: bits are put on the line at the sender's, and a receiver samples
 * the middle of its own, counted from the falling edge of what it takes for a start bit. A start bit that is high in its middle
 * was none. After a stop bit that is low the receiver waits for the line to go high before it looks for an edge.
 *
 * <p>All times are whole numbers of 1 / (2 * sender's rate * receiver's rate) seconds, so nothing is rounded; a sample that falls on
 * an edge sees the later bit.
 */
final class Resampler {
    private static final int DATA_BITS = 8;

    private final long senderBit;
    private final long halfReceiverBit;
    private final Parity parity;
    private final IntConsumer received;
    private BitSet line = new BitSet(); // the bits from 'base' on; the line idles high before and after
    private int length;
    private long base;
    private State state = State.SEEKING_EDGE;
    private long position; // up to where the receiver has looked; in a frame, its start
    private int samples;
    private int shift;
    private long framingErrors;

    private enum State {
        SEEKING_HIGH,
        SEEKING_EDGE,
        IN_FRAME
    }

    /**
     * A line that idles.
     *
     * @param received is given each byte that the receiver makes of it, with framing errors too.
     */
    Resampler(int senderBaud, int receiverBaud, Parity parity, IntConsumer received) {
        this.senderBit = 2L * receiverBaud;
        this.halfReceiverBit = senderBaud;
        this.parity = parity;
        this.received = received;
    }

    /** How many bits one byte takes, with start, parity and stop. */
    int bitsPerByte() {
        return parity == Parity.NONE ? 10 : 11;
    }

    /** For how many of the sender's bits the line must idle until the receiver has finished with all that was sent. */
    int bitsToSettle() {
        return (int) (2 * halfReceiverBit * (bitsPerByte() + 1) / senderBit) + 2;
    }

    /** How many bytes came with a stop bit that was low. */
    long framingErrors() {
        return framingErrors;
    }

    /** The line idles for a number of the sender's bits. */
    void idle(int bits) {
        line.set(length, length + bits);
        length += bits;
        receive();
    }

    /** The sender sends a byte, right after what was on the line before. */
    void send(int value) {
        put(false);
        for (int bit = 0; bit < DATA_BITS; bit++) {
            put((value >> bit & 1) != 0);
        }
        if (parity != Parity.NONE) {
            boolean odd = (Integer.bitCount(value) & 1) != 0;
            put(odd != (parity == Parity.ODD));
        }
        put(true);
        receive();
    }

    private void put(boolean high) {
        line.set(length++, high);
    }

    /** Follows the line as far as it is known. */
    private void receive() {
        boolean more = true;
        while (more) {
            more = state == State.IN_FRAME ? sample() : seek(state == State.SEEKING_HIGH);
        }
        forget();
    }

    private boolean seek(boolean wanted) {
        int from = index(position);
        int found = from >= length ? length : wanted ? line.nextSetBit(from) : line.nextClearBit(from);
        if (found < 0 || found >= length) {
            position = Math.max(position, (base + length) * senderBit);
            return false;
        }
        position = Math.max(position, (base + found) * senderBit);
        state = wanted ? State.SEEKING_EDGE : State.IN_FRAME;
        samples = 0;
        shift = 0;
        return true;
    }

    private boolean sample() {
        long at = position + (2L * samples + 1) * halfReceiverBit;
        int index = index(at);
        if (index >= length) {
            return false;
        }
        boolean high = line.get(index);
        int bit = samples++;
        if (bit == 0 && high) {
            position = at;
            state = State.SEEKING_EDGE;
        } else if (bit >= 1 && bit <= DATA_BITS) {
            shift |= high ? 1 << (bit - 1) : 0;
        } else if (bit == bitsPerByte() - 1) {
            framingErrors += high ? 0 : 1;
            position = at;
            state = high ? State.SEEKING_EDGE : State.SEEKING_HIGH;
            received.accept(shift);
        }
        return true;
    }

    private int index(long at) {
        return (int) (at / senderBit - base);
    }

    private void forget() {
        int done = Math.min(length, Math.max(0, index(position)));
        line = line.get(done, Math.max(done, length));
        length -= done;
        base += done;
    }
}
