package org.wardgate.simulator.patient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Disturbance.Kind;
import org.wardgate.simulator.patient.Vitals.Pressure;

/**
 * A patient with a heart, lungs and drugs in the body. The model moves on a grid of whole seconds of patient time, up to now
 * whenever somebody looks; so what is true is a function of time, of the seed and of what has been infused, and not of how often
 * anybody looks. For software tests only: nothing here is a guide to treatment.
 *
 * <p>Read on the simulator's executor.
 */
public final class PhysiologicalPatient implements Patient {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double CUFF_FAILURES = 0.02;
    private static final double CUFF_SYSTOLIC_SIGMA = 4;
    private static final double CUFF_DIASTOLIC_SIGMA = 3;
    private static final double LINE_SIGMA = 1;
    private static final double MOTION_MARKED = 0.7;
    private static final double MOTION_SATURATION_LOSS = 20;
    private static final int MOTION_PULSE_LOW = 60;
    private static final int MOTION_PULSE_HIGH = 160;
    /** Below it a probe finds no pulse. */
    private static final double LEAST_PERFUSION_PERCENT = 0.3;

    private final Physiology physiology;
    private final long seed;
    private final LongSupplier elapsedNanos;
    private final Organism organism;
    private final History history = new History();
    private final List<InfusedDrug> drugs = new ArrayList<>();
    private long second;

    /**
     * A patient at rest.
     *
     * @param physiology what the patient is and what befalls it.
     * @param bed the bed's number: beds of one description are different people.
     * @param elapsedNanos patient time since the scenario's start.
     */
    public PhysiologicalPatient(Physiology physiology, int bed, LongSupplier elapsedNanos) {
        this.physiology = physiology;
        this.seed = new SplittableRandom(physiology.seed()).nextLong() + bed;
        this.elapsedNanos = elapsedNanos;
        this.organism = new Organism(physiology, new SplittableRandom(seed));
        history.add(organism.heartRate(), organism.pressure());
    }

    /**
     * Lets a drug flow in from now on.
     *
     * @param milligramsPerMillilitre the concentration of what flows.
     */
    public void infuse(Drug drug, Decimal milligramsPerMillilitre, Infusion infusion) {
        catchUp();
        CompartmentModel model = physiology.kineticsOf(drug).in(organism.body());
        CompartmentModel own = physiology.variation()
                ? model.varied(new SplittableRandom(seed ^ drug.name().hashCode()))
                : model;
        drugs.add(new InfusedDrug(
                drug, new Compartments(own), milligramsPerMillilitre.toDouble(), infusion, second * NANOS_PER_SECOND));
    }

    @Override
    public Vitals vitals() {
        catchUp();
        SplittableRandom noise = chance(0);
        boolean leads = !disturbed(Kind.LEADS_OFF);
        Finger finger = finger(noise);
        ArterialPressure pressure = organism.pressure();
        return new Vitals(
                leads ? whole(organism.heartRate()) : null,
                finger.saturation,
                finger.pulse,
                finger.perfusion,
                leads ? whole(organism.respiration()) : null,
                new Vitals.Airway(
                        whole(organism.endTidalCarbonDioxide()), Decimal.of(0), whole(organism.airwayRespiration())),
                tenths(organism.temperature()),
                rounded(new ArterialPressure(
                        pressure.systolic() + LINE_SIGMA * noise.nextGaussian(),
                        pressure.diastolic() + LINE_SIGMA * noise.nextGaussian())));
    }

    @Override
    public double beats(long nanosAgo) {
        catchUp();
        double now = elapsedNanos.getAsLong() / (double) NANOS_PER_SECOND;
        return history.beatsAt(now - nanosAgo / (double) NANOS_PER_SECOND);
    }

    @Override
    public @Nullable Pressure cuffPressure(Duration measuring) {
        catchUp();
        SplittableRandom noise = chance(1);
        if (noise.nextDouble() < CUFF_FAILURES) {
            return null;
        }
        ArterialPressure mean = history.meanPressure((int) measuring.toSeconds());
        return rounded(new ArterialPressure(
                mean.systolic() + CUFF_SYSTOLIC_SIGMA * noise.nextGaussian(),
                mean.diastolic() + CUFF_DIASTOLIC_SIGMA * noise.nextGaussian()));
    }

    /** How much of a drug is where it acts, in mg/L, of all pumps together. */
    double effectMilligramsPerLitre(Drug drug) {
        catchUp();
        return concentration(drug);
    }

    private void catchUp() {
        long now = elapsedNanos.getAsLong() / NANOS_PER_SECOND;
        while (second < now) {
            second++;
            drugs.forEach(drug -> drug.advanceTo(second * NANOS_PER_SECOND));
            organism.advance(second, drugEffect());
            history.add(organism.heartRate(), organism.pressure());
        }
    }

    private DrugEffect drugEffect() {
        DrugEffect sum = DrugEffect.NONE;
        for (Drug drug : Drug.values()) {
            sum = sum.plus(DrugEffect.of(
                    drug, concentration(drug), physiology.responseGain().toDouble()));
        }
        return sum;
    }

    private double concentration(Drug drug) {
        return drugs.stream()
                .filter(infused -> infused.drug == drug)
                .mapToDouble(infused -> infused.compartments.effectMilligramsPerLitre())
                .sum();
    }

    private Finger finger(SplittableRandom noise) {
        if (disturbed(Kind.OXIMETER_OFF) || organism.perfusion() < LEAST_PERFUSION_PERCENT) {
            return new Finger(null, null, null);
        }
        Decimal perfusion = tenths(organism.perfusion());
        if (!disturbed(Kind.MOTION)) {
            return new Finger(whole(organism.fingerSaturation()), whole(organism.heartRate()), perfusion);
        }
        if (noise.nextDouble() < MOTION_MARKED) {
            return new Finger(null, null, perfusion);
        }
        double wrong = organism.fingerSaturation() - MOTION_SATURATION_LOSS * noise.nextDouble();
        return new Finger(
                whole(Bounds.SATURATION.clamp(wrong)),
                Decimal.of(noise.nextInt(MOTION_PULSE_LOW, MOTION_PULSE_HIGH + 1)),
                perfusion);
    }

    private boolean disturbed(Kind kind) {
        return physiology.disturbances().stream().anyMatch(disturbance -> disturbance.holds(kind, second));
    }

    /** Chance of this second, the same whoever asks and how often. */
    private SplittableRandom chance(int purpose) {
        return new SplittableRandom(new SplittableRandom(seed + 2 * second + purpose).nextLong());
    }

    private static Pressure rounded(ArterialPressure pressure) {
        return new Pressure(whole(pressure.systolic()), whole(pressure.diastolic()), whole(pressure.mean()));
    }

    private static Decimal whole(double value) {
        return Decimal.of(Math.round(value));
    }

    private static Decimal tenths(double value) {
        return new Decimal(Math.round(value * 10), -1);
    }

    /** What a probe on the finger shows. */
    private record Finger(
            @Nullable Decimal saturation,
            @Nullable Decimal pulse,
            @Nullable Decimal perfusion) {}

    /** One drug from one pump. Compartments are linear, so two pumps with one drug simply add up. */
    private static final class InfusedDrug {
        private final Drug drug;
        private final Compartments compartments;
        private final double milligramsPerMillilitre;
        private final Infusion infusion;
        private double millilitres;

        private InfusedDrug(
                Drug drug,
                Compartments compartments,
                double milligramsPerMillilitre,
                Infusion infusion,
                long elapsedNanos) {
            this.drug = drug;
            this.compartments = compartments;
            this.milligramsPerMillilitre = milligramsPerMillilitre;
            this.infusion = infusion;
            this.millilitres = infusion.millilitresBy(elapsedNanos);
        }

        private void advanceTo(long elapsedNanos) {
            double now = infusion.millilitresBy(elapsedNanos);
            compartments.advance(1, (now - millilitres) * milligramsPerMillilitre);
            millilitres = now;
        }
    }
}
