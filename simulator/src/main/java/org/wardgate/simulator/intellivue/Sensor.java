package org.wardgate.simulator.intellivue;

/** What can be connected to a monitor, besides the cuff. */
public enum Sensor {
    /** Electrodes: heart rate, the wave, and respiration by impedance. */
    ECG,
    /** A probe on a finger: saturation, pulse, perfusion. */
    OXIMETER,
    /** A sample line at the airway: carbon dioxide and the breaths that carry it. */
    CAPNOMETER,
    /** A temperature probe. */
    THERMOMETER,
    /** A pressure line in an artery. */
    ARTERIAL_LINE
}
