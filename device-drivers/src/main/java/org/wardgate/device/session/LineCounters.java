package org.wardgate.device.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.wardgate.device.driver.WireInput.Reason;

/** What one device's line has counted since the gateway started. Written on the device's event loop, read by any thread. */
public final class LineCounters {
    private final LongAdder frames = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<Reason, LongAdder> dropped = new EnumMap<>(Reason.class);
    private final Map<String, LongAdder> notes = new ConcurrentHashMap<>();

    LineCounters() {
        for (Reason reason : Reason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    /** Verified frames. */
    public long frames() {
        return frames.sum();
    }

    /** Bytes that have arrived. */
    public long bytesIn() {
        return bytesIn.sum();
    }

    /** Writes that the outbound guard refused. */
    public long refused() {
        return refused.sum();
    }

    /** How often bytes were dropped, by reason; reasons that never occurred are left out. */
    public Map<Reason, Long> dropped() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        dropped.forEach((reason, count) -> {
            if (count.sum() > 0) {
                counts.put(reason, count.sum());
            }
        });
        return counts;
    }

    /** Frames that began and were damaged. */
    public long damagedFrames() {
        return dropped().entrySet().stream()
                .filter(entry -> entry.getKey().isDamagedFrame())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How often the driver or its decoder failed, which ended the connection or the reading of a recording. */
    public long failures() {
        return notes().getOrDefault(DriverHandler.FAILURE, 0L);
    }

    /** What the driver noted, by name. */
    public Map<String, Long> notes() {
        Map<String, Long> counts = new TreeMap<>();
        notes.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    void onFrame() {
        frames.increment();
    }

    void onBytes(int count) {
        bytesIn.add(count);
    }

    void onRefused() {
        refused.increment();
    }

    void onDropped(Reason reason) {
        java.util.Objects.requireNonNull(dropped.get(reason)).increment();
    }

    void onNote(String name) {
        notes.computeIfAbsent(name, key -> new LongAdder()).increment();
    }
}
