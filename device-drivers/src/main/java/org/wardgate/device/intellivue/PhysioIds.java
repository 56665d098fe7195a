package org.wardgate.device.intellivue;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.MetricId;

/**
 * Physiological ids (NOM partition 2) as metrics. The manufacturer took its numbers from ISO/IEEE 11073-10101, so most are the
 * term codes themselves. From {@code EFFF} on, "not otherwise specified" and the private range, they are the manufacturer's and
 * stay under their raw code.
 */
final class PhysioIds {
    static final String VENDOR = "philips-intellivue";

    private static final int FIRST_PRIVATE = 0xEFFF;
    private static final int SCADA_PARTITION = 2 << 16;

    /** NOM_PLETH_PULS_RATE, which monitors send for the value they label NLS_NOM_PULS_OXIM_PULS_RATE. */
    private static final int PLETH_PULSE_RATE = 0x4822;

    private static final int PULSE_OXIMETER_PULSE_RATE = 0x481A;

    /** The values of the ST compound and the ECG lead of each, Data Export Interface Programming Guide, physiological identifiers. */
    private static final Map<Integer, String> ST_LEADS = Map.of(
            0x0301, "I",
            0x0302, "II",
            0x033D, "III",
            0x033E, "aVR",
            0x033F, "aVL",
            0x0340, "aVF",
            0x0343, "V",
            0x034B, "MCL");

    private PhysioIds() {}

    /** The label of one value of an object: the object's own, with the lead where one label stands for all leads. */
    static @Nullable String label(int id, @Nullable String objectLabel) {
        String lead = ST_LEADS.get(id);
        return objectLabel == null || lead == null ? objectLabel : objectLabel + " " + lead;
    }

    /** The metric of an id. */
    static MetricId metric(int id) {
        if (id == 0 || id >= FIRST_PRIVATE) {
            return new MetricId.Raw(VENDOR, HexFormat.of().toHexDigits((char) id));
        }
        return new MetricId.Mdc(SCADA_PARTITION | (id == PLETH_PULSE_RATE ? PULSE_OXIMETER_PULSE_RATE : id));
    }
}
