package org.wardgate.device.profile.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.config.FromText;

/**
 * Neighbouring bits of one byte, written {@code byte:high-low}, {@code byte:bit} or {@code byte} for all eight; in a packet of several
 * frames with the frame's number before it, from 1 on as manuals count them: {@code 20/3:1-0}, or {@code *} for each frame.
 *
 * @param frame the frame's number from 1 on; {@link #ONLY_FRAME} where a message is one frame, {@link #EACH_FRAME} for each.
 * @param index the byte's index in the frame, from 0 on.
 * @param high the highest bit, 0 to 7.
 * @param low the lowest bit, 0 to {@code high}.
 */
public record BitPart(int frame, int index, int high, int low) {
    /** The message has one frame. */
    public static final int ONLY_FRAME = 0;

    /** The same byte of each frame. */
    public static final int EACH_FRAME = -1;

    private static final Pattern FORM =
            Pattern.compile("(?:(\\*|[1-9][0-9]{0,2})/)?(0|[1-9][0-9]{0,3})(?::([0-7])(?:-([0-7]))?)?");

    /** Reads the written form. */
    @FromText
    public static BitPart parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected bits such as \"3:6-0\" (bits 6 to 0 of byte 3), \"3:7\", \"3\","
                            + " or \"20/3:6-0\" in frame 20 of a packet, found '" + text + "'");
        }
        String frame = matcher.group(1);
        int high = matcher.group(3) == null ? 7 : Integer.parseInt(matcher.group(3));
        int low = matcher.group(4) != null ? Integer.parseInt(matcher.group(4)) : matcher.group(3) == null ? 0 : high;
        if (low > high) {
            throw new IllegalArgumentException(
                    "bits are named from the highest to the lowest, such as 6-0, not " + high + "-" + low);
        }
        int number = frame == null ? ONLY_FRAME : frame.equals("*") ? EACH_FRAME : Integer.parseInt(frame);
        return new BitPart(number, Integer.parseInt(matcher.group(2)), high, low);
    }

    /** How many bits. */
    public int width() {
        return high - low + 1;
    }
}
