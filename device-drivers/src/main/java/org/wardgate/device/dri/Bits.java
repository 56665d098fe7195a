package org.wardgate.device.dri;

/** Bits of statuses and labels. Record specification, parameter groups. */
final class Bits {
    static final int ECG_ASYSTOLE = 2;
    static final int ECG_NOISE = 7;
    static final int ECG_ARTIFACT = 8;
    static final int ECG_LEARNING = 9;
    static final int ECG_CHANNEL_OFF = 11; // of the first of three

    static final int PRESSURE_ZEROING = 2;

    static final int NIBP_MEASURING = 5;
    static final int NIBP_CALIBRATING = 7;
    static final int NIBP_OLD = 8;

    static final int CO2_APNOEA = 2;
    static final int CO2_CALIBRATING = 3;
    static final int CO2_ZEROING = 4;
    static final int CO2_OCCLUSION = 5;
    static final int CO2_LEAK = 6;
    static final int CO2_IMPEDANCE_APNOEA = 7;
    static final int CO2_WET = 9;

    static final int GAS_CALIBRATING = 2;
    static final int GAS_OFF = 3;

    static final int FLOW_DISCONNECTED = 2;
    static final int FLOW_CALIBRATING = 3;
    static final int FLOW_ZEROING = 4;
    static final int FLOW_OBSTRUCTED = 5;
    static final int FLOW_LEAK = 6;
    static final int FLOW_OFF = 7;

    private Bits() {}
}
