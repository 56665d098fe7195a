package org.wardgate.simulator.newera;

import java.util.Arrays;
import java.util.Optional;
import org.wardgate.model.Decimal;

/** The units of a volume, named as on the wire. */
enum VolumeUnit {
    ML("1"),
    UL("0.001");

    private static final Decimal LARGEST_DIAMETER_IN_MICROLITRES = Decimal.parse("14.00");

    private final Decimal millilitres;

    VolumeUnit(String millilitres) {
        this.millilitres = Decimal.parse(millilitres);
    }

    /** The unit of a syringe for which none was chosen. NE-1000 manual, RS-232 chapter. */
    static VolumeUnit of(Decimal diameterMillimetres) {
        return diameterMillimetres.compareTo(LARGEST_DIAMETER_IN_MICROLITRES) <= 0 ? UL : ML;
    }

    static Optional<VolumeUnit> fromWire(String name) {
        return Arrays.stream(values()).filter(unit -> unit.name().equals(name)).findFirst();
    }

    /** A volume in this unit as mL, exactly. */
    Decimal millilitres(Decimal volume) {
        return volume.times(millilitres);
    }

    /** A volume in mL as the pump shows it in this unit. */
    Decimal shown(double inMillilitres) {
        return FourDigits.of(inMillilitres / millilitres.toDouble());
    }
}
