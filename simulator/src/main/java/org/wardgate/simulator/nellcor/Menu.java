package org.wardgate.simulator.nellcor;

import org.wardgate.simulator.device.Counters;

/**
 * What an instrument hears: XON and XOFF, and the interactive menu, which Ctrl-C twice opens and in which no reading is printed.
 * Everything but XON keeps readings from whoever reads them, and is a violation.
 */
final class Menu {
    private static final char CTRL_C = 0x03;
    private static final char XON = 0x11;
    private static final char XOFF = 0x13;

    private static final int LONGEST_COMMAND = 16;
    private static final String TEXT = """
            NPB-595   Interactive Mode

                1) Dump Instrument Info
                2) Set Date and Time
                3) Dump Trend
                4) Dump Error Log
                0) Exit Interactive Mode

                Command?""".replace("\n", "\r\n");

    private final Printer printer;
    private final Counters counters;
    private final StringBuilder command = new StringBuilder();
    private boolean held;
    private boolean open;
    private boolean interruptedOnce;

    Menu(Printer printer, Counters counters) {
        this.printer = printer;
        this.counters = counters;
    }

    /** As after power-on. */
    void reset() {
        held = false;
        open = false;
        interruptedOnce = false;
        command.setLength(0);
    }

    /** Whether readings are not to be printed now. */
    boolean isQuiet() {
        return held || open;
    }

    /** Whether XOFF holds everything back. */
    boolean isHeld() {
        return held;
    }

    /** Takes a character, and says what the menu prints to it. */
    String received(char character) {
        boolean interruptedBefore = interruptedOnce;
        interruptedOnce = false;
        switch (character) {
            case XOFF -> {
                held = true;
                counters.add("violations");
            }
            case XON -> held = false;
            case CTRL_C -> {
                interruptedOnce = !interruptedBefore;
                return interruptedBefore ? enter() : "";
            }
            default -> {
                return open ? typed(character) : ignored();
            }
        }
        return "";
    }

    private String enter() {
        open = true;
        command.setLength(0);
        counters.add("violations");
        return TEXT;
    }

    private String ignored() {
        counters.add("bytes-ignored");
        return "";
    }

    private String typed(char character) {
        if (character != '\r') {
            if (character > ' ' && command.length() < LONGEST_COMMAND) {
                command.append(character);
            }
            return "";
        }
        String complete = command.toString();
        command.setLength(0);
        counters.add("violations");
        if (complete.equals("0")) {
            open = false;
            return "\r\n";
        }
        return "\r\n" + (complete.equals("1") ? printer.information() : "") + TEXT;
    }
}
