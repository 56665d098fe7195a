package org.wardgate.simulator.patient;

import java.util.function.Function;

/**
 * Published compartment models; the first of a drug is the usual one. The numbers are those of two open collections, opentiva and stanpumpR; they give plausible curves of
 * a nominal adult for software tests and are no guide to dosing.
 */
public enum Kinetics {
    /** Ketamine, Domino 1982 and 1984, three compartments. */
    DOMINO(Drug.KETAMINE, perKilogram(0.063, 0.4381, 0.5921, 0.5900, 0.2470, 0.0146, 0.652)),
    /** Ketamine, Clements 1981, two compartments; clears more slowly. */
    CLEMENTS(Drug.KETAMINE, perKilogram(1.7522, 0.0109, 0.0186, 0, 0.0137, 0, 5.2)),
    /** Lidocaine, two compartments, attributed to Schnider 1996; it falls too fast after an infusion. */
    LIDOCAINE_FAST(Drug.LIDOCAINE, perKilogram(0.088, 0.227273, 0.636364, 0, 0.14, 0, 0.18)),
    /** Lidocaine with a slow tail: ours, made for a terminal half-life of 80 min. */
    LIDOCAINE_SLOW(Drug.LIDOCAINE, perKilogram(0.120, 0.0875, 0.375, 0, 0.050, 0, 0.18)),
    /** Propofol, Marsh. */
    MARSH(Drug.PROPOFOL, perKilogram(0.228, 0.119, 0.112, 0.0419, 0.055, 0.0033, 0.26)),
    /** Propofol, Schnider, by weight, height, age and lean body mass. */
    SCHNIDER(Drug.PROPOFOL, Kinetics::schnider);

    private final Drug drug;
    private final Function<Body, CompartmentModel> model;

    Kinetics(Drug drug, Function<Body, CompartmentModel> model) {
        this.drug = drug;
        this.model = model;
    }

    /** The drug that spreads like this. */
    public Drug drug() {
        return drug;
    }

    /** The model in a body. */
    CompartmentModel in(Body body) {
        return model.apply(body);
    }

    private static Function<Body, CompartmentModel> perKilogram(
            double centralLitres, double k10, double k12, double k13, double k21, double k31, double ke0) {
        return body -> new CompartmentModel(centralLitres * body.weightKilograms(), k10, k12, k13, k21, k31, ke0);
    }

    /** Volumes in litres and clearances in litres per minute. */
    private static CompartmentModel schnider(Body body) {
        double v1 = 4.27;
        double v2 = 18.9 - 0.391 * (body.ageYears() - 53);
        double v3 = 238;
        double clearance1 = 1.89
                + 0.0456 * (body.weightKilograms() - 77)
                - 0.0681 * (body.leanKilograms() - 59)
                + 0.0264 * (body.heightCentimetres() - 177);
        double clearance2 = 1.29 - 0.024 * (body.ageYears() - 53);
        double clearance3 = 0.836;
        return new CompartmentModel(
                v1, clearance1 / v1, clearance2 / v1, clearance3 / v1, clearance2 / v2, clearance3 / v3, 0.456);
    }
}
