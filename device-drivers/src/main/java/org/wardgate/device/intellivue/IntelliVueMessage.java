package org.wardgate.device.intellivue;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** What a monitor says: one message, taken apart as far as its own lengths allow. */
sealed interface IntelliVueMessage {

    /** The meaning of a message. Never throws; what is not understood is {@link Unknown}. */
    static IntelliVueMessage parse(Bytes message) {
        return MessageParser.parse(message);
    }

    /**
     * The monitor has accepted the association (message 0E).
     *
     * @param nomenclatureVersion version bits.
     * @param startupMode start-up mode bits.
     * @param profile what it grants; null where it states nothing that can be read.
     */
    record Associated(
            long nomenclatureVersion,
            long startupMode,
            @Nullable PollProfile profile) implements IntelliVueMessage {}

    /**
     * What an association grants (PollProfileSupport with PollProfileExt).
     *
     * @param minPollPeriodTicks the shortest poll period, in {@link RelativeTime} ticks.
     * @param maxMtuRx the longest message the monitor takes, in bytes.
     * @param maxMtuTx the longest message the monitor sends, in bytes.
     * @param options option bits.
     * @param extensionOptions bits of the extended poll; 0 where there is none.
     */
    record PollProfile(long minPollPeriodTicks, long maxMtuRx, long maxMtuTx, long options, long extensionOptions) {
        private static final long REAL_TIME_NUMERICS = 0x8000_0000L;

        /** Whether the monitor goes on sending numerics by itself after one request. */
        boolean hasExtendedPoll() {
            return (extensionOptions & REAL_TIME_NUMERICS) != 0;
        }
    }

    /** There is no association, or none any more. */
    record Ended(Ending ending) implements IntelliVueMessage {}

    /** How an association ends. */
    enum Ending {
        REFUSED("refused the association"),
        RELEASED("released the association"),
        ABORTED("aborted the association");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** Words for an engineer, after "the monitor has". */
        String text() {
            return text;
        }
    }

    /**
     * An event report (ROIV, command 0 or 1).
     *
     * @param invokeId the number an answer repeats.
     * @param confirmed whether the monitor waits for an answer.
     * @param eventTime when it happened, on the clock of {@link RelativeTime}.
     * @param eventType {@link #MDS_CREATE} or another.
     * @param attributes of the medical device system; empty for any other event.
     * @param damage what of it could not be read.
     */
    record EventReport(
            int invokeId, boolean confirmed, long eventTime, int eventType, List<Attribute> attributes, Damage damage)
            implements IntelliVueMessage {
        static final int MDS_CREATE = 0x0D06;
    }

    /**
     * The answer to a poll, or one part of it.
     *
     * @param invokeId the number of the request.
     * @param part where it stands in a linked answer; {@link Part#WHOLE} for an answer in one message or the last of several.
     * @param poll what was polled and when.
     * @param objects what there is.
     * @param damage what of it could not be read.
     */
    record PollResult(int invokeId, Part part, Poll poll, List<PolledObject> objects, Damage damage)
            implements IntelliVueMessage {}

    /**
     * The place of a message in a linked answer (ROLRS).
     *
     * @param state 1 first, 2 between, 3 last before the closing one, 0 not linked.
     * @param count counts the parts from 1 on.
     */
    record Part(int state, int count) {
        static final Part WHOLE = new Part(0, 0);
        static final int FIRST = 1;

        boolean isWhole() {
            return state == 0;
        }
    }

    /**
     * The head of a poll result.
     *
     * @param number the number of the poll that the request chose.
     * @param sequence counts the answers to one extended poll from 0 on; 0 for a single poll.
     * @param relativeTime when the values held, on the clock of {@link RelativeTime}.
     * @param absoluteTime the same as date and time; null where the monitor does not fill it in, as usual.
     * @param objectClass an {@link ObjectClass}.
     * @param group the attribute group; 0 is all.
     */
    record Poll(
            int number,
            int sequence,
            long relativeTime,
            @Nullable LocalDateTime absoluteTime,
            int objectClass,
            int group) {}

    /**
     * One object of a poll result.
     *
     * @param context the measurement context.
     * @param handle names the object within its context until the association ends.
     * @param attributes what it says of itself.
     */
    record PolledObject(int context, int handle, List<Attribute> attributes) {
        /** Context and handle in one number. */
        int key() {
            return context << 16 | handle;
        }
    }

    /**
     * The answer to a get or a set, such as a priority list.
     *
     * @param invokeId the number of the request.
     * @param attributes what was asked for, or what is now in force.
     * @param damage what of it could not be read.
     */
    record ListResult(int invokeId, List<Attribute> attributes, Damage damage) implements IntelliVueMessage {}

    /**
     * The monitor does not do what was asked (ROER).
     *
     * @param invokeId the number of the request.
     * @param error why: 2 is access denied.
     */
    record RemoteError(int invokeId, int error) implements IntelliVueMessage {}

    /**
     * Nothing of the above.
     *
     * @param firstByte the first byte; -1 for an empty message.
     * @param length the number of bytes.
     */
    record Unknown(int firstByte, int length) implements IntelliVueMessage {}

    /**
     * What of a message could not be read.
     *
     * @param lists lists and attributes that claim more bytes than there are.
     * @param counts lists whose count is not the number of their elements. Their length is trusted.
     */
    record Damage(int lists, int counts) {}
}
