package org.wardgate.device.intellivue;

import java.util.HexFormat;
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

    private PhysioIds() {}

    /** The metric of an id. */
    static MetricId metric(int id) {
        if (id == 0 || id >= FIRST_PRIVATE) {
            return new MetricId.Raw(VENDOR, HexFormat.of().toHexDigits((char) id));
        }
        return new MetricId.Mdc(SCADA_PARTITION | (id == PLETH_PULSE_RATE ? PULSE_OXIMETER_PULSE_RATE : id));
    }
}
