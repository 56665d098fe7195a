package org.wardgate.simulator.masimo;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** The instruments, each with a record shape of its own. Values that none of them is licensed for are dashes. */
public enum Model {
    /** 12 tokens and an empty line after each record. */
    RAD_8(
            "%s SN=%s SPO2=%s%% BPM=%s PI=%s%% SPCO=--.-%% SPMET=--.-%% DESAT=-- PIDELTA=+-- ALARM=%04X EXC=%06X\r\n\r\n",
            ""),

    /** A Radical-7 with a blue screen: 13 tokens, among them PVI. */
    RADICAL_7_BLUE(
            "%s SN=%s SPO2=%s%% BPM=%s PI=%s%% SPCO=--.-%% SPMET=--.-%% DESAT=-- PIDELTA=+-- PVI=--- ALARM=%04X EXC=%06X\r\n",
            ""),

    /** A Radical-7 with a colour screen: 17 tokens, PI without a percent sign, and NULs on the line at power-on. */
    RADICAL_7_COLOUR(
            "%s SN=%s SPO2=%s%% BPM=%s PI=%s SPCO=--%% SPMET=--.-%% SPHB=--.- SPOC=-- RESVD=--- DESAT=-- PIDELTA=+-- PVI=---"
                    + " ALARM=%06X EXC=%07X EXC1=00000000\r\n",
            "\0\0\0");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT);

    private final String shape;
    private final String powerOn;

    Model(String shape, String powerOn) {
        this.shape = shape;
        this.powerOn = powerOn;
    }

    /** What stands on the line before the first record. */
    Bytes powerOn() {
        return Bytes.ofAscii(powerOn);
    }

    /** A record as bytes. */
    Bytes line(Statement statement) {
        return Bytes.ofAscii(String.format(
                Locale.ROOT,
                shape,
                CLOCK.format(statement.clock()),
                statement.serialNumber(),
                statement.digits().saturation(),
                statement.digits().pulse(),
                statement.digits().perfusion(),
                statement.alarms(),
                statement.exceptions()));
    }
}
