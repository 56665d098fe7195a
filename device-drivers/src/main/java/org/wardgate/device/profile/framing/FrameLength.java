package org.wardgate.device.profile.framing;

import java.util.Arrays;
import org.wardgate.device.profile.language.ByteOrder;
import org.wardgate.device.profile.language.LengthKeys;
import org.wardgate.device.profile.language.LengthKeys.ByType;
import org.wardgate.device.profile.language.LengthKeys.Fixed;
import org.wardgate.device.profile.language.LengthKeys.Stated;
import org.wardgate.device.profile.language.LengthKeys.Until;

/** Where a frame ends. */
@FunctionalInterface
interface FrameLength {
    /** More bytes are needed to know. */
    int UNKNOWN = 0;

    /** No frame begins like this. */
    int IMPOSSIBLE = -1;

    /** The length of the frame that begins with the bytes of a window, or one of the two above. */
    int of(Window window);

    /**
     * The length that a profile declares.
     *
     * @param head how many bytes the pattern of the frame's begin has, in which no end is looked for.
     */
    static FrameLength of(LengthKeys keys, int head) {
        if (keys instanceof Fixed fixed) {
            return window -> fixed.bytes();
        }
        if (keys instanceof Stated stated) {
            return stated(stated, head);
        }
        if (keys instanceof ByType byType) {
            return byType(byType);
        }
        return until((Until) keys, head);
    }

    private static FrameLength stated(Stated keys, int head) {
        boolean big = keys.order() == ByteOrder.BIG_ENDIAN;
        int needed = Math.max(head, keys.at() + keys.bytes());
        return window -> {
            if (window.count() < needed) {
                return UNKNOWN;
            }
            byte[] frame = window.bytes();
            int first = frame[keys.at()] & 0xFF;
            int number = first;
            if (keys.bytes() == 2) {
                int second = frame[keys.at() + 1] & 0xFF;
                number = big ? first << 8 | second : second << 8 | first;
            }
            int length = number + keys.plus();
            return length >= needed ? length : IMPOSSIBLE;
        };
    }

    private static FrameLength byType(ByType keys) {
        int[] lengths = new int[256];
        Arrays.fill(lengths, IMPOSSIBLE);
        keys.of().forEach((type, length) -> lengths[Integer.parseInt(type, 16)] = length);
        return window -> window.count() <= keys.at() ? UNKNOWN : lengths[window.bytes()[keys.at()] & 0xFF];
    }

    private static FrameLength until(Until keys, int head) {
        byte[] mark = keys.mark().toArray();
        return window -> {
            for (int i = head; i + mark.length <= window.count(); i++) {
                if (window.isPlain(i, mark)) {
                    return i + mark.length + keys.then();
                }
            }
            return UNKNOWN;
        };
    }
}
