package org.wardgate.device.dri;

import org.wardgate.device.dri.ParameterGroup.Field;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Quality;

/**
 * What one parameter group says. Record specification, group header and special values: bit 0 of the status says that there is a
 * module, bit 1 that it measures; -32001 and below are no numbers.
 *
 * @param block the class block that it is in.
 * @param group which group.
 */
record GroupView(ClassBlock block, ParameterGroup group) {
    static final int NOT_CALIBRATED = -32762;

    private static final int EXISTS = 0;
    private static final int ACTIVE = 1;
    private static final int HIGHEST_SPECIAL = -32001;
    private static final int NO_DATA = -32767;
    private static final int NOT_UPDATED = -32766;
    private static final int DISCONTINUITY = -32765; // VSCapture alone knows it
    private static final int UNDER_RANGE = -32764;
    private static final int OVER_RANGE = -32763;

    /** The header's status; 0 for a group without a header. */
    long status() {
        return group.hasHeader() ? LittleEndian.u32(block.block(), group.start()) : 0;
    }

    /** The header's label; 0 for a group without a header. */
    int label() {
        return group.hasHeader() ? LittleEndian.u16(block.block(), group.start() + 4) : 0;
    }

    /** Whether a bit of the status is set. */
    boolean is(int bit) {
        return (status() >> bit & 1) != 0;
    }

    /** Whether a bit of a label that is a bit field is set. */
    boolean labelIs(int bit) {
        return (label() >> bit & 1) != 0;
    }

    /** Whether there is a module for the group. A value of a group without one is none. */
    boolean exists() {
        return is(EXISTS);
    }

    /** Whether the group measures. A value of one that does not is none. */
    boolean isActive() {
        return is(ACTIVE);
    }

    int raw(Field field) {
        return LittleEndian.s16(block.block(), field.at());
    }

    /** The field of a name. */
    Field field(String name) {
        for (Field each : group.fields()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no field " + name + " in " + group.name());
    }

    /** The value of a field as it stands there, whatever the status says. */
    Measurement measurement(Field field, Quality quality) {
        int raw = raw(field);
        return raw <= HIGHEST_SPECIAL
                ? new Missing(special(raw))
                : new Value(new Decimal(raw, -field.decimals()), field.unit(), quality);
    }

    private static Reason special(int raw) {
        return switch (raw) {
            case NO_DATA, DISCONTINUITY, NOT_CALIBRATED -> Reason.INVALID;
            case NOT_UPDATED -> Reason.UNAVAILABLE;
            case UNDER_RANGE -> Reason.UNDER_RANGE;
            case OVER_RANGE -> Reason.OVER_RANGE;
            default -> Reason.UNREADABLE;
        };
    }
}
