package org.wardgate.gateway.station;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the station server counts, since it was made. Safe for use by several threads. */
public final class StationCounters {
    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    StationCounters() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** What is counted. */
    public enum Kind {
        /** A message of a station that the protocol does not know, or knows otherwise. */
        BAD_MESSAGE,
        /** A connection that was closed for what it sent: too much, too often wrong, or not text. */
        ABUSIVE_STATION,
        /** A station that said nothing for {@link StationSession#SILENT_AFTER}. */
        SILENT_STATION,
        /** A station that was closed because it did not take its alarm events. */
        ALARM_QUEUE_FULL,
        /** A connection beyond what the server holds at a time. */
        TOO_MANY_CONNECTIONS,
        /** A request for, or from, another host or origin. */
        FOREIGN_REQUEST,
        /** A request that is not HTTP as this server speaks it. */
        BAD_REQUEST
    }

    /** How often it has happened. */
    public long count(Kind kind) {
        return adder(kind).sum();
    }

    void add(Kind kind) {
        adder(kind).increment();
    }

    private LongAdder adder(Kind kind) {
        return java.util.Objects.requireNonNull(counts.get(kind));
    }
}
