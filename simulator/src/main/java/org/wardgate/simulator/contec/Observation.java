package org.wardgate.simulator.contec;

/**
 * What an oximeter sees at one moment.
 *
 * @param signal what there is to see.
 * @param strength of the signal, 0 to 8.
 * @param beep whether a pulse has just arrived.
 * @param wave the plethysmogram, 0 to 127.
 * @param bar the bar graph, 0 to 15.
 * @param numbers what was last measured.
 */
record Observation(Signal signal, int strength, boolean beep, int wave, int bar, Numbers numbers) {
    /** Where the plethysmogram stands when there is none. */
    private static final int FLAT = 0x40;

    /** What there is to see. */
    enum Signal {
        /** A finger with a pulse. */
        PULSE,
        /** A finger, and no pulse so far. */
        SEARCHING,
        /** The same, for too long. */
        SEARCHED_TOO_LONG,
        /** Nothing. */
        NO_FINGER
    }

    /** A finger with a pulse; the bar is what of the plethysmogram fits into it, as recorded. */
    static Observation ofPulse(int strength, boolean beep, int wave, Numbers numbers) {
        return new Observation(Signal.PULSE, strength, beep, wave, wave >> 3, numbers);
    }

    static Observation searching(boolean tooLong) {
        return new Observation(
                tooLong ? Signal.SEARCHED_TOO_LONG : Signal.SEARCHING, 1, false, FLAT, 0, Numbers.MISSING);
    }

    static Observation noFinger() {
        return new Observation(Signal.NO_FINGER, 0, false, FLAT, 0, Numbers.MISSING);
    }

    boolean isSearching() {
        return signal == Signal.SEARCHING || signal == Signal.SEARCHED_TOO_LONG;
    }
}
