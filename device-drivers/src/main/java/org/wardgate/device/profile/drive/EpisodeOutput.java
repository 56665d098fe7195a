package org.wardgate.device.profile.drive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.EpisodeKeys;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Measurement.Value;

/** What one kind of message tells of a series of measurements: a result, that there is another, or both. Immutable. */
final class EpisodeOutput {
    private final int number;
    private final int[] newIf;
    private final List<ReadingOutput> readings;

    /**
     * {@code number} tells the profile's episodes apart.
     *
     * @param readings those of the episode that the message has.
     */
    EpisodeOutput(int number, EpisodeKeys keys, MessageShape shape, List<ReadingOutput> readings) {
        this.number = number;
        this.newIf = Names.flags(shape, keys.newIf());
        this.readings = List.copyOf(readings);
    }

    int number() {
        return number;
    }

    /** The readings that make a result; empty where the message has none. */
    List<ReadingOutput> readings() {
        return readings;
    }

    /** Whether the message tells anything of the series. */
    boolean isAny() {
        return newIf.length > 0 || !readings.isEmpty();
    }

    /** Whether another measurement is being made, or was made. */
    boolean announces(Message message) {
        return message.anySet(newIf);
    }

    /** The numbers of the result in a message, as one text; null where there is none, since one of them is invalid or all are missing. */
    @Nullable
    String result(Message message) {
        StringBuilder numbers = new StringBuilder();
        boolean any = false;
        for (ReadingOutput reading : readings) {
            Measurement measurement = reading.measurement(message);
            if (measurement instanceof Missing missing && missing.reason() == Reason.INVALID) {
                return null;
            }
            numbers.append(numbers.isEmpty() ? "" : "/");
            if (measurement instanceof Value value) {
                any = true;
                numbers.append(value.value());
            } else {
                numbers.append('-');
            }
        }
        return any ? numbers.toString() : null;
    }
}
