package org.wardgate.simulator.patient;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;

/** A patient with a physiology, as a scenario describes one. */
public record Physiology(
        @Doc("What the patient is at rest.") @Default("adult")
        Preset preset,

        @Doc("The weight in kg.") @Default("70") @Range(min = "30", max = "250")
        Decimal weight,

        @Doc("What chance there is comes from this number and the bed's.") @Default("1")
        long seed,

        @Doc("How drugs spread where it is not as usual, at most one for each drug.") @Default("[]")
        List<Kinetics> kinetics,

        @Doc("Multiplies what ketamine does to heart and pressure.") @Default("1.0") @Range(min = "0", max = "5")
        Decimal responseGain,

        @Doc("Whether the heart rate answers a change of pressure; in a vasovagal reaction it does not.")
        @Default("true")
        boolean baroreflex,

        @Doc("Whether the drugs spread a little differently than in the model, by chance.") @Default("false")
        boolean variation,

        @Doc("What befalls the patient.") @Default("[]") List<Course> courses,
        @Doc("What befalls the sensors.") @Default("[]") List<Disturbance> disturbances) {

    public Physiology {
        kinetics = List.copyOf(kinetics);
        courses = List.copyOf(courses);
        disturbances = List.copyOf(disturbances);
        Set<Drug> drugs = EnumSet.noneOf(Drug.class);
        for (int i = 0; i < kinetics.size(); i++) {
            Drug drug = kinetics.get(i).drug();
            if (!drugs.add(drug)) {
                throw new BadValue("kinetics[" + i + "]", "only one of 'kinetics' is for " + drug);
            }
        }
    }

    /** How a drug spreads in this patient. */
    Kinetics kineticsOf(Drug drug) {
        return Stream.concat(kinetics.stream(), Stream.of(Kinetics.values()))
                .filter(one -> one.drug() == drug)
                .findFirst()
                .orElseThrow();
    }
}
