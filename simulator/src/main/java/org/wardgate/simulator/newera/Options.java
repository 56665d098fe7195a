package org.wardgate.simulator.newera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;

/**
 * A pump as it stands there, in basic mode.
 *
 * @param address 0 to 99.
 * @param version what it says it is.
 * @param diameterMillimetres the syringe's inside diameter, 0.1 to 50 mm.
 * @param rateMillilitresPerHour the set rate, taken to the pump's four digits.
 * @param vtbiMillilitres the volume to be dispensed, from 0.001 on; null for none.
 * @param running whether it infuses; otherwise it is stopped.
 * @param replyLatency how long a reply takes, on link time.
 */
public record Options(
        int address,
        String version,
        Decimal diameterMillimetres,
        Decimal rateMillilitresPerHour,
        @Nullable Decimal vtbiMillilitres,
        boolean running,
        Duration replyLatency) {
    static final Decimal LEAST_DIAMETER = Decimal.parse("0.1");
    static final Decimal GREATEST_DIAMETER = Decimal.of(50);

    private static final Decimal LEAST_VOLUME = Decimal.parse("0.001");

    /** Ours; some 1699 mL/h with a syringe of 60 mL. */
    private static final double MILLIMETRES_PER_HOUR = 3060;

    /** Ours: the pump does not measure pressure, and stalls as long after the clamp as other pumps alarm. */
    private static final SyringeDrive.Pressures PRESSURES = new SyringeDrive.Pressures(0, 520);

    private static final double CUBIC_MILLIMETRES_PER_MILLILITRE = 1000;

    /** Address 0, a syringe of 60 mL (26.59 mm), 5 mL/h, stopped. */
    public static final Options DEFAULT = new Options(
            0, "NE1000V3.928", Decimal.parse("26.59"), Decimal.parse("5.000"), null, false, Duration.ofMillis(10));

    public Options {
        if (address < 0 || address > 99) {
            throw new IllegalArgumentException("an address is 0 to 99, not " + address);
        }
        if (diameterMillimetres.compareTo(LEAST_DIAMETER) < 0 || diameterMillimetres.compareTo(GREATEST_DIAMETER) > 0) {
            throw new IllegalArgumentException("a diameter is 0.1 to 50 mm, not " + diameterMillimetres);
        }
        double fastest = fastestMillilitresPerHour(diameterMillimetres);
        if (rateMillilitresPerHour.signum() < 0 || rateMillilitresPerHour.toDouble() > fastest) {
            throw new IllegalArgumentException("the rate is 0 to " + (long) fastest + " mL/h for a syringe of "
                    + diameterMillimetres + " mm, not " + rateMillilitresPerHour);
        }
        if (vtbiMillilitres != null && vtbiMillilitres.compareTo(LEAST_VOLUME) < 0) {
            throw new IllegalArgumentException(
                    "the volume to be dispensed is at least 0.001 mL, not " + vtbiMillilitres);
        }
    }

    /** These options with another address. */
    public Options withAddress(int other) {
        return new Options(
                other, version, diameterMillimetres, rateMillilitresPerHour, vtbiMillilitres, running, replyLatency);
    }

    /** These options with another syringe. */
    public Options withDiameter(Decimal other) {
        return new Options(address, version, other, rateMillilitresPerHour, vtbiMillilitres, running, replyLatency);
    }

    /** These options with another infusion. */
    public Options withInfusion(Decimal rate, @Nullable Decimal vtbi, boolean isRunning) {
        return new Options(address, version, diameterMillimetres, rate, vtbi, isRunning, replyLatency);
    }

    /** What a plunger of a diameter dispenses at its greatest speed. */
    static double fastestMillilitresPerHour(Decimal diameterMillimetres) {
        return areaSquareMillimetres(diameterMillimetres) * MILLIMETRES_PER_HOUR / CUBIC_MILLIMETRES_PER_MILLILITRE;
    }

    /** A full syringe: its plunger's way is four times its diameter, as is about true of common ones from 5 to 60 mL. */
    SyringeDrive.Setup drive() {
        double diameter = diameterMillimetres.toDouble();
        return new SyringeDrive.Setup(
                0,
                null,
                0,
                areaSquareMillimetres(diameterMillimetres) * 4 * diameter / CUBIC_MILLIMETRES_PER_MILLILITRE,
                false,
                PRESSURES);
    }

    private static double areaSquareMillimetres(Decimal diameterMillimetres) {
        double diameter = diameterMillimetres.toDouble();
        return Math.PI / 4 * diameter * diameter;
    }
}
