package org.wardgate.device.profile.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.config.FromText;

/**
 * Bytes with some bits given and the others free, written byte by byte in hexadecimal: {@code 02} is that byte, {@code 80/81} has
 * bit 7 set and bit 0 clear, {@code ..} is any. Immutable.
 */
public final class BitPattern {
    private static final Pattern BYTE = Pattern.compile("\\.\\.|([0-9a-f]{2})(?:/([0-9a-f]{2}))?");

    private final int[] values;
    private final int[] masks;

    private BitPattern(int[] values, int[] masks) {
        this.values = values;
        this.masks = masks;
    }

    /** Reads the written form. */
    @FromText
    public static BitPattern parse(String text) {
        String[] parts = text.split(" +", -1);
        int[] values = new int[parts.length];
        int[] masks = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Matcher matcher = BYTE.matcher(parts[i]);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "expected bytes such as \"02 80/81 ..\" (a value, a value and the mask"
                                + " of its bits, or any byte), found '" + parts[i] + "'");
            }
            String value = matcher.group(1);
            String mask = matcher.group(2);
            masks[i] = value == null ? 0 : mask == null ? 0xFF : Integer.parseInt(mask, 16);
            values[i] = value == null ? 0 : Integer.parseInt(value, 16);
            if ((values[i] & ~masks[i]) != 0) {
                throw new IllegalArgumentException("'" + parts[i] + "' has a bit that its mask leaves out");
            }
        }
        return new BitPattern(values, masks);
    }

    /** How many bytes it has. */
    public int length() {
        return values.length;
    }

    /** Whether a byte, 0 to 255, fits at an index; beyond its length every byte does. */
    public boolean fits(int index, int value) {
        return index >= values.length || (value & masks[index]) == values[index];
    }
}
