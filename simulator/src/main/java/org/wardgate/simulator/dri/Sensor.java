package org.wardgate.simulator.dri;

/** What can be connected to a monitor, besides the cuff. */
public enum Sensor {
    /** Electrodes: heart rate, ST segments, arrhythmias, and respiration by impedance. */
    ECG,
    /** A probe on a finger: saturation, pulse, modulation. */
    OXIMETER,
    /** A sample line at the airway: carbon dioxide, oxygen, and breaths. */
    CAPNOMETER,
    /** A temperature probe. */
    THERMOMETER,
    /** A pressure line in an artery. */
    ARTERIAL_LINE
}
