package org.wardgate.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.line.Line;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Simulated devices on their lines, and the one thread on which all of them run. Its methods may be called from any thread, that
 * one included, and have done what they say when they return.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    private final TimeSource time;
    private final Executor executor;
    private final @Nullable ExecutorService owned;
    private final Map<String, HostedDevice> devices = new LinkedHashMap<>();
    private volatile @Nullable Thread thread;
    private @Nullable TruthLog truth;
    private boolean closed;

    /** A simulator without devices, on a daemon thread of its own. */
    public Simulator(TimeSource time) {
        this.time = time;
        this.owned = Executors.newSingleThreadExecutor(this::newThread);
        this.executor = owned;
    }

    /**
     * A simulator without devices that runs in lock step with its caller.
     *
     * @param executor runs all devices, one task at a time; {@code Runnable::run} serves when one thread does everything, the
     *     advancing of a virtual clock among it.
     */
    public Simulator(TimeSource time, Executor executor) {
        this.time = time;
        this.owned = null;
        this.executor = executor;
    }

    /**
     * Puts a device at the end of a line, plugs the line in and switches the device on.
     *
     * @param name the line's name, to be used once.
     * @param line the line, still unplugged; the simulator closes it in the end.
     * @param device makes the device, given its end of the line; called on the simulator's thread.
     * @throws IOException when the line cannot be offered to clients.
     */
    public void add(String name, Line line, Function<DeviceWire, ? extends SimulatedDevice> device) throws IOException {
        try {
            call(() -> {
                if (closed) {
                    throw new IllegalStateException("the simulator is closed");
                }
                if (devices.containsKey(name)) {
                    throw new IllegalArgumentException("line '" + name + "' exists; give each line a name of its own");
                }
                HostedDevice hosted = new HostedDevice(line, time, executor, truthOf(name), device);
                hosted.plug();
                devices.put(name, hosted);
                hosted.start();
                return hosted;
            });
        } catch (UncheckedIOException e) {
            line.close();
            throw e.getCause();
        }
    }

    /** Where a client finds the line: a path, or {@code host:port}. */
    public String address(String line) {
        return call(() -> device(line).address());
    }

    /** Pulls the line's cable out. The device goes on, unheard. */
    public void unplug(String line) {
        run(line, HostedDevice::unplug);
    }

    /**
     * Plugs the line's cable in again.
     *
     * @throws UncheckedIOException when the line cannot be offered to clients; it stays unplugged.
     */
    public void plug(String line) {
        run(line, HostedDevice::plug);
    }

    /** Makes the device deaf and mute, its line staying up, until {@link #thaw}. */
    public void freeze(String line) {
        run(line, HostedDevice::freeze);
    }

    /**
     * Puts random bytes on the line in place of the device, until {@link #thaw}. The device itself is deaf and mute meanwhile.
     *
     * @param bytesPerSecond how many, on link time, 1 to 1,000,000.
     * @param seed the same seed gives the same bytes.
     */
    public void babble(String line, int bytesPerSecond, long seed) {
        if (bytesPerSecond < 1 || bytesPerSecond > 1_000_000) {
            throw new IllegalArgumentException("a line babbles 1 to 1000000 bytes per second, not " + bytesPerSecond);
        }
        run(line, device -> device.babble(bytesPerSecond, seed));
    }

    /**
     * Says what is wrong with the line from now on, in place of what was before; what that held back comes at once.
     *
     * @param faults in the order in which the bytes meet them; empty for a clear line.
     * @throws IllegalArgumentException when one of them cannot be at the speed of these clocks.
     */
    public void disturb(String line, List<LineFault> faults) {
        checkSpeed(faults);
        run(line, device -> device.disturb(faults));
    }

    /** Ends {@link #disturb}. */
    public void mend(String line) {
        disturb(line, List.of());
    }

    /**
     * Refuses faults that cannot be at the speed of these clocks: bytes at their true pace take their time in life, in which the
     * patient's runs on.
     */
    public void checkSpeed(List<LineFault> faults) {
        if (time.speed() != 1 && faults.stream().anyMatch(LineFault.Paced.class::isInstance)) {
            throw new IllegalArgumentException("bytes are paced at speed 1 only, and patient time runs at "
                    + time.speed() + ": leave 'paced' out, or run at speed 1");
        }
    }

    /** From now on all numbers that devices say are noted. */
    public void keepTruth(TruthLog log) {
        run(() -> truth = log);
    }

    /** Ends {@link #freeze} and {@link #babble}. */
    public void thaw(String line) {
        run(line, HostedDevice::thaw);
    }

    /** The clocks that the devices follow. */
    public TimeSource time() {
        return time;
    }

    /** Runs a task once after a delay on the simulator's thread; a task that throws is logged. */
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, executor, () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("scheduled task failed", e);
            }
        });
    }

    /** Whatever else is to be done on the simulator's thread. */
    public void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    /** What each device and its line have counted, by the line's name. */
    public SortedMap<String, SortedMap<String, Long>> counters() {
        return call(() -> {
            SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>();
            devices.forEach((name, device) -> all.put(name, device.counters()));
            return all;
        });
    }

    /** How many control commands have reached any device; a gateway that only reads leaves it at 0. */
    public long violations() {
        return counters().values().stream()
                .mapToLong(counters -> counters.getOrDefault("violations", 0L))
                .sum();
    }

    /** Switches all devices off and closes their lines. Harmless when it is closed already. */
    @Override
    public void close() {
        if (owned != null && owned.isShutdown()) {
            return;
        }
        run(() -> {
            closed = true;
            devices.values().forEach(HostedDevice::close);
            devices.clear();
        });
        if (owned != null) {
            owned.shutdown();
        }
    }

    private HostedDevice.Truth truthOf(String line) {
        return (part, quantity, value) -> {
            if (truth != null) {
                truth.note(line + part, quantity, value, time.now());
            }
        };
    }

    private Thread newThread(Runnable task) {
        Thread made = new Thread(task, "wardgate-simulator");
        made.setDaemon(true);
        thread = made;
        return made;
    }

    private void run(String line, Consumer<HostedDevice> action) {
        run(() -> action.accept(device(line)));
    }

    private HostedDevice device(String line) {
        HostedDevice device = devices.get(line);
        if (device == null) {
            throw new IllegalArgumentException("no line '" + line + "'; there are " + devices.keySet());
        }
        return device;
    }

    private <T> T call(Supplier<T> task) {
        if (Thread.currentThread() == thread) {
            return task.get();
        }
        try {
            return CompletableFuture.supplyAsync(task, executor).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
