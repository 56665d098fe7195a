package org.wardgate.simulator.medibus;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A machine as it is switched on.
 *
 * @param identity its number, name, revision and that of MEDIBUS, as the wire has them.
 * @param clock its clock when it is made.
 * @param cuffInterval from one measurement of the cuff to the next; null for none.
 * @param curves whether it offers curves.
 * @param embeds whether it puts its commands into its responses, as machines may.
 */
public record Options(
        String identity, LocalDateTime clock, @Nullable Duration cuffInterval, boolean curves, boolean embeds) {
    /** The identification of an Evita 4, as MEDIBUS 4.03 has it. */
    public static final String EVITA_4 = "8240'Evita 4'04.00:04.00";

    /** An Evita 4 that offers curves, without a cuff. */
    public static Options standard(LocalDateTime clock) {
        return new Options(EVITA_4, clock, null, true, false);
    }

    /** With a cuff that measures so often; null for none. */
    public Options withCuffInterval(@Nullable Duration interval) {
        return new Options(identity, clock, interval, curves, embeds);
    }

    /** With curves to offer, or without. */
    public Options withCurves(boolean newCurves) {
        return new Options(identity, clock, cuffInterval, newCurves, embeds);
    }

    /** With commands inside responses. */
    public Options embedding() {
        return new Options(identity, clock, cuffInterval, curves, true);
    }

    /** Another machine. */
    public Options withIdentity(String newIdentity) {
        return new Options(newIdentity, clock, cuffInterval, curves, embeds);
    }
}
