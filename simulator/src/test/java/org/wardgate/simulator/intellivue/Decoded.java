package org.wardgate.simulator.intellivue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wardgate.bytes.Bytes;

/**
 * A monitor's message as a client reads it, written apart from the device's code. Every length and count must agree with what it
 * counts; anything else is an AssertionError. {@link #lines()} is the message in words.
 */
final class Decoded {
    /** One object of a poll answer: its attributes by code. */
    record Observed(int context, int handle, Map<Integer, Bytes> attributes) {
        /** The values by physiological identifier, each {@code state unit number}. */
        Map<Integer, String> values() {
            Map<Integer, String> values = new LinkedHashMap<>();
            Bytes simple = attributes.get(0x0950);
            if (simple != null) {
                same(10, simple.length(), "NuObsValue");
                put(values, simple);
            }
            Bytes compound = attributes.get(0x094B);
            if (compound != null) {
                same(compound.u16(2), compound.length() - 4, "NuObsValueCmp");
                same(10L * compound.u16(0), compound.u16(2), "NuObsValueCmp count");
                for (int at = 4; at < compound.length(); at += 10) {
                    put(values, compound.slice(at, 10));
                }
            }
            return values;
        }

        private static void put(Map<Integer, String> values, Bytes value) {
            values.put(value.u16(0), hex16(value.u16(2)) + " " + hex16(value.u16(4)) + " " + number(value.u32(6)));
        }
    }

    final int type;
    final int invokeId;
    /** A command, or the value of an error. */
    final int command;

    final int linkedState;
    final int linkedCount;
    final int action;
    final int pollNumber;
    final int sequence;
    final long ticks;
    final int objectClass;
    final int group;
    final List<Integer> contexts = new ArrayList<>();
    final List<Observed> objects = new ArrayList<>();
    private final Bytes message;

    /** Reads the result of a poll. */
    static Decoded poll(Bytes message) {
        Decoded decoded = new Decoded(message);
        same(7, decoded.command, "command of a poll result");
        return decoded;
    }

    static void check(Bytes message) {
        if (message.u8(0) == 0xE1) {
            new Decoded(message);
        }
    }

    private Decoded(Bytes message) {
        this.message = message;
        same(0xE1000002L, message.u32(0), "session and context");
        type = message.u16(4);
        same(message.length() - 8, message.u16(6), "ROapdus length");
        int at = 8;
        boolean linked = type == 5;
        linkedState = linked ? message.u8(8) : 0;
        linkedCount = linked ? message.u8(9) : 0;
        at += linked ? 2 : 0;
        invokeId = message.u16(at);
        command = message.u16(at + 2);
        same(message.length() - at - 6, message.u16(at + 4), "command length");
        at += 6;
        boolean poll = command == 7 && type != 3;
        if (poll) {
            same("002100000000", message.slice(at, 6).toHex());
            action = message.u16(at + 6);
            same(message.length() - at - 10, message.u16(at + 8), "action length");
            at += 10;
            pollNumber = message.u16(at);
            at += 2;
            boolean extended = action == 0xF13B;
            sequence = extended ? message.u16(at) : 0;
            at += extended ? 2 : 0;
            ticks = message.u32(at);
            same("ffffffffffffffff", message.slice(at + 4, 8).toHex());
            same(1, message.u16(at + 12), "partition");
            objectClass = message.u16(at + 14);
            group = message.u16(at + 16);
            contexts(message, at + 18);
        } else {
            action = 0;
            pollNumber = 0;
            sequence = 0;
            ticks = 0;
            objectClass = 0;
            group = 0;
            if (type == 1) {
                same(message.length() - at - 14, message.u16(at + 12), "event length");
                same(message.length(), attributes(message, at + 20, new LinkedHashMap<>()), "end of the event");
            } else if (type == 2 && (command == 3 || command == 5)) {
                same(message.length(), attributes(message, at + 6, new LinkedHashMap<>()), "end of the list");
            }
        }
    }

    private void contexts(Bytes bytes, int start) {
        int count = bytes.u16(start);
        same(bytes.length() - start - 4, bytes.u16(start + 2), "PollInfoList length");
        int at = start + 4;
        for (int i = 0; i < count; i++) {
            int context = bytes.u16(at);
            contexts.add(context);
            int inContext = bytes.u16(at + 2);
            int end = at + 6 + bytes.u16(at + 4);
            at += 6;
            for (int j = 0; j < inContext; j++) {
                Map<Integer, Bytes> attributes = new LinkedHashMap<>();
                int handle = bytes.u16(at);
                at = attributes(bytes, at + 2, attributes);
                Observed observed = new Observed(context, handle, attributes);
                observed.values();
                objects.add(observed);
            }
            same(end, at, "SingleContextPoll length");
        }
        same(bytes.length(), at, "end of the PollInfoList");
    }

    private static int attributes(Bytes bytes, int start, Map<Integer, Bytes> into) {
        int count = bytes.u16(start);
        int end = start + 4 + bytes.u16(start + 2);
        int at = start + 4;
        for (int i = 0; i < count; i++) {
            int length = bytes.u16(at + 2);
            into.put(bytes.u16(at), bytes.slice(at + 4, length));
            at += 4 + length;
        }
        same(end, at, "AttributeList length");
        same(count, into.size(), "attributes");
        return at;
    }

    /** The object with this handle. */
    Observed object(int handle) {
        return objects.stream()
                .filter(object -> object.handle() == handle)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no object " + hex16(handle) + " in " + message));
    }

    /** The message in words, a line for its head and one for each object with values. */
    static List<String> lines(Bytes message) {
        return switch (message.u8(0)) {
            case 0x0A -> List.of("release response");
            case 0x0C -> List.of("association refused");
            case 0x0E -> List.of("association response of " + message.length() + " bytes");
            case 0x19 -> List.of("abort");
            default -> new Decoded(message).lines();
        };
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (type == 1) {
            lines.add("event " + hex16(message.u16(24)) + " invoke " + invokeId + " ticks " + message.u32(20)
                    + ", attributes " + message.u16(34));
        } else if (type == 3) {
            lines.add("error " + command + " to invoke " + invokeId);
        } else if (command == 3 || command == 5) {
            lines.add((command == 3 ? "get" : "set") + " result to invoke " + invokeId + ": "
                    + message.slice(20, message.length() - 20));
        } else {
            lines.add(pollLine());
            for (Observed object : objects) {
                String values = values(object);
                if (!values.isEmpty()) {
                    lines.add("    " + object.context() + "/" + hex16(object.handle()) + values);
                }
            }
        }
        return lines;
    }

    private String pollLine() {
        return (type == 5 ? "part " + linkedCount + " (state " + linkedState + ")" : "result")
                + " to invoke " + invokeId + ": "
                + (action == 0xF13B ? "extended poll " + pollNumber + " sequence " + sequence : "poll " + pollNumber)
                + " class " + hex16(objectClass) + " group " + hex16(group) + " ticks " + ticks + ", objects "
                + objects.size();
    }

    private static String values(Observed object) {
        StringBuilder text = new StringBuilder();
        object.values()
                .forEach((id, value) ->
                        text.append("  ").append(hex16(id)).append(": ").append(value));
        Bytes stamp = object.attributes().get(0x0990);
        if (stamp != null) {
            text.append("  at ").append(stamp);
        }
        for (int list : new int[] {0x0902, 0x0904}) {
            Bytes alarms = object.attributes().get(list);
            if (alarms != null) {
                text.append("  ").append(hex16(list)).append(": ").append(alarms);
            }
        }
        return text.toString();
    }

    private static String number(long bits) {
        int mantissa = (int) (bits << 8) >> 8;
        return mantissa == 0x7FFFFF
                ? "NaN"
                : new BigDecimal(BigInteger.valueOf(mantissa), -(byte) (bits >> 24)).toPlainString();
    }

    static String hex16(int value) {
        return String.format(Locale.ROOT, "%04x", value);
    }

    private static void same(long expected, long actual, String what) {
        if (expected != actual) {
            throw new AssertionError(what + " is " + actual + ", should be " + expected);
        }
    }

    private static void same(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(actual + " should be " + expected);
        }
    }
}
