package org.wardgate.simulator.newera;

import java.util.Arrays;
import java.util.Optional;
import org.wardgate.model.Decimal;

/** The units of a pumping rate, named as on the wire. */
enum RateUnit {
    /** mL/h. */
    MH("1"),
    /** uL/h. */
    UH("0.001"),
    /** mL/min. */
    MM("60"),
    /** uL/min. */
    UM("0.06");

    private final Decimal millilitresPerHour;

    RateUnit(String millilitresPerHour) {
        this.millilitresPerHour = Decimal.parse(millilitresPerHour);
    }

    static Optional<RateUnit> fromWire(String name) {
        return Arrays.stream(values()).filter(unit -> unit.name().equals(name)).findFirst();
    }

    /** A rate in this unit as mL/h, exactly. */
    Decimal millilitresPerHour(Decimal rate) {
        return rate.times(millilitresPerHour);
    }
}
