package org.wardgate.simulator.nonin;

import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** How strong the pulse at the finger is, as a coloured light tells it. */
enum Perfusion {
    GREEN,
    YELLOW,
    RED;

    /** Ours; the specification has the colours only. */
    private static final Decimal MARGINAL_PERCENT = Decimal.parse("0.5");

    private static final Decimal LOW_PERCENT = Decimal.parse("0.2");

    /** The colour of a pulse, of which more may not be known than that it is there. */
    static Perfusion of(@Nullable Decimal percent) {
        if (percent == null || percent.compareTo(MARGINAL_PERCENT) >= 0) {
            return GREEN;
        }
        return percent.compareTo(LOW_PERCENT) >= 0 ? YELLOW : RED;
    }
}
