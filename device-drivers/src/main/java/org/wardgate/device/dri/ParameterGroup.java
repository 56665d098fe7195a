package org.wardgate.device.dri;

import java.util.List;
import org.wardgate.model.Unit;

/**
 * A parameter group of a class of physiological data: a header of status and label, and values of 16 bits. Record specification,
 * physiological data.
 *
 * @param name the group's name in the specification, in lower case.
 * @param start where its header is within the class block.
 * @param hasHeader whether it has one; all but the extra ECG rates have.
 * @param fields its values.
 */
record ParameterGroup(String name, int start, boolean hasHeader, List<Field> fields) {
    static final int HEADER_BYTES = 6;

    ParameterGroup {
        fields = List.copyOf(fields);
    }

    /**
     * A value.
     *
     * @param name its name in the specification.
     * @param at where it is within the class block.
     * @param decimals how many of the digits stand behind the point.
     * @param unit its unit.
     */
    record Field(String name, int at, int decimals, Unit unit) {}

    /** A group with its header. */
    static ParameterGroup group(String name, int start, Field... fields) {
        return new ParameterGroup(name, start, true, List.of(fields));
    }

    /** A group without a header. */
    static ParameterGroup bare(String name, int start, Field... fields) {
        return new ParameterGroup(name, start, false, List.of(fields));
    }

    /** A value of the next two bytes of a group. */
    static Field field(String name, int at, int decimals, Unit unit) {
        return new Field(name, at, decimals, unit);
    }

    /** The vendor's own code of a value: {@code co2.et}. */
    String code(Field field) {
        return name + "." + field.name();
    }
}
