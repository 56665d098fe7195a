package org.wardgate.device.profile.drive;

import java.util.Arrays;
import java.util.List;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;

/**
 * Whether one of some flags is set, where messages tell of them in turn: what a message says of one is true until another says
 * something else of the same. One for each connection.
 */
final class FlagMemory {
    private final boolean[] set;

    FlagMemory(int flags) {
        set = new boolean[flags];
    }

    /** What one kind of message can tell of some flags. Immutable. */
    static final class Told {
        private final int[] indices;

        /** Of {@code names} the shape has some, or none. */
        Told(MessageShape shape, List<String> names) {
            indices = names.stream().mapToInt(shape::flag).toArray();
        }

        /** Whether there is any that the message tells of. */
        boolean isAny() {
            return Arrays.stream(indices).anyMatch(index -> index >= 0);
        }
    }

    /** Takes what a message tells. */
    void accept(Told told, Message message) {
        for (int i = 0; i < set.length; i++) {
            if (told.indices[i] >= 0) {
                set[i] = message.isSet(told.indices[i]);
            }
        }
    }

    /** Whether one of the flags is set. */
    boolean isAnySet() {
        for (boolean each : set) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /** Nothing that was told holds. */
    void forget() {
        Arrays.fill(set, false);
    }
}
