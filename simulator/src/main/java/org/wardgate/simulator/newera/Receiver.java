package org.wardgate.simulator.newera;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.Counters;

/**
 * The pump's receiver. STX begins a Safe packet, which is found by its length and given up after half a second without a byte; all
 * else, up to CR, is a Basic packet.
 */
final class Receiver {
    /** NE-1000 manual, RS-232 chapter: between two bytes of a Safe packet. */
    private static final long LONGEST_GAP_NANOS = Duration.ofMillis(500).toNanos();

    private static final int LEAST_LENGTH = SafePacket.OVERHEAD + 1;
    private static final int LONGEST_LINE = 80;

    private final Counters counters;
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream(); // from its length on
    private boolean inPacket;
    private long heardNanos;

    Receiver(Counters counters) {
        this.counters = counters;
    }

    /**
     * A packet that is complete.
     *
     * @param data in capitals, without blanks and control characters.
     * @param intact whether its check is correct.
     */
    record Packet(String data, boolean intact) {}

    /** As after power-on. */
    void reset() {
        line.setLength(0);
        inPacket = false;
    }

    /**
     * Takes a byte.
     *
     * @param linkNanos when it came.
     * @param safeOnly whether Basic packets are not understood.
     * @return the packet that it completes; null when there is none yet.
     */
    @Nullable
    Packet take(int octet, long linkNanos, boolean safeOnly) {
        if (inPacket && linkNanos - heardNanos >= LONGEST_GAP_NANOS) {
            inPacket = false;
            counters.add("incomplete-packets");
        }
        heardNanos = linkNanos;
        if (inPacket) {
            return inPacket(octet);
        }
        if (octet == SafePacket.STX) {
            line.setLength(0);
            packet.reset();
            inPacket = true;
            return null;
        }
        if (safeOnly) {
            counters.add("bytes-ignored");
            return null;
        }
        return inLine(octet);
    }

    private @Nullable Packet inPacket(int octet) {
        packet.write(octet);
        byte[] bytes = packet.toByteArray();
        int length = bytes[0] & 0xFF;
        if (length < LEAST_LENGTH) {
            inPacket = false;
            counters.add("incomplete-packets");
            return null;
        }
        if (bytes.length < length) {
            return null;
        }
        inPacket = false;
        int end = length - SafePacket.OVERHEAD + 1; // of the data, where the CRC begins
        int crc = (bytes[end] & 0xFF) << 8 | (bytes[end + 1] & 0xFF);
        boolean intact = bytes[length - 1] == SafePacket.ETX && crc == SafePacket.crc(bytes, 1, end);
        return new Packet(plain(new String(bytes, 1, end - 1, StandardCharsets.ISO_8859_1)), intact);
    }

    private @Nullable Packet inLine(int octet) {
        if (octet != '\r') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) octet);
            }
            return null;
        }
        Packet complete = new Packet(plain(line.toString()), true);
        line.setLength(0);
        return complete;
    }

    private static String plain(String data) {
        return data.replaceAll("[\\x00-\\x20\\x7F]", "").toUpperCase(Locale.ROOT);
    }
}
