package org.wardgate.simulator.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.fault.LineFault.WrongBaud;

/** The faults of one direction of a line, one behind the other. */
final class Chain {
    private final List<Stage> stages = new ArrayList<>();
    private final Consumer<Bytes> inlet;

    private Chain(Bench bench, List<LineFault> faults, boolean fromDevice, Consumer<Bytes> outlet) {
        List<LineFault> backwards = new ArrayList<>(faults);
        Collections.reverse(backwards);
        Consumer<Bytes> next = outlet;
        for (LineFault fault : backwards) {
            Stage stage = fault.match(new Stages(bench, fromDevice, next));
            stages.add(stage);
            next = stage::pass;
        }
        Collections.reverse(stages);
        inlet = next;
    }

    /** What befalls the bytes that the device sends. */
    static Chain fromDevice(Bench bench, List<LineFault> faults, Consumer<Bytes> outlet) {
        List<LineFault> meant = faults.stream()
                .filter(fault -> fault.direction().isFromDevice())
                .toList();
        return new Chain(bench, meant, true, outlet);
    }

    /** What befalls the bytes that the client sends. */
    static Chain toDevice(Bench bench, List<LineFault> faults, Consumer<Bytes> outlet) {
        List<LineFault> meant =
                faults.stream().filter(fault -> fault.direction().isToDevice()).toList();
        return new Chain(bench, meant, false, outlet);
    }

    void pass(Bytes bytes) {
        inlet.accept(bytes);
    }

    /** Hands on at once, through what is left of the chain, whatever is held back. */
    void release() {
        stages.forEach(Stage::release);
    }

    /** Forgets whatever is held back, and says how many bytes that was. */
    long discard() {
        return stages.stream().mapToLong(Stage::discard).sum();
    }

    /** The two directions of one fault have a chance of their own each. */
    private static SplittableRandom random(long seed, boolean fromDevice) {
        return new SplittableRandom(fromDevice ? seed : ~seed);
    }

    /** The stage of each fault. */
    private record Stages(Bench bench, boolean fromDevice, Consumer<Bytes> outlet) implements LineFault.Cases<Stage> {
        @Override
        public Stage bitErrors(BitErrors errors) {
            return new FlippedBits(bench, errors.rate().toDouble(), random(errors.seed(), fromDevice), outlet);
        }

        @Override
        public Stage droppedBytes(DroppedBytes drops) {
            return new Drops(bench, drops.rate().toDouble(), random(drops.seed(), fromDevice), outlet);
        }

        @Override
        public Stage insertedBytes(InsertedBytes inserts) {
            return new Inserts(bench, inserts.rate().toDouble(), random(inserts.seed(), fromDevice), outlet);
        }

        @Override
        public Stage wrongBaud(WrongBaud wrong) {
            return fromDevice
                    ? new Misreading(bench, wrong.deviceBaud(), wrong.clientBaud(), wrong.parity(), outlet)
                    : new Misreading(bench, wrong.clientBaud(), wrong.deviceBaud(), wrong.parity(), outlet);
        }

        @Override
        public Stage late(Late late) {
            return new Delay(bench, late.delay(), outlet);
        }

        @Override
        public Stage partial(Partial partial) {
            return new Halves(bench, partial, outlet);
        }

        @Override
        public Stage stalled(Stalled stalled) {
            return new Stall(bench, stalled, outlet);
        }

        @Override
        public Stage paced(Paced paced) {
            return new Pace(bench, paced.baud(), outlet);
        }

        @Override
        public Stage cut(Cut cut) {
            return new Scissors(bench, cut.afterBytes(), outlet);
        }
    }
}
