package org.wardgate.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.fault.DisturbedLine;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.line.Line;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** One device at the end of its line, and what befalls the two. Everything runs on the simulator's executor. */
final class HostedDevice implements DeviceWire, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostedDevice.class);
    private static final Duration BABBLE_EVERY = Duration.ofMillis(50);
    private static final int BABBLES_PER_SECOND = 20;

    private final DisturbedLine line;
    private final TimeSource time;
    private final Executor executor;
    private final Truth truth;
    private final SimulatedDevice device;
    private boolean plugged;
    private boolean muted;
    private boolean closed;
    private long errors;
    private Timer babbling = Timer.NONE;

    /** Notes what the device says in numbers. */
    @FunctionalInterface
    interface Truth {
        /**
         * Notes a number.
         *
         * @param part what the name of the device's line is followed by; empty for the device itself.
         */
        void note(String part, String quantity, Decimal value);
    }

    HostedDevice(
            Line line,
            TimeSource time,
            Executor executor,
            Truth truth,
            Function<DeviceWire, ? extends SimulatedDevice> device) {
        this.line = new DisturbedLine(line, time, executor, this::unplug);
        this.time = time;
        this.executor = executor;
        this.truth = truth;
        this.device = device.apply(this);
    }

    void start() {
        guarded(device::start);
    }

    String address() {
        return line.address();
    }

    void plug() {
        if (plugged) {
            return;
        }
        try {
            line.plug(this::received);
            plugged = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unplug() {
        plugged = false;
        line.unplug();
    }

    void disturb(List<LineFault> faults) {
        line.disturb(faults);
    }

    void freeze() {
        babbling.cancel();
        muted = true;
    }

    void babble(int bytesPerSecond, long seed) {
        freeze();
        babble(bytesPerSecond, 0, new SplittableRandom(seed));
    }

    void thaw() {
        babbling.cancel();
        muted = false;
    }

    SortedMap<String, Long> counters() {
        SortedMap<String, Long> counters = new TreeMap<>(device.counters());
        counters.putAll(line.counters());
        counters.put("lost-bytes", line.lostBytes());
        counters.put("device-errors", errors);
        return counters;
    }

    @Override
    public void close() {
        guarded(device::stop);
        closed = true;
        babbling.cancel();
        plugged = false;
        line.close();
    }

    @Override
    public void send(Bytes bytes) {
        if (!muted && !closed) {
            line.send(bytes);
        }
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, executor, () -> {
            if (!closed) {
                guarded(task);
            }
        });
    }

    @Override
    public void says(String quantity, Decimal value) {
        truth.note("", quantity, value);
    }

    @Override
    public void says(String part, String quantity, Decimal value) {
        truth.note("-" + part, quantity, value);
    }

    private void received(Bytes bytes) {
        if (!muted) {
            guarded(() -> device.received(bytes));
        }
    }

    /** A device that throws has a bug; the others go on, and a test finds it counted. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            errors++;
            log.error("simulated device failed address={}", line.address(), e);
        }
    }

    private void babble(int bytesPerSecond, int owed, SplittableRandom random) {
        int due = owed + bytesPerSecond;
        byte[] noise = new byte[due / BABBLES_PER_SECOND];
        random.nextBytes(noise);
        if (plugged) {
            line.send(Bytes.copyOf(noise));
        }
        babbling = schedule(Face.LINK, BABBLE_EVERY, () -> babble(bytesPerSecond, due % BABBLES_PER_SECOND, random));
    }
}
