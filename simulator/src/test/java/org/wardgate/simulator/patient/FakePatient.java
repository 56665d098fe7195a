package org.wardgate.simulator.patient;

import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** A patient of whom a finger shows what a test says. */
public final class FakePatient implements Patient {
    private Vitals vitals = new Vitals(null, null, null, null);
    private LongToDoubleFunction beats = nanosAgo -> 0;

    /** The finger shows this from now on; null is what no sensor sees. */
    public void finger(@Nullable String saturation, @Nullable String pulse, @Nullable String perfusion) {
        vitals = new Vitals(null, number(saturation), number(pulse), number(perfusion), null, null, null, null);
    }

    /** All that a monitor sees is this from now on; null is what no sensor sees. The pressure is systolic/diastolic/mean. */
    public void whole(
            @Nullable String heart,
            @Nullable String breaths,
            @Nullable String saturation,
            @Nullable String degrees,
            @Nullable String pressure) {
        String[] parts = pressure == null ? new String[0] : pressure.split("/", -1);
        vitals = new Vitals(
                number(heart),
                number(saturation),
                number(heart),
                null,
                number(breaths),
                null,
                number(degrees),
                parts.length < 3
                        ? null
                        : new Vitals.Pressure(
                                Decimal.parse(parts[0]), Decimal.parse(parts[1]), Decimal.parse(parts[2])));
    }

    /** The airway shows this from now on, in mmHg and breaths per minute; the finger shows 97 % and 72. */
    public void airway(String endTidal, String inspired, String rate) {
        vitals = new Vitals(
                null,
                Decimal.of(97),
                Decimal.of(72),
                null,
                null,
                new Vitals.Airway(Decimal.parse(endTidal), Decimal.parse(inspired), Decimal.parse(rate)),
                null,
                null);
    }

    /** How often the heart has beaten, by how long ago, from now on. */
    public void heart(LongToDoubleFunction newBeats) {
        beats = newBeats;
    }

    @Override
    public Vitals vitals() {
        return vitals;
    }

    @Override
    public double beats(long nanosAgo) {
        return beats.applyAsDouble(nanosAgo);
    }

    private static @Nullable Decimal number(@Nullable String text) {
        return text == null ? null : Decimal.parse(text);
    }
}
