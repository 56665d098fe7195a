package org.wardgate.simulator.intellivue;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Pressure;

/** A patient of whom a test says what is true. */
final class FakePatient implements Patient {
    /** The time until which the heart has beaten; a test moves it. */
    long nowNanos;

    private Vitals vitals = new Vitals(null, null, null, null);

    /** The patient of the worked example: heart rate 72, SpO2 97.0, pressure 118/74 (89), and 14 breaths. */
    static FakePatient well() {
        FakePatient patient = new FakePatient();
        patient.shows("72", "97.0", "14", pressure(118, 74, 89));
        return patient;
    }

    static Pressure pressure(int systolic, int diastolic, int mean) {
        return new Pressure(Decimal.of(systolic), Decimal.of(diastolic), Decimal.of(mean));
    }

    void shows(
            @Nullable String heartRate,
            @Nullable String saturation,
            @Nullable String respiration,
            @Nullable Pressure pressure) {
        vitals = new Vitals(decimal(heartRate), decimal(saturation), decimal(respiration), pressure);
    }

    @Override
    public Vitals vitals() {
        return vitals;
    }

    /** Shows what this patient's four values do not say, too. */
    void shows(Vitals all) {
        vitals = all;
    }

    @Override
    public double beats(long nanosAgo) {
        Decimal heartRate = vitals.heartRatePerMinute();
        return heartRate == null ? 0 : heartRate.toDouble() * (nowNanos - nanosAgo) / 60e9;
    }

    private static @Nullable Decimal decimal(@Nullable String text) {
        return text == null ? null : Decimal.parse(text);
    }
}
