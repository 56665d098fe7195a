package org.wardgate.gateway.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Parity;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.fault.LineFault.WrongBaud;
import org.wardgate.simulator.host.Simulator;

/**
 * Bad weather on several lines, the same for the same seed: each goes through all that can go wrong in an order of its own, and
 * again in another.
 *
 * <p>The rates are such that a damaged frame mostly has one error: 0.2 errors in a long frame of a monitor (1,000 bytes) and 0.1 in
 * an answer of a pump (100 bytes).
 */
final class Storm {
    private final Simulator simulator;
    private final SplittableRandom random;
    private final List<String> lines;
    private final Map<String, List<Squall>> decks = new HashMap<>();

    /** What goes on at one line for a while. */
    private enum Squall {
        FLIPPED_BITS,
        DROPPED_BYTES,
        INSERTED_BYTES,
        LATE,
        IN_PARTS,
        HALF_ANSWERS,
        STALLED,
        STALLED_AND_SLOW,
        PACED,
        WRONG_BAUD,
        CUT,
        UNPLUGGED,
        FROZEN,
        BABBLING,
        EVERYTHING
    }

    Storm(Simulator simulator, List<String> lines, long seed) {
        this.simulator = simulator;
        this.lines = List.copyOf(lines);
        this.random = new SplittableRandom(seed);
    }

    /** How many steps it takes until everything has happened at every line. */
    static int steps() {
        return Squall.values().length;
    }

    /** The weather changes at every line. */
    void blow() {
        for (String line : lines) {
            clear(line);
            List<Squall> deck = decks.computeIfAbsent(line, ignored -> new ArrayList<>());
            if (deck.isEmpty()) {
                deck.addAll(List.of(Squall.values()));
            }
            strike(line, deck.remove(random.nextInt(deck.size())));
        }
    }

    /** The storm is over. */
    void calm() {
        lines.forEach(this::clear);
    }

    private void clear(String line) {
        simulator.mend(line);
        simulator.thaw(line);
        simulator.plug(line);
    }

    private void strike(String line, Squall squall) {
        switch (squall) {
            case CUT -> simulator.disturb(line, List.of(new Cut(random.nextInt(1, 500))));
            case UNPLUGGED -> simulator.unplug(line);
            case FROZEN -> simulator.freeze(line);
            case BABBLING -> simulator.babble(line, 2000, random.nextLong());
            default -> simulator.disturb(line, faults(line, squall));
        }
    }

    private List<LineFault> faults(String line, Squall squall) {
        boolean pump = line.endsWith("pump");
        Decimal perBit = Decimal.parse(pump ? "0.0001" : "0.00002");
        Decimal perByte = Decimal.parse(pump ? "0.001" : "0.0002");
        long seed = random.nextLong();
        BitErrors bits = new BitErrors(perBit, Direction.BOTH, seed);
        DroppedBytes drops = new DroppedBytes(perByte, Direction.BOTH, seed);
        InsertedBytes inserts = new InsertedBytes(perByte, Direction.BOTH, seed);
        Late late = new Late(Duration.ofMillis(random.nextInt(50, 600)), Direction.BOTH);
        Partial parts = new Partial(random.nextInt(100), Duration.ofMillis(150), 2);
        Paced paced = new Paced(pump ? 38_400 : 115_200);
        return switch (squall) {
            case FLIPPED_BITS -> List.of(bits);
            case DROPPED_BYTES -> List.of(drops);
            case INSERTED_BYTES -> List.of(inserts);
            case LATE -> List.of(late, bits);
            case IN_PARTS -> List.of(parts, bits);
            case HALF_ANSWERS -> List.of(new Partial(random.nextInt(100), null, 3));
            case STALLED -> List.of(new Stalled(Duration.ofSeconds(3), null), bits);
            case STALLED_AND_SLOW -> List.of(new Stalled(Duration.ofSeconds(2), 8000), drops);
            case PACED -> List.of(paced, inserts);
            case WRONG_BAUD ->
                List.of(new WrongBaud(pump ? 38_400 : 115_200, pump ? 19_200 : 57_600, Parity.EVEN, Direction.BOTH));
            default -> List.of(late, parts, paced, drops, inserts, bits);
        };
    }
}
