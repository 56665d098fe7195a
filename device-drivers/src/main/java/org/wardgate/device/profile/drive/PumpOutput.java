package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.PumpKeys;

/** What one kind of message says of an infusion. Immutable. */
final class PumpOutput {
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final Map<Part, Integer> fields = new EnumMap<>(Part.class);
    private final FlagMemory.Told alarmIf;
    private final long keptNanos;

    /** A part of what a pump says. */
    enum Part {
        STATE,
        RATE,
        VOLUME_INFUSED,
        VOLUME_TO_BE_INFUSED,
        TIME_REMAINING,
        PRESSURE,
        SYRINGE;

        private @Nullable String field(PumpKeys keys) {
            return switch (this) {
                case STATE -> keys.state();
                case RATE -> keys.rate();
                case VOLUME_INFUSED -> keys.volumeInfused();
                case VOLUME_TO_BE_INFUSED -> keys.volumeToBeInfused();
                case TIME_REMAINING -> keys.timeRemaining();
                case PRESSURE -> keys.pressure();
                case SYRINGE -> keys.syringe();
            };
        }
    }

    /**
     * {@code keys} is null for a device that is no pump, whose messages say nothing of an infusion.
     *
     * @param every how often the message is asked for, the most seldom where several queries are; zero where it is not.
     */
    PumpOutput(@Nullable PumpKeys keys, MessageShape shape, Duration every) {
        for (Part part : Part.values()) {
            int index = keys == null ? -1 : Names.field(shape, part.field(keys));
            if (index >= 0) {
                fields.put(part, index);
            }
        }
        Duration kept = keys == null || !every.isZero() ? every.multipliedBy(2).plus(SLACK) : keys.keptFor();
        keptNanos = kept.toNanos();
        alarmIf = new FlagMemory.Told(shape, keys == null ? List.of() : keys.alarmIf());
    }

    /** What a message says of a part; null where it says nothing. */
    @Nullable
    FieldValue value(Part part, Message message) {
        Integer field = fields.get(part);
        FieldValue value = field == null ? null : message.value(field);
        return value == null || !value.isThere() ? null : value;
    }

    /** For how long what the message says holds: until it should have been said anew twice. */
    long keptNanos() {
        return keptNanos;
    }

    /** What the message tells of the flags under which the pump has an alarm. */
    FlagMemory.Told alarmIf() {
        return alarmIf;
    }
}
