package org.wardgate.simulator.dri;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;

/**
 * The transport layer: a flag, the record and the sum of its bytes with every flag and escape in them escaped, a flag. GE M1017617,
 * transport layer. One for each line: it remembers what of a client's frame has arrived.
 */
final class Frames {
    private static final byte FLAG = 0x7E;
    private static final byte ESCAPE = 0x7D;
    private static final int LEAST = 41;
    private static final int MOST = 1491;

    private final Consumer<Bytes> records;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean escaped;
    private boolean spoilt;
    private long damaged;

    /**
     * Frames of a client.
     *
     * @param records takes each sound record, without its sum; it may be shorter than it says.
     */
    Frames(Consumer<Bytes> records) {
        this.records = records;
    }

    /** The frame of a record. */
    static Bytes of(Bytes record) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(FLAG);
        byte sum = 0;
        for (byte each : record.toArray()) {
            sum += each;
            put(each, frame);
        }
        put(sum, frame);
        frame.write(FLAG);
        return Bytes.copyOf(frame.toByteArray());
    }

    private static void put(byte value, ByteArrayOutputStream frame) {
        if (value == FLAG) {
            frame.write(ESCAPE);
            frame.write(0x5E);
        } else if (value == ESCAPE) {
            frame.write(ESCAPE);
            frame.write(0x5D);
        } else {
            frame.write(value);
        }
    }

    /** Takes bytes of the client, cut anyhow. */
    void read(Bytes bytes) {
        for (byte each : bytes.toArray()) {
            if (each == FLAG) {
                end();
            } else if (each == ESCAPE) {
                spoilt |= escaped;
                escaped = true;
            } else if (content.size() >= MOST) {
                spoilt = true;
            } else {
                content.write(escaped ? each | 0x20 : each);
                escaped = false;
            }
        }
    }

    /** How many frames had a wrong sum or were no frame. */
    long damaged() {
        return damaged;
    }

    private void end() {
        byte[] all = content.toByteArray();
        boolean sound = !spoilt && !escaped && all.length >= LEAST;
        if (sound) {
            byte sum = 0;
            for (int i = 0; i < all.length - 1; i++) {
                sum += all[i];
            }
            sound = sum == all[all.length - 1];
        }
        content.reset();
        spoilt = false;
        escaped = false;
        if (sound) {
            records.accept(Bytes.copyOf(all, 0, all.length - 1));
        } else if (all.length > 0) {
            damaged++;
        }
    }
}
