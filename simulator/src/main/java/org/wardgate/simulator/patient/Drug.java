package org.wardgate.simulator.patient;

/** A drug that a simulated patient responds to. */
public enum Drug {
    KETAMINE(Kinetics.DOMINO),
    LIDOCAINE(Kinetics.LIDOCAINE_FAST),
    PROPOFOL(Kinetics.MARSH);

    private final Kinetics standard;

    Drug(Kinetics standard) {
        this.standard = standard;
    }

    /** How it spreads unless something else is said. */
    Kinetics standardKinetics() {
        return standard;
    }
}
