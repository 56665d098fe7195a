package org.wardgate.device.dri;

import java.util.Optional;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.dri.DriRecord.Subrecord;

/**
 * One class of physiological data at one moment. Record specification, physiological data: time, block, user mark, class.
 *
 * @param time of the sample by the monitor's clock, in seconds since 1970.
 * @param dataClass which class it is; the class word says so and not the place, and its other bits mean nothing.
 * @param block the data of the class.
 */
record ClassBlock(long time, DataClass dataClass, Bytes block) {
    /** The type of subrecords of displayed values; 2 and 3 are trends. */
    static final int DISPLAYED = 1;

    static final int AUXILIARY = 4;

    static final int BYTES = 278;
    private static final int BLOCK_AT = 4;
    private static final int BLOCK_BYTES = 270;
    private static final int CLASS_AT = 277;
    private static final int CLASS_MASK = 0x0F;

    /** Reads a subrecord; empty where it is cut short or of a class that is not known. */
    static Optional<ClassBlock> parse(Subrecord subrecord) {
        Bytes bytes = subrecord.rest();
        if (bytes.length() < BYTES) {
            return Optional.empty();
        }
        return DataClass.fromWire(bytes.u8(CLASS_AT) & CLASS_MASK)
                .map(dataClass ->
                        new ClassBlock(LittleEndian.u32(bytes, 0), dataClass, bytes.slice(BLOCK_AT, BLOCK_BYTES)));
    }

    /** What a group of it says. */
    GroupView view(ParameterGroup group) {
        return new GroupView(this, group);
    }

    /** What the group of a name says. */
    GroupView view(String name) {
        for (ParameterGroup group : dataClass.groups()) {
            if (group.name().equals(name)) {
                return view(group);
            }
        }
        throw new IllegalArgumentException("no group " + name + " in " + dataClass);
    }
}
