package org.wardgate.simulator.intellivue;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * A poll as a client asks for it. Data Export Interface Programming Guide, single poll and extended poll data request.
 *
 * @param invokeId the client's number for the request, echoed in every answer.
 * @param action {@link #SINGLE} or {@link #EXTENDED}.
 * @param pollNumber another number of the client's, echoed too.
 * @param objectClass the objects asked for, all of partition 1.
 * @param group the attribute group asked for, 0 for all.
 * @param periodTicks how long answers go on, in 1/8 ms; 0 for one answer.
 */
record PollRequest(int invokeId, int action, int pollNumber, int objectClass, int group, long periodTicks) {
    static final int SINGLE = 0x0C16;
    static final int EXTENDED = 0xF13B;

    static final int ENUMERATIONS = 0x0005;
    static final int NUMERICS = 0x0006;
    static final int WAVES = 0x0009;
    static final int MDS = 0x0021;
    static final int DEMOGRAPHICS = 0x002A;
    static final int ALERTS = 0x0036;

    /** Bytes of an action's argument in front of its data. */
    static final int ACTION_HEADER = 14;

    private static final int SINGLE_DATA = 8;
    private static final int TIME_PD_POLL = 0xF13E;

    /** Reads a confirmed action's argument; bytes beyond what a poll needs are passed over, as some clients send them. */
    static Optional<PollRequest> read(Rose request) {
        Bytes argument = request.argument();
        if (argument.length() < ACTION_HEADER + SINGLE_DATA) {
            return Optional.empty();
        }
        Bytes data = argument.slice(ACTION_HEADER, argument.length() - ACTION_HEADER);
        int action = argument.u16(10);
        Bytes options = data.slice(SINGLE_DATA, data.length() - SINGLE_DATA);
        long period = action == EXTENDED
                ? Attribute.find(Attribute.read(options), TIME_PD_POLL, 4)
                        .map(value -> value.u32(0))
                        .orElse(0L)
                : 0;
        return Optional.of(new PollRequest(request.invokeId(), action, data.u16(0), data.u16(4), data.u16(6), period));
    }

    static boolean isPoll(int action) {
        return action == SINGLE || action == EXTENDED;
    }

    boolean extended() {
        return action == EXTENDED;
    }
}
