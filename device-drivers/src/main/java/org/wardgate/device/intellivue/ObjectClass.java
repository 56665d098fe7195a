package org.wardgate.device.intellivue;

/** Object classes of partition 1 that are polled or answered (NOM_MOC). */
final class ObjectClass {
    static final int NUMERIC = 0x0006;
    static final int SAMPLE_ARRAY = 0x0009;
    static final int MEDICAL_DEVICE_SYSTEM = 0x0021;
    static final int ALERT_MONITOR = 0x0036;

    private ObjectClass() {}
}
