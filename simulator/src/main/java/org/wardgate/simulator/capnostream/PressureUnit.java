package org.wardgate.simulator.capnostream;

import org.wardgate.model.Decimal;

/** In what the monitor is set to show carbon dioxide. Source: CDTP, numerics, CO2 units. */
public enum PressureUnit {
    MMHG(1, 1, 0),
    /** in tenths on the line. */
    KPA(2, 10 / 7.50062, -1);

    private final int code;
    private final double perMillimetre;
    private final int exponent;

    PressureUnit(int code, double perMillimetre, int exponent) {
        this.code = code;
        this.perMillimetre = perMillimetre;
        this.exponent = exponent;
    }

    /** Its code on the line. */
    int code() {
        return code;
    }

    /** A pressure as the line has it. */
    double onLine(double millimetresOfMercury) {
        return millimetresOfMercury * perMillimetre;
    }

    /** What a number on the line means in this unit. */
    Decimal meaning(int number) {
        return new Decimal(number, exponent);
    }
}
