package org.wardgate.simulator.scenario.device;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Drug;

/** A device from which a drug may flow into a patient who has a physiology. */
public interface InfusesDrug {

    /** What is in the syringe; null for something without an effect. */
    @Nullable
    Drug drug();

    /** How much of the drug, in mg/mL; given with the drug, and only with it. */
    @Nullable
    Decimal concentration();

    /** Refuses a drug without its concentration, and a concentration of nothing. */
    static void check(@Nullable Drug drug, @Nullable Decimal concentration) {
        if ((drug == null) != (concentration == null)) {
            throw new IllegalArgumentException("'drug' and 'concentration' are given together");
        }
    }
}
