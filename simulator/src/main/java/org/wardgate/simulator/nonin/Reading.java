package org.wardgate.simulator.nonin;

/**
 * What an instrument makes of the finger. Averages over 4 and over 8 beats are the same number here, for a patient's vital signs are
 * averages already.
 *
 * @param signal what it sees.
 * @param recording the numbers for records, which are missing as soon as they cannot be measured.
 * @param display the numbers for a display, which are kept for a while.
 * @param perfusion how strong the pulse is.
 */
record Reading(Signal signal, Numbers recording, Numbers display, Perfusion perfusion) {
    static final Reading NONE = new Reading(Signal.NO_FINGER, Numbers.MISSING, Numbers.MISSING, Perfusion.RED);

    /** What an instrument sees. */
    enum Signal {
        /** A finger with a pulse. */
        GOOD,
        /** A finger that moves too much. */
        ARTEFACT,
        /** Nothing. */
        NO_FINGER
    }

    boolean hasFinger() {
        return signal != Signal.NO_FINGER;
    }

    boolean hasArtefact() {
        return signal == Signal.ARTEFACT;
    }

    /** Whether no run of good pulses is left on which a number could stand. */
    boolean isOutOfTrack() {
        return hasArtefact() || display.equals(Numbers.MISSING);
    }
}
