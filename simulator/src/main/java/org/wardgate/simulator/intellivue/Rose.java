package org.wardgate.simulator.intellivue;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * A data export message of a client, opened as far as its command. Data Export Interface Programming Guide, remote operations.
 *
 * @param type {@link #INVOKE}, {@link #RESULT} or what else the client sent.
 * @param invokeId the client's number for it, echoed in the answer.
 * @param command the kind of operation.
 * @param argument the operation's argument or result.
 */
record Rose(int type, int invokeId, int command, Bytes argument) {
    static final int INVOKE = 1;
    static final int RESULT = 2;
    static final int ERROR = 3;
    static final int LINKED_RESULT = 5;

    static final int CONFIRMED_EVENT_REPORT = 1;
    static final int GET = 3;
    static final int CONFIRMED_SET = 5;
    static final int CONFIRMED_ACTION = 7;

    static final int NO_SUCH_OBJECT_CLASS = 0;
    static final int NO_SUCH_OBJECT_INSTANCE = 1;
    static final int ACCESS_DENIED = 2;
    static final int GET_LIST_ERROR = 7;
    static final int SET_LIST_ERROR = 8;
    static final int NO_SUCH_ACTION = 9;

    static final int SESSION = 0xE100;
    static final int CONTEXT = 2;
    /** Bytes in front of the argument. */
    static final int HEADER_LENGTH = 14;
    /** The managed object of every request and answer: the medical device system itself. */
    static final Bytes MDS = Bytes.ofHex("002100000000");

    static Optional<Rose> read(Bytes message) {
        if (message.length() < HEADER_LENGTH || message.u16(0) != SESSION) {
            return Optional.empty();
        }
        int length = message.u16(12);
        if (length > message.length() - HEADER_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(
                new Rose(message.u16(4), message.u16(8), message.u16(10), message.slice(HEADER_LENGTH, length)));
    }

    /** Whether this request only reads, the selection of what is exported among it. */
    boolean readsOnly() {
        return switch (command) {
            case CONFIRMED_ACTION ->
                argument.length() >= PollRequest.ACTION_HEADER && PollRequest.isPoll(argument.u16(10));
            case GET -> true;
            case CONFIRMED_SET -> PriorityLists.isReplacement(argument);
            default -> false;
        };
    }

    static Bytes invoke(int invokeId, int command, Bytes argument) {
        return message(INVOKE, invokeId, command, argument);
    }

    static Bytes result(int invokeId, int command, Bytes result) {
        return message(RESULT, invokeId, command, result);
    }

    static Bytes error(int invokeId, int error, Bytes detail) {
        return message(ERROR, invokeId, error, detail);
    }

    /**
     * A part of a result that is too long for one message.
     *
     * @param state 1 first, 2 between, 3 last.
     * @param count the part's number, from 1.
     */
    static Bytes linkedResult(int state, int count, int invokeId, int command, Bytes result) {
        return new MessageWriter()
                .u16(SESSION)
                .u16(CONTEXT)
                .u16(LINKED_RESULT)
                .u16(8 + result.length())
                .u8(state)
                .u8(count)
                .u16(invokeId)
                .u16(command)
                .counted(result)
                .toBytes();
    }

    private static Bytes message(int type, int invokeId, int commandOrError, Bytes body) {
        return new MessageWriter()
                .u16(SESSION)
                .u16(CONTEXT)
                .u16(type)
                .u16(6 + body.length())
                .u16(invokeId)
                .u16(commandOrError)
                .counted(body)
                .toBytes();
    }
}
