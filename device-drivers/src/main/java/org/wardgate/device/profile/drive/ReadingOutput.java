package org.wardgate.device.profile.drive;

import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.ReadingKeys;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.MetricId;
import org.wardgate.model.Quality;
import org.wardgate.model.Unit;

/** A vital sign in one kind of message. Immutable. */
final class ReadingOutput {
    private final int number;
    private final int field;
    private final MetricId metric;
    private final Unit unit;
    private final String channel;
    private final int[] invalidIf;
    private final int[] questionableIf;

    /** {@code number} tells the profile's readings apart, whichever message they are in. */
    ReadingOutput(int number, ReadingKeys keys, MessageShape shape, MetricId metric) {
        this.number = number;
        this.field = Names.field(shape, keys.field());
        this.metric = metric;
        this.unit = new Unit(keys.unit());
        this.channel = keys.channel() == null ? "" : keys.channel();
        this.invalidIf = Names.flags(shape, keys.invalidIf());
        this.questionableIf = Names.flags(shape, keys.questionableIf());
    }

    int number() {
        return number;
    }

    MetricId metric() {
        return metric;
    }

    String channel() {
        return channel;
    }

    /** The measurement in a message; null where the message has no such part. */
    @Nullable
    Measurement measurement(Message message) {
        FieldValue value = message.value(field);
        if (!value.isThere()) {
            return null;
        }
        // whatever number stands there: some devices go on showing the last one
        if (message.anySet(invalidIf)) {
            return new Measurement.Missing(Reason.INVALID);
        }
        if (value.number() == null) {
            return new Measurement.Missing(value.missing() == null ? Reason.UNREADABLE : value.missing());
        }
        return new Measurement.Value(
                value.number(), unit, message.anySet(questionableIf) ? Quality.QUESTIONABLE : Quality.GOOD);
    }
}
