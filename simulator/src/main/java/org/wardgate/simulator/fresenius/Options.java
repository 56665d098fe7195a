package org.wardgate.simulator.fresenius;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A base, or a pump without one, as it is configured.
 *
 * @param standAlone whether it is one pump without a base, which has no address.
 * @param baseType what a base calls itself.
 * @param moduleType what a pump calls itself.
 * @param replyLatency how long a reply takes, on link time.
 * @param probeEvery how often it probes whether its host is there, and sends changes; on link time.
 * @param dropAfterMissed after how many unanswered probes in a row it forgets all sessions; 0 for never. What a real base does is
 *     not known.
 * @param quirks in what it differs from others.
 */
public record Options(
        boolean standAlone,
        String baseType,
        String moduleType,
        Duration replyLatency,
        Duration probeEvery,
        int dropAfterMissed,
        Set<Quirk> quirks) {

    /** A base that probes every second and never forgets a session. */
    public static final Options DEFAULT =
            new Options(false, "BASE PRIMEA", "MODULE DPS", Duration.ofMillis(10), Duration.ofSeconds(1), 0, Set.of());

    /** What is not known of real devices, or known of some. */
    public enum Quirk {
        /** It does not know the command that asks for the drug's name, as Base Primea. */
        NO_DRUG_NAMES,
        /** The rate that it tells is the set one, also while nothing flows. */
        TELLS_SET_RATE,
        /** To open what is open is error 1F. */
        REOPENING_IS_ERROR
    }

    public Options {
        quirks = Set.copyOf(quirks);
    }

    /** These options for a pump without a base. */
    public Options alone() {
        return new Options(true, baseType, moduleType, replyLatency, probeEvery, dropAfterMissed, quirks);
    }

    /** These options with another time to reply. */
    public Options withReplyLatency(Duration other) {
        return new Options(standAlone, baseType, moduleType, other, probeEvery, dropAfterMissed, quirks);
    }

    /** These options with sessions that end after so many unanswered probes. */
    public Options withDropAfterMissed(int probes) {
        return new Options(standAlone, baseType, moduleType, replyLatency, probeEvery, probes, quirks);
    }

    /** These options with one more quirk. */
    public Options with(Quirk quirk) {
        Set<Quirk> more = EnumSet.of(quirk);
        more.addAll(quirks);
        return new Options(standAlone, baseType, moduleType, replyLatency, probeEvery, dropAfterMissed, more);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
