package org.wardgate.simulator.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.model.Decimal;
import org.wardgate.time.Timestamp;

/** What the simulated devices have said in numbers: the newest of each quantity of each device. Safe for several threads. */
public final class TruthLog {
    private final int limit;
    private final Map<Source, Deque<Statement>> statements = new HashMap<>();
    private long count;

    /**
     * A number that a device said.
     *
     * @param value the number as the wire showed it.
     * @param said when, just before it was put on the line.
     * @param sequence counts all numbers of all devices, from 1 on.
     */
    public record Statement(Decimal value, Timestamp said, long sequence) {}

    private record Source(String line, String quantity) {}

    /**
     * An empty log.
     *
     * @param limit how many numbers of each quantity of each device are kept, at least 1; the oldest go first.
     */
    public TruthLog(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a log keeps at least 1 number of each quantity, not " + limit);
        }
        this.limit = limit;
    }

    /** The numbers that a device said of one quantity, oldest first. */
    public synchronized List<Statement> of(String line, String quantity) {
        Deque<Statement> said = statements.get(new Source(line, quantity));
        return said == null ? List.of() : List.copyOf(said);
    }

    /** How many numbers were said, those that are no longer kept among them. */
    public synchronized long count() {
        return count;
    }

    /**
     * Notes a number.
     *
     * @param line the line of the device that says it.
     * @param quantity what it is the number of, as {@link org.wardgate.simulator.device.DeviceWire#says} has it.
     */
    public synchronized void note(String line, String quantity, Decimal value, Timestamp now) {
        Deque<Statement> said = statements.computeIfAbsent(new Source(line, quantity), source -> new ArrayDeque<>());
        if (said.size() == limit) {
            said.remove();
        }
        said.add(new Statement(value, now, ++count));
    }
}
