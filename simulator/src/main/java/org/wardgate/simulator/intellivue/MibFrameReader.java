package org.wardgate.simulator.intellivue;

import java.util.Arrays;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/**
 * Finds the messages in what a serial line brings, however it is cut. A damaged frame is dropped and counted and costs no other
 * frame. Data Export Interface Programming Guide, fixed baudrate protocol: {@code C0 | 11 01 length message FCS | C1}, with
 * {@code 7D} as escape inside.
 */
final class MibFrameReader {
    static final int BEGIN = 0xC0;
    static final int END = 0xC1;
    static final int ESCAPE = 0x7D;
    static final int ESCAPE_XOR = 0x20;
    static final int HEADER_LENGTH = 4;
    static final int FCS_LENGTH = 2;
    static final int DATA_EXPORT = 0x1101;
    private static final int LONGEST_FRAME = 8192;

    private enum State {
        OUTSIDE,
        INSIDE,
        ESCAPED
    }

    private final Consumer<Bytes> messages;
    private final byte[] buffer = new byte[LONGEST_FRAME];
    private State state = State.OUTSIDE;
    private int length;
    private long damagedFrames;

    /**
     * A reader that has seen nothing yet.
     *
     * @param messages is given each intact message, without frame.
     */
    MibFrameReader(Consumer<Bytes> messages) {
        this.messages = messages;
    }

    /** Takes the next bytes of the line. */
    void read(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            read(bytes.u8(i));
        }
    }

    /** The line has ended: a frame that has not ended by now never will. */
    void endOfLine() {
        if (state != State.OUTSIDE) {
            damagedFrames++;
            state = State.OUTSIDE;
        }
    }

    /** The frames dropped so far: aborted, cut off, too long, or wrong in header, length or checksum. */
    long damagedFrames() {
        return damagedFrames;
    }

    private void read(int octet) {
        if (octet == BEGIN) {
            if (state != State.OUTSIDE) {
                damagedFrames++;
            }
            state = State.INSIDE;
            length = 0;
        } else if (state == State.OUTSIDE) {
            return;
        } else if (octet == END) {
            endOfFrame();
        } else if (state == State.ESCAPED) {
            state = State.INSIDE;
            append(octet ^ ESCAPE_XOR);
        } else if (octet == ESCAPE) {
            state = State.ESCAPED;
        } else {
            append(octet);
        }
    }

    private void append(int octet) {
        if (length == LONGEST_FRAME) {
            damagedFrames++;
            state = State.OUTSIDE;
            return;
        }
        buffer[length++] = (byte) octet;
    }

    private void endOfFrame() {
        boolean aborted = state == State.ESCAPED;
        state = State.OUTSIDE;
        if (aborted || !isIntact()) {
            damagedFrames++;
            return;
        }
        messages.accept(Bytes.copyOf(buffer, HEADER_LENGTH, length - HEADER_LENGTH - FCS_LENGTH));
    }

    private boolean isIntact() {
        if (length < HEADER_LENGTH + FCS_LENGTH) {
            return false;
        }
        Bytes frame = Bytes.copyOf(Arrays.copyOf(buffer, length));
        int checked = length - FCS_LENGTH;
        int received = frame.u8(checked) | (frame.u8(checked + 1) << 8);
        return frame.u16(0) == DATA_EXPORT
                && frame.u16(2) == checked - HEADER_LENGTH
                && received == Fcs.of(buffer, checked);
    }
}
