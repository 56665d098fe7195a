package org.wardgate.simulator.newera;

/** Why a pump alarms. */
public enum Alarm {
    /** Power was interrupted. */
    RESET('R'),
    /** The motor has stalled. */
    STALLED('S'),
    /** In Safe mode no packet has come for too long. */
    HOST_SILENT('T'),
    /** The pumping program makes no sense. */
    PROGRAM_ERROR('E'),
    /** The program has gone to a phase that is not there. */
    PHASE_OUT_OF_RANGE('O');

    private final char letter;

    Alarm(char letter) {
        this.letter = letter;
    }

    /** How the pump says it. */
    String text() {
        return "A?" + letter;
    }
}
