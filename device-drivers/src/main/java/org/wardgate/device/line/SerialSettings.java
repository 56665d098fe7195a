package org.wardgate.device.line;

import java.util.List;

/**
 * The settings of a serial line, validated here because operating systems are not to be trusted with it: a pseudo-terminal
 * accepts anything, and a driver may round a rate it cannot do.
 *
 * @param baud bits per second, one of {@link #BAUD_RATES}.
 * @param dataBits 7 or 8.
 * @param parity the parity.
 * @param stopBits 1 or 2.
 * @param modemLines how DTR and RTS are set.
 */
public record SerialSettings(int baud, int dataBits, Parity parity, int stopBits, ModemLines modemLines) {
    /** The rates a medical device's manual may ask for, in bits per second. */
    public static final List<Integer> BAUD_RATES = List.of(
            300, 600, 1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600);

    /** The parity bit of a character. */
    public enum Parity {
        NONE,
        ODD,
        EVEN
    }

    public SerialSettings {
        if (!BAUD_RATES.contains(baud)) {
            throw new IllegalArgumentException("baud is one of " + BAUD_RATES + ", not " + baud);
        }
        if (dataBits != 7 && dataBits != 8) {
            throw new IllegalArgumentException("data bits are 7 or 8, not " + dataBits);
        }
        if (stopBits != 1 && stopBits != 2) {
            throw new IllegalArgumentException("stop bits are 1 or 2, not " + stopBits);
        }
    }

    /** Settings that leave the modem lines to the operating system. */
    public SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {
        this(baud, dataBits, parity, stopBits, ModemLines.UNTOUCHED);
    }

    /** These settings with the modem lines set. */
    public SerialSettings with(ModemLines lines) {
        return new SerialSettings(baud, dataBits, parity, stopBits, lines);
    }

    /** Eight data bits, no parity, one stop bit. */
    public static SerialSettings eightNoneOne(int baud) {
        return new SerialSettings(baud, 8, Parity.NONE, 1);
    }

    /** The usual short form, such as {@code 9600 8N1}. */
    public String label() {
        return baud + " " + dataBits + parity.name().charAt(0) + stopBits;
    }

    /** The time one character takes on the line, in nanoseconds: start, data, parity and stop bits. */
    public long characterNanos() {
        int bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return bits * 1_000_000_000L / baud;
    }
}
