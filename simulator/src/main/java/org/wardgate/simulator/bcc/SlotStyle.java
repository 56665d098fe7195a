package org.wardgate.simulator.bcc;

/** How a rack writes slots from the tenth on. */
public enum SlotStyle {
    /** As one letter: {@code 5011A} is the tenth slot of the first pillar. */
    CHARACTER,
    /** As two digits, {@code 501110}; seen on a real rack with BCC 3.30. */
    DECIMAL
}
