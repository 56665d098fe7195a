package org.wardgate.simulator.pump;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * A pump of a rack as it is switched on.
 *
 * @param kind what moves the fluid.
 * @param serial its serial number.
 * @param label what the pump calls what it infuses; empty for nothing.
 * @param syringeMillilitres the syringe's size; 0 for none. It is full but for what was infused.
 * @param rate the set rate in mL/h.
 * @param vtbi the volume to be infused in mL; null for none.
 * @param infused the volume infused so far in mL.
 * @param running whether it infuses.
 * @param kvo whether it keeps the vein open when its volume is in.
 * @param dosedMilligramsPerMillilitre the concentration, for a pump that shows a dose rate; null for one that does not.
 */
public record PumpSetup(
        Kind kind,
        String serial,
        String label,
        int syringeMillilitres,
        Decimal rate,
        @Nullable Decimal vtbi,
        Decimal infused,
        boolean running,
        boolean kvo,
        @Nullable Decimal dosedMilligramsPerMillilitre) {

    /** What moves the fluid. */
    public enum Kind {
        SYRINGE,
        VOLUMETRIC
    }

    /** A syringe pump on hold with a full syringe, without a volume to be infused. */
    public static PumpSetup syringe(String serial, String label, int syringeMillilitres, Decimal rate) {
        return new PumpSetup(
                Kind.SYRINGE, serial, label, syringeMillilitres, rate, null, Decimal.of(0), false, false, null);
    }

    /** A volumetric pump on hold. */
    public static PumpSetup volumetric(String serial, String label, Decimal rate, @Nullable Decimal vtbi) {
        return new PumpSetup(Kind.VOLUMETRIC, serial, label, 0, rate, vtbi, Decimal.of(0), false, false, null);
    }

    /** The same, infusing. */
    public PumpSetup andRunning() {
        return new PumpSetup(
                kind, serial, label, syringeMillilitres, rate, vtbi, infused, true, kvo, dosedMilligramsPerMillilitre);
    }

    /** The same with a volume infused already. */
    public PumpSetup withInfused(Decimal millilitres) {
        return new PumpSetup(
                kind,
                serial,
                label,
                syringeMillilitres,
                rate,
                vtbi,
                millilitres,
                running,
                kvo,
                dosedMilligramsPerMillilitre);
    }

    /** The same with a volume to be infused, and with or without a vein kept open after it. */
    public PumpSetup withVtbi(@Nullable Decimal millilitres, boolean keepsVeinOpen) {
        return new PumpSetup(
                kind,
                serial,
                label,
                syringeMillilitres,
                rate,
                millilitres,
                infused,
                running,
                keepsVeinOpen,
                dosedMilligramsPerMillilitre);
    }

    /** The same, showing a dose rate. */
    public PumpSetup dosed(Decimal milligramsPerMillilitre) {
        return new PumpSetup(
                kind, serial, label, syringeMillilitres, rate, vtbi, infused, running, kvo, milligramsPerMillilitre);
    }
}
