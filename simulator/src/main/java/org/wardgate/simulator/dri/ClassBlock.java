package org.wardgate.simulator.dri;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/**
 * A class of physiological data in the making: every value is "no data" until it is set. GE 8005313, physiological data. Offsets are
 * those within the 270 bytes of the class.
 */
final class ClassBlock {
    static final int NO_DATA = -32767;
    private static final int BLOCK_AT = 4;
    private static final int CLASS_AT = 276;
    private static final int BYTES = 278;

    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final BiConsumer<String, Decimal> truth;

    /**
     * A block.
     *
     * @param number of the class: 0 basic, 1 to 3 extended.
     * @param seconds when, by the monitor's clock.
     * @param truth is told each number that is set.
     * @param empty where values are, as pairs of the first offset and the one behind the last.
     */
    ClassBlock(int number, long seconds, BiConsumer<String, Decimal> truth, int... empty) {
        this.truth = truth;
        bytes.putInt(0, (int) seconds).putShort(CLASS_AT, (short) (number << 8));
        for (int i = 0; i < empty.length; i += 2) {
            for (int at = empty[i]; at < empty[i + 1]; at += 2) {
                bytes.putShort(BLOCK_AT + at, (short) NO_DATA);
            }
        }
    }

    /** The header of a group. */
    void group(int at, long status, int label) {
        bytes.putInt(BLOCK_AT + at, (int) status).putShort(BLOCK_AT + at + 4, (short) label);
    }

    /** 32 bits that are told as a number. */
    void word(int at, long value, String metric) {
        bytes.putInt(BLOCK_AT + at, (int) value);
        truth.accept(metric, Decimal.of(value));
    }

    /**
     * A number, cut to what fits.
     *
     * @param decimals how many digits of it stand behind the point.
     * @param metric what the truth calls it.
     */
    void value(int at, double value, int decimals, String metric) {
        long scaled = Math.round(value * Math.pow(10, decimals));
        int raw = (int) Math.max(-32000, Math.min(32767, scaled));
        bytes.putShort(BLOCK_AT + at, (short) raw);
        truth.accept(metric, new Decimal(raw, -decimals));
    }

    /** A special value, or bits. */
    void raw(int at, int value) {
        bytes.putShort(BLOCK_AT + at, (short) value);
    }

    Bytes toBytes() {
        return Bytes.copyOf(bytes.array());
    }
}
