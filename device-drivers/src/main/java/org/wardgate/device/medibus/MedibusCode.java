package org.wardgate.device.medibus;

import java.util.Locale;

/** The codes of commands and of their responses. Source: MEDIBUS 4.03, commands; of page 3, a published client. */
final class MedibusCode {
    static final int NAK = 0x15;
    static final int ALARMS_3 = 0x23;
    static final int MEASURED_1 = 0x24;
    static final int LOW_LIMITS_1 = 0x25;
    static final int HIGH_LIMITS_1 = 0x26;
    static final int ALARMS_1 = 0x27;
    static final int CLOCK = 0x28;
    static final int SETTINGS = 0x29;
    static final int TEXTS = 0x2A;
    static final int MEASURED_2 = 0x2B;
    static final int LOW_LIMITS_2 = 0x2C;
    static final int HIGH_LIMITS_2 = 0x2D;
    static final int ALARMS_2 = 0x2E;
    static final int NOP = 0x30;
    static final int TIME_CHANGED = 0x49;
    static final int ICC = 0x51;
    static final int IDENTIFY = 0x52;
    static final int CURVES = 0x53;
    static final int CONFIGURE_CURVES = 0x54;
    static final int STOP = 0x55;
    static final int CURVES_CHANGED = 0x56;

    private MedibusCode() {}

    /** A code as documents spell it: two digits. */
    static String spelled(int code) {
        return String.format(Locale.ROOT, "%02X", code);
    }
}
