package org.wardgate.simulator.bcc;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A rack as it is configured.
 *
 * @param bed the name of its bed, with which it begins every frame: 1 to 15 characters from {@code /} to {@code 9} and from {@code A}
 *     to {@code z}.
 * @param stuffing whether the letters D and E are stuffed, both ways.
 * @param slotStyle how it writes slots from the tenth on.
 * @param delivery when it sends the next frame.
 * @param replyLatency how long it takes from a request, or from an acknowledgement, to a frame, on link time.
 * @param startSeconds what its counter of seconds begins with.
 * @param pillars how many it has, 1 to 3.
 * @param quirks in what it differs from other racks.
 */
public record Options(
        String bed,
        boolean stuffing,
        SlotStyle slotStyle,
        Delivery delivery,
        Duration replyLatency,
        long startSeconds,
        int pillars,
        Set<Quirk> quirks) {

    /** The bed of a captured answer; one pillar, nothing stuffed. */
    public static final Options DEFAULT = new Options(
            "ComSystem", false, SlotStyle.CHARACTER, Delivery.STRICT, Duration.ofMillis(20), 194, 1, Set.of());

    /** When a rack sends the next frame of an answer. */
    public enum Delivery {
        /** After the acknowledgement of the one before, as the maker's sequence chart has it. */
        STRICT,
        /** At once, as a published simulated rack does. */
        FREE,
        /** At once, all frames of the answer in one piece. */
        JOINED
    }

    /** What is not known of real racks, or known of some. */
    public enum Quirk {
        /** It says nothing that was not in the captured answer. */
        CAPTURED_RECORDS_ONLY,
        /** Its pumps show the set rate while they stand still. */
        RATE_KEPT_AT_STOP,
        /** It answers for itself when it has no pumps, in place of error 11. */
        EMPTY_TELLS_ITSELF,
        /** It answers with error 68 what is no frame. */
        ANSWERS_BAD_FRAMES,
        /** Its version has a code, and so is a record of four fields. */
        VERSION_HAS_CODE,
        /** It calls all pumps new in every answer. */
        ALWAYS_NEW
    }

    public Options {
        if (!bed.matches("[/-9A-z]{1,15}")) {
            throw new IllegalArgumentException(
                    "a bed's name is 1 to 15 characters from '/' to '9' and 'A' to 'z', not '" + bed + "'");
        }
        if (pillars < 1 || pillars > 3) {
            throw new IllegalArgumentException("a rack has 1 to 3 pillars, not " + pillars);
        }
        quirks = Set.copyOf(quirks);
    }

    /** These options for another bed. */
    public Options withBed(String other) {
        return new Options(other, stuffing, slotStyle, delivery, replyLatency, startSeconds, pillars, quirks);
    }

    /** These options with or without stuffing. */
    public Options withStuffing(boolean stuffed) {
        return new Options(bed, stuffed, slotStyle, delivery, replyLatency, startSeconds, pillars, quirks);
    }

    /** These options with slots written in another way. */
    public Options withSlotStyle(SlotStyle other) {
        return new Options(bed, stuffing, other, delivery, replyLatency, startSeconds, pillars, quirks);
    }

    /** These options with another delivery. */
    public Options withDelivery(Delivery other) {
        return new Options(bed, stuffing, slotStyle, other, replyLatency, startSeconds, pillars, quirks);
    }

    /** These options with another time to reply. */
    public Options withReplyLatency(Duration other) {
        return new Options(bed, stuffing, slotStyle, delivery, other, startSeconds, pillars, quirks);
    }

    /** These options with another first second. */
    public Options withStartSeconds(long other) {
        return new Options(bed, stuffing, slotStyle, delivery, replyLatency, other, pillars, quirks);
    }

    /** These options with another number of pillars. */
    public Options withPillars(int other) {
        return new Options(bed, stuffing, slotStyle, delivery, replyLatency, startSeconds, other, quirks);
    }

    /** These options with one more quirk. */
    public Options with(Quirk quirk) {
        Set<Quirk> more = EnumSet.of(quirk);
        more.addAll(quirks);
        return new Options(bed, stuffing, slotStyle, delivery, replyLatency, startSeconds, pillars, more);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
