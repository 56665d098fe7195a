package org.wardgate.device.intellivue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * One attribute of an object: its id (table "Attribute IDs", NOM_ATTR) and its value in bytes.
 *
 * @param id the attribute's id.
 * @param value the value, not yet parsed.
 */
record Attribute(int id, Bytes value) {
    static final int POLL_PROFILE_SUPPORT = 0x0001;
    static final int PATIENT_ALARM_LIST = 0x0902;
    static final int TECHNICAL_ALARM_LIST = 0x0904;
    static final int ALTITUDE = 0x090C;
    static final int APPLICATION_AREA = 0x090D;
    static final int ASSOCIATION_NUMBER = 0x091D;
    static final int BED_LABEL = 0x091E;
    static final int LABEL_STRING = 0x0927;
    static final int MODEL = 0x0928;
    static final int PRODUCTION_SPECIFICATION = 0x092D;
    static final int LINE_FREQUENCY = 0x0935;
    static final int LOCALIZATION = 0x0937;
    static final int METRIC_SPECIFICATION = 0x093F;
    static final int METRIC_STATE = 0x0940;
    static final int OPERATING_MODE = 0x0946;
    static final int NOMENCLATURE_VERSION = 0x0948;
    static final int NUMERIC_COMPOUND = 0x094B;
    static final int NUMERIC_VALUE = 0x0950;
    static final int SAMPLE_COMPOUND = 0x0967;
    static final int SAMPLE_SPECIFICATION = 0x096D;
    static final int SAMPLE_VALUE = 0x096E;
    static final int SCALE_RANGE = 0x096F;
    static final int SAFETY_STANDARD = 0x0982;
    static final int SYSTEM_ID = 0x0984;
    static final int SYSTEM_SPECIFICATION = 0x0985;
    static final int SYSTEM_TYPE = 0x0986;
    static final int TIME_ABSOLUTE = 0x0987;
    static final int SAMPLE_PERIOD = 0x098D;
    static final int TIME_RELATIVE = 0x098F;
    static final int TIME_STAMP_ABSOLUTE = 0x0990;
    static final int TIME_STAMP_RELATIVE = 0x0991;
    static final int UNIT_CODE = 0x0996;
    static final int MDS_STATUS = 0x09A7;
    static final int POLL_PROFILE_EXTENSION = 0xF001;
    static final int POLL_DURATION = 0xF13E;
    static final int MDS_GENERAL_INFORMATION = 0xF1FA;
    static final int NUMERIC_PRIORITY_LIST = 0xF239;
    static final int WAVE_PRIORITY_LIST = 0xF23A;

    /** What the programming guide names and this driver has no use for; any other id that comes is counted. */
    private static final Set<Integer> UNUSED = Set.of(
            0x0911, 0x0916, 0x0917, 0x091A, 0x0921, 0x0924, 0x092F, 0x093C, 0x093D, 0x0945, 0x0964, 0x096A, 0x099E,
            0x0A16, 0xF008, 0xF009, 0xF100, 0xF101, 0xF294);

    /** Whether the attribute is documented and says nothing that becomes an event. */
    boolean isUnused() {
        return UNUSED.contains(id);
    }

    /** The value from its first byte on. */
    Cursor cursor() {
        return Cursor.of(value);
    }

    /** The value of the first attribute with an id; null where the list has none. */
    static @Nullable Bytes find(List<Attribute> attributes, int id) {
        for (Attribute attribute : attributes) {
            if (attribute.id == id) {
                return attribute.value;
            }
        }
        return null;
    }
}
