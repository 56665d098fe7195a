package org.wardgate.simulator.masimo;

import java.time.LocalDateTime;

/**
 * What an instrument states in one record.
 *
 * @param clock its own clock.
 * @param serialNumber ten digits, or dashes.
 * @param digits the numbers as they are printed.
 * @param alarms the bits of ALARM.
 * @param exceptions the bits of EXC.
 */
record Statement(LocalDateTime clock, String serialNumber, Digits digits, int alarms, int exceptions) {
    // EXC; Rad-8 Operator's Manual, page 4-24
    static final int LOW_PERFUSION = 0x004;
    static final int PULSE_SEARCH = 0x008;
    static final int INTERFERENCE = 0x010;
    static final int SENSOR_OFF_PATIENT = 0x020;
    static final int SET_RUNNING = 0x800;

    // ALARM; not official
    static final int SATURATION_LOW = 0x02;
    static final int PULSE_HIGH = 0x04;
    static final int PULSE_LOW = 0x08;
    static final int SOUNDING = 0x10;
    static final int SILENCED = 0x20;

    /**
     * Numbers as they are printed.
     *
     * @param saturation SPO2 in percent, three digits.
     * @param pulse BPM, three digits.
     * @param perfusion PI in percent, two digits and two decimals.
     */
    record Digits(String saturation, String pulse, String perfusion) {
        static final String NO_PERFUSION = "--.--";
        static final Digits NONE = new Digits("---", "---", NO_PERFUSION);

        /** The first two, without perfusion. */
        Digits withoutPerfusion() {
            return new Digits(saturation, pulse, NO_PERFUSION);
        }
    }
}
