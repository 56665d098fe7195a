package org.wardgate.simulator.bcc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * The frame of BCC: {@code SOH length STX content (ETX | ETB) sum EOT}. Length is of the whole frame, sum is of everything before it,
 * modulo 256; both are five digits, and both are of the frame before it is stuffed. Stuffed, D is EX, E is EE, and small letters
 * alike.
 */
final class BccFrame {
    static final byte SOH = 0x01;
    static final byte EOT = 0x04;
    static final byte ACK = 0x06;
    static final byte NAK = 0x15;

    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;
    private static final byte ETB = 0x17;
    private static final int DIGITS = 5;
    private static final int OVERHEAD = 4 + 2 * DIGITS;
    private static final int CONTENT = 2 + DIGITS; // where it begins

    private BccFrame() {}

    /**
     * Encodes a frame.
     *
     * @param content bed and text, as UTF-8.
     * @param last whether no other frame of the answer follows.
     */
    static Bytes encode(String content, boolean last, boolean stuffed) {
        byte[] inner = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(SOH);
        frame.writeBytes(digits(inner.length + OVERHEAD));
        frame.write(STX);
        frame.writeBytes(inner);
        frame.write(last ? ETX : ETB);
        frame.writeBytes(digits(sum(frame.toByteArray(), frame.size())));
        frame.write(EOT);
        return Bytes.copyOf(stuffed ? stuff(frame.toByteArray()) : frame.toByteArray());
    }

    /** The content of what stood from SOH to EOT; empty when anything is wrong with it. */
    static Optional<String> content(byte[] received, boolean stuffed) {
        byte[] frame = stuffed ? unstuff(received) : received;
        if (frame.length < OVERHEAD) {
            return Optional.empty();
        }
        int end = frame.length - 2 - DIGITS;
        boolean intact = frame[CONTENT - 1] == STX
                && (frame[end] == ETX || frame[end] == ETB)
                && says(frame, 1, frame.length)
                && says(frame, end + 1, sum(frame, end + 1));
        return intact
                ? Optional.of(new String(frame, CONTENT, end - CONTENT, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    static byte[] stuff(byte[] frame) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
        for (byte octet : frame) {
            switch (octet) {
                case 'D' -> stuffed.writeBytes(new byte[] {'E', 'X'});
                case 'E' -> stuffed.writeBytes(new byte[] {'E', 'E'});
                case 'd' -> stuffed.writeBytes(new byte[] {'e', 'x'});
                case 'e' -> stuffed.writeBytes(new byte[] {'e', 'e'});
                default -> stuffed.write(octet);
            }
        }
        return stuffed.toByteArray();
    }

    /** An array of length 0 when E or e is followed by what cannot follow it. */
    private static byte[] unstuff(byte[] stuffed) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        byte escape = 0;
        for (byte octet : stuffed) {
            if (escape == 0 && (octet == 'E' || octet == 'e')) {
                escape = octet;
            } else if (escape == 0 || octet == escape) {
                frame.write(octet);
                escape = 0;
            } else if (octet == escape + 'X' - 'E') {
                frame.write(escape - 1);
                escape = 0;
            } else {
                return new byte[0];
            }
        }
        return frame.toByteArray();
    }

    private static boolean says(byte[] frame, int from, int number) {
        return new String(frame, from, DIGITS, StandardCharsets.ISO_8859_1)
                .equals(new String(digits(number), StandardCharsets.ISO_8859_1));
    }

    private static int sum(byte[] frame, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += frame[i] & 0xFF;
        }
        return sum % 256;
    }

    private static byte[] digits(int number) {
        return String.format(Locale.ROOT, "%05d", number).getBytes(StandardCharsets.US_ASCII);
    }
}
