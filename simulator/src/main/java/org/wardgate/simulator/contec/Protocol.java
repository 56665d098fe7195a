package org.wardgate.simulator.contec;

/** What an oximeter speaks; the same name on the case may mean either. */
public enum Protocol {
    /** The old stream, without being asked. */
    BCI,

    /** Packets, when they are asked for. */
    V7
}
