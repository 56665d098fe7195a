package org.wardgate.device.dri;

import java.util.List;
import java.util.Optional;

/** The classes of physiological data, each a block of 270 bytes. Record specification, physiological data. */
enum DataClass {
    BASIC(0, BasicGroups.ALL),
    EXT1(1, ExtendedGroups.EXT1),
    EXT2(2, ExtendedGroups.EXT2),
    EXT3(3, AdvancedGroups.EXT3);

    private final int wireNumber;
    private final List<ParameterGroup> groups;

    DataClass(int wireNumber, List<ParameterGroup> groups) {
        this.wireNumber = wireNumber;
        this.groups = groups;
    }

    /** The class of a number on the wire. */
    static Optional<DataClass> fromWire(int number) {
        for (DataClass each : values()) {
            if (each.wireNumber == number) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Its groups, in the order of the block. */
    List<ParameterGroup> groups() {
        return groups;
    }
}
