package org.wardgate.simulator.fresenius;

/**
 * What a station says to a command, after its address: {@code C} with data, each item with a semicolon before it, or {@code I} with an
 * error.
 *
 * @param text the text.
 */
record Reply(String text) {
    static final String UNKNOWN_COMMAND = "01";
    static final String DISABLED_IN_MODE = "02";
    static final String DISABLED_IN_STATUS = "03";
    static final String SYNTAX = "04";
    static final String MODE_ACTIVE = "06";
    static final String OUT_OF_LIMITS = "08";
    static final String IDENTIFIER_NOT_USED = "0A";
    static final String IDENTIFIER_INCORRECT = "0B";
    static final String TOO_LONG = "0C";
    static final String BASE_NOT_OPEN = "0D";
    static final String NO_MODULE = "0E";
    static final String ALARM_PRESENT = "12";
    static final String TOO_LITTLE_FOR_BOLUS = "15";
    static final String NO_EMPTY_SYRINGE_MODE = "16";
    static final String MODULE_NOT_OPEN = "1E";
    static final String NOT_IN_MANUAL_MODE = "1F";

    static Reply correct(String data) {
        return new Reply("C" + data);
    }

    static Reply error(String code) {
        return new Reply("I;" + code);
    }
}
