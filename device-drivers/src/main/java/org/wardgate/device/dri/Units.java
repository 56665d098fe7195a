package org.wardgate.device.dri;

import org.wardgate.model.Unit;

/** The units of DRI that the model has no name for. */
final class Units {
    static final Unit CM_WATER = new Unit("cm[H2O]");
    static final Unit LITRE_PER_MINUTE = new Unit("L/min");
    static final Unit MILLILITRE_PER_MINUTE = new Unit("mL/min");
    static final Unit MILLILITRE_PER_CM_WATER = new Unit("mL/cm[H2O]");
    static final Unit CM_WATER_SECOND_PER_LITRE = new Unit("cm[H2O].s/L");
    static final Unit MILLISECOND = new Unit("ms");
    static final Unit MINUTE = new Unit("min");
    static final Unit MICROVOLT = new Unit("uV");
    static final Unit HERTZ = new Unit("Hz");
    static final Unit DECIBEL = new Unit("dB");
    static final Unit KILOCALORIE_PER_DAY = new Unit("kcal/d");
    static final Unit OHM = new Unit("Ohm");
    static final Unit MILLIBAR = new Unit("mbar");
    static final Unit MILLIAMPERE = new Unit("mA");
    static final Unit SQUARE_METRE = new Unit("m2");

    private Units() {}
}
