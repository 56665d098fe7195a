package org.wardgate.device.intellivue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.intellivue.IntelliVueMessage.Part;
import org.wardgate.device.intellivue.IntelliVueMessage.Poll;
import org.wardgate.device.intellivue.IntelliVueMessage.PollResult;

/**
 * Watches that the parts of linked answers come complete, by the number of their request. Each part holds whole objects and is
 * used as it comes; this only finds parts that come twice and groups that have lost some.
 */
final class LinkedResults {
    private static final long MAX_OPEN_NANOS = 2_000_000_000L;

    /** A monitor answers three extended polls and a few single ones at a time; more is not meant seriously. */
    private static final int MAX_OPEN = 16;

    private final Map<Integer, Group> open = new HashMap<>();
    private final Reporter reporter;

    private record Group(Poll poll, int parts, boolean complete, long sinceLinkNanos) {}

    LinkedResults(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Whether a message is to be used; false for a part that came before. */
    boolean accept(PollResult result, long linkNanos) {
        discardOld(linkNanos);
        Part part = result.part();
        @Nullable Group group = open.get(result.invokeId());
        if (part.isWhole()) {
            if (group != null) {
                close(result.invokeId(), group);
            }
            return true;
        }
        if (group != null && group.poll.equals(result.poll())) {
            if (part.count() <= group.parts) {
                reporter.count("linked-part-repeated");
                return false;
            }
            boolean complete = group.complete && part.count() == group.parts + 1;
            open.put(result.invokeId(), new Group(group.poll, part.count(), complete, group.sinceLinkNanos));
            return true;
        }
        if (group != null) {
            reporter.count("linked-group-incomplete");
        } else if (open.size() >= MAX_OPEN) {
            clear();
        }
        boolean complete = part.state() == Part.FIRST && part.count() == 1;
        open.put(result.invokeId(), new Group(result.poll(), part.count(), complete, linkNanos));
        return true;
    }

    /** Forgets all open groups. */
    void clear() {
        for (int i = 0; i < open.size(); i++) {
            reporter.count("linked-group-incomplete");
        }
        open.clear();
    }

    private void close(int invokeId, Group group) {
        open.remove(invokeId);
        if (!group.complete) {
            reporter.count("linked-group-incomplete");
        }
    }

    private void discardOld(long linkNanos) {
        int before = open.size();
        open.values().removeIf(group -> linkNanos - group.sinceLinkNanos > MAX_OPEN_NANOS);
        for (int i = open.size(); i < before; i++) {
            reporter.count("linked-group-incomplete");
        }
    }
}
