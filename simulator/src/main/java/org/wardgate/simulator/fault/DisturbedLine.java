package org.wardgate.simulator.fault;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.line.Line;
import org.wardgate.time.TimeSource;

/**
 * A line on which things can go wrong; as long as nobody says what, it is as the line that it wraps. Other than that one's, its
 * receiver is called on the executor, where all its methods are called too.
 *
 * <p>Counters, each there once it is above 0: {@code line-bits-flipped} and {@code line-bytes-flipped}, {@code line-bytes-dropped},
 * {@code line-bytes-inserted}, {@code line-bytes-misread} and {@code line-framing-errors} (wrong baud), {@code line-bytes-late}
 * (late, or the rest of a partial answer), {@code line-bytes-withheld} (the rest that never comes), {@code line-bytes-stalled},
 * {@code line-bytes-paced}, {@code line-cuts}, {@code line-bytes-overflowed} (more than 16 MiB were held back).
 */
public final class DisturbedLine implements Line {
    private final Line line;
    private final Executor executor;
    private final Bench bench;
    private Consumer<Bytes> receiver = bytes -> {};
    private Chain fromDevice;
    private Chain toDevice;
    private int connection; // bytes of an earlier one may still be on their way from the reader thread
    private long lostBytes;

    /**
     * A line that is clear so far.
     *
     * @param line the line proper.
     * @param time link time for what is late.
     * @param executor runs everything, one task at a time.
     * @param pull pulls the cable when a {@link LineFault.Cut} says so: it is to call {@link #unplug}.
     */
    public DisturbedLine(Line line, TimeSource time, Executor executor, Runnable pull) {
        this.line = line;
        this.executor = executor;
        this.bench = new Bench(time, executor, pull);
        this.fromDevice = Chain.fromDevice(bench, List.of(), line::send);
        this.toDevice = Chain.toDevice(bench, List.of(), this::deliver);
    }

    /**
     * Says what is wrong with the line from now on, in place of what was before; what that held back comes at once.
     *
     * @param faults in the order in which the bytes meet them; empty for a clear line.
     */
    public void disturb(List<LineFault> faults) {
        fromDevice.release();
        toDevice.release();
        fromDevice = Chain.fromDevice(bench, faults, line::send);
        toDevice = Chain.toDevice(bench, faults, this::deliver);
    }

    /** How many bytes and bits each fault has hit since the line was made. */
    public SortedMap<String, Long> counters() {
        return bench.counters();
    }

    @Override
    public String address() {
        return line.address();
    }

    @Override
    public void plug(Consumer<Bytes> newReceiver) throws IOException {
        int thisConnection = ++connection;
        receiver = newReceiver;
        line.plug(bytes -> handOver(thisConnection, bytes));
    }

    /** Pulls the cable out; what was held back is lost. */
    @Override
    public void unplug() {
        connection++;
        receiver = bytes -> {};
        lostBytes += fromDevice.discard();
        toDevice.discard();
        line.unplug();
    }

    @Override
    public void send(Bytes bytes) {
        fromDevice.pass(bytes);
    }

    @Override
    public long lostBytes() {
        return lostBytes + line.lostBytes();
    }

    @Override
    public void close() {
        unplug();
        line.close();
    }

    /** On the line's reader thread. */
    private void handOver(int thisConnection, Bytes bytes) {
        try {
            executor.execute(() -> {
                if (connection == thisConnection) {
                    toDevice.pass(bytes);
                }
            });
        } catch (RejectedExecutionException e) {
            // the simulator has been closed
        }
    }

    private void deliver(Bytes bytes) {
        receiver.accept(bytes);
    }
}
