package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * One answer to a poll, cut into as many messages as it needs. Data Export Interface Programming Guide, poll data result and
 * linked results.
 *
 * @param request what is answered.
 * @param sequence the number of the answer since the request, from 0; extended polls only.
 * @param ticks the monitor's relative time.
 * @param objects the objects, those of one context together.
 * @param emptyContext whether an empty context 0 leads each list, as recorded from a real monitor.
 */
record PollAnswer(PollRequest request, long sequence, long ticks, List<ObservedObject> objects, boolean emptyContext) {
    /** A recorded M8000 never put more into one message, long before its MTU was reached. */
    static final int OBJECTS_PER_MESSAGE = 10;

    private static final int FIRST = 1;
    private static final int BETWEEN = 2;
    private static final int LAST = 3;
    private static final int LINK_LENGTH = 2;
    private static final int CONTEXT_HEADER = 6;
    private static final int NO_CONTEXT = -1;

    PollAnswer {
        objects = List.copyOf(objects);
    }

    /**
     * The messages of this answer: one result, or else linked results that each stand for themselves, closed by a result with an
     * empty list.
     *
     * @param mtu the longest message, in bytes; every single object fits into it.
     */
    List<Bytes> messages(int mtu) {
        int listLimit = mtu - Rose.HEADER_LENGTH - body(List.of(), false).length();
        List<List<ObservedObject>> parts = parts(listLimit);
        if (parts.size() == 1) {
            return List.of(Rose.result(request.invokeId(), Rose.CONFIRMED_ACTION, body(parts.get(0), emptyContext)));
        }
        parts = parts(listLimit - LINK_LENGTH);
        List<Bytes> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int state = i == 0 ? FIRST : i == parts.size() - 1 ? LAST : BETWEEN;
            messages.add(Rose.linkedResult(
                    state, i + 1, request.invokeId(), Rose.CONFIRMED_ACTION, body(parts.get(i), emptyContext)));
        }
        messages.add(Rose.result(request.invokeId(), Rose.CONFIRMED_ACTION, body(List.of(), false)));
        return messages;
    }

    private List<List<ObservedObject>> parts(int limit) {
        List<List<ObservedObject>> parts = new ArrayList<>();
        List<ObservedObject> part = new ArrayList<>();
        int used = emptyContext ? CONTEXT_HEADER : 0;
        int context = NO_CONTEXT;
        for (ObservedObject object : objects) {
            int length = object.encoded().length();
            int header = object.context() == context ? 0 : CONTEXT_HEADER;
            if (!part.isEmpty() && (part.size() == OBJECTS_PER_MESSAGE || used + header + length > limit)) {
                parts.add(part);
                part = new ArrayList<>();
                used = emptyContext ? CONTEXT_HEADER : 0;
                header = CONTEXT_HEADER;
            }
            part.add(object);
            used += header + length;
            context = object.context();
        }
        parts.add(part);
        return parts;
    }

    private Bytes body(List<ObservedObject> part, boolean withEmptyContext) {
        MessageWriter data = new MessageWriter().u16(request.pollNumber());
        if (request.extended()) {
            data.u16((int) sequence);
        }
        data.u32(ticks)
                .bytes(DeviceClock.NOT_AVAILABLE)
                .u16(1)
                .u16(request.objectClass())
                .u16(request.group())
                .bytes(pollInfoList(part, withEmptyContext));
        return new MessageWriter()
                .bytes(Rose.MDS)
                .u16(request.action())
                .counted(data.toBytes())
                .toBytes();
    }

    private static Bytes pollInfoList(List<ObservedObject> part, boolean withEmptyContext) {
        MessageWriter contexts = new MessageWriter();
        int count = 0;
        if (withEmptyContext) {
            contexts.zeros(CONTEXT_HEADER);
            count++;
        }
        int from = 0;
        while (from < part.size()) {
            int context = part.get(from).context();
            MessageWriter observations = new MessageWriter();
            int to = from;
            while (to < part.size() && part.get(to).context() == context) {
                observations.bytes(part.get(to++).encoded());
            }
            contexts.u16(context).u16(to - from).counted(observations.toBytes());
            count++;
            from = to;
        }
        return new MessageWriter().u16(count).counted(contexts.toBytes()).toBytes();
    }
}
