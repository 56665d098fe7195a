package org.wardgate.device.profile.drive;

import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.AlertKeys;

/** An alarm of the device in one kind of message. Immutable. */
final class AlertOutput {
    private final int number;
    private final AlertKeys keys;
    private final int[] when;

    /** {@code number} tells the profile's alerts apart. */
    AlertOutput(int number, AlertKeys keys, MessageShape shape) {
        this.number = number;
        this.keys = keys;
        this.when = Names.flags(shape, keys.when());
    }

    int number() {
        return number;
    }

    AlertKeys keys() {
        return keys;
    }

    /** Whether the message can tell that it holds. */
    boolean isTold() {
        return when.length > 0;
    }

    /** Whether it holds by a message. */
    boolean holds(Message message) {
        return message.anySet(when);
    }
}
