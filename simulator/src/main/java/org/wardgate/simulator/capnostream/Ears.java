package org.wardgate.simulator.capnostream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.Counters;

/** The monitor's receiver: finds the host's messages between what noise makes of them. */
final class Ears {
    private static final int LONGEST = 64;

    private final Counters counters;
    private final List<Integer> octets = new ArrayList<>(); // from the length on, without escapes
    private boolean listening;
    private boolean escaped;

    Ears(Counters counters) {
        this.counters = counters;
    }

    /** A host's message whose check is right. */
    record Heard(int code, List<Integer> data) {}

    /** Takes a byte; returns the message that it completes. */
    @Nullable
    Heard take(int octet) {
        if (octet == Packet.HEADER) {
            if (listening) {
                counters.add("bad-frames");
            }
            listening = true;
            escaped = false;
            octets.clear();
            return null;
        }
        if (!listening) {
            counters.add("bytes-ignored");
            return null;
        }
        if (escaped) {
            escaped = false;
            return octet == 0 || octet == 5 ? add(Packet.ESCAPE + octet) : give();
        }
        if (octet == Packet.ESCAPE) {
            escaped = true;
            return null;
        }
        return add(octet);
    }

    private @Nullable Heard add(int octet) {
        octets.add(octet);
        int length = octets.get(0);
        if (length < 1 || length > LONGEST) {
            return give();
        }
        if (octets.size() < length + 2) {
            return null;
        }
        int check = octets.stream().reduce(0, (a, b) -> a ^ b);
        if (check != 0) {
            return give();
        }
        listening = false;
        return new Heard(octets.get(1), List.copyOf(octets.subList(2, octets.size() - 1)));
    }

    private @Nullable Heard give() {
        listening = false;
        counters.add("bad-frames");
        return null;
    }
}
