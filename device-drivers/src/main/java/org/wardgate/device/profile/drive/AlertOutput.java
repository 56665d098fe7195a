package org.wardgate.device.profile.drive;

import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.AlertKeys;

/** An alarm of the device in one kind of message. Immutable. */
final class AlertOutput {
    private final int number;
    private final AlertKeys keys;
    private final FlagMemory.Told when;

    /** {@code number} tells the profile's alerts apart. */
    AlertOutput(int number, AlertKeys keys, MessageShape shape) {
        this.number = number;
        this.keys = keys;
        this.when = new FlagMemory.Told(shape, keys.when());
    }

    int number() {
        return number;
    }

    AlertKeys keys() {
        return keys;
    }

    /** What the message tells of the flags under which it holds. */
    FlagMemory.Told when() {
        return when;
    }
}
