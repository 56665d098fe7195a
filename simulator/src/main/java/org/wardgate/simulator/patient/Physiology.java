package org.wardgate.simulator.patient;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;

/**
 * A patient with a physiology, as a scenario describes one.
 *
 * @param preset what the patient is at rest.
 * @param weight the weight in kg.
 * @param seed what chance there is comes from this number and the bed's.
 * @param kinetics how drugs spread where it is not as usual, at most one for each drug.
 * @param responseGain multiplies what ketamine does to heart and pressure.
 * @param baroreflex whether the heart rate answers a change of pressure; in a vasovagal reaction it does not.
 * @param variation whether the drugs spread a little differently than in the model, by chance.
 * @param courses what befalls the patient.
 * @param disturbances what befalls the sensors.
 */
public record Physiology(
        @Default("adult") Preset preset,
        @Default("70") @Range(min = "30", max = "250") Decimal weight,
        @Default("1") long seed,
        @Default("[]") List<Kinetics> kinetics,
        @Default("1.0") @Range(min = "0", max = "5") Decimal responseGain,
        @Default("true") boolean baroreflex,
        @Default("false") boolean variation,
        @Default("[]") List<Course> courses,
        @Default("[]") List<Disturbance> disturbances) {

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
