package org.wardgate.simulator.patient;

/** A drug that a simulated patient responds to. */
public enum Drug {
    KETAMINE,
    LIDOCAINE,
    PROPOFOL
}
