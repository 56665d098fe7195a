package org.wardgate.gateway.demo;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.wardgate.gateway.WardAssembly;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BuiltInDevices;
import org.wardgate.simulator.scenario.ScenarioFile;
import org.wardgate.simulator.scenario.ScenarioRun;
import org.wardgate.time.VirtualTimeSource;

/**
 * A scenario played in one process, in lock step: simulator and ward share one thread and one virtual clock, which moves on to the
 * next timer when both are idle. The same scenario gives the same alarms at the same times, as fast as the machine can; the bytes on
 * the lines are those that ttys would carry. There is no page and no recording.
 *
 * <p>Used by the thread that made it.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Path NOWHERE = Path.of("");
    private static final AtomicLong REHEARSALS = new AtomicLong();

    private final ScenarioFile scenario;
    private final List<Bed> beds;
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
    private final Simulator simulator = new Simulator(time, Runnable::run);
    private final WardAssembly assembly;
    private final AlarmLog alarms;
    private final long startNanos = time.patientNanos();

    /** A rehearsal that stands at the scenario's beginning, its devices switched on. */
    public Rehearsal(ScenarioFile scenario, int bedCount) throws IOException {
        this.scenario = scenario;
        this.beds = scenario.beds(bedCount);
        // lines of two rehearsals in one process must not meet
        String prefix = "rehearsal-" + REHEARSALS.incrementAndGet() + "-";
        ScenarioRun.start(beds, simulator, new BuiltInDevices(), line -> new LocalLine(loop, prefix + line));
        var configuration = ScenarioWard.configuration(
                "Rehearsal: " + scenario.name(), beds, line -> LocalLine.addressOf(prefix + line), NOWHERE, 0);
        assembly = new WardAssembly(configuration, time, loop, () -> loop, WardAssembly.Recordings.NONE);
        alarms = new AlarmLog(assembly.ward().delivery()::confirm);
        settle();
        assembly.ward().watch(alarms);
        assembly.open();
        settle();
    }

    /** The devices and their lines, to be disturbed between two {@link #play plays}. */
    public Simulator simulator() {
        return simulator;
    }

    /** The ward. */
    public WardAssembly ward() {
        return assembly;
    }

    /** The clocks. */
    public VirtualTimeSource time() {
        return time;
    }

    /** Lets patient time pass. */
    public void play(Duration duration) {
        long until = time.patientNanos() + duration.toNanos();
        settle();
        while (time.step(until)) {
            settle();
        }
    }

    /** Plays the scenario to where all that it expects is decided. */
    public void playThrough() {
        play(scenario.length());
    }

    /** What has happened so far. */
    public DemoSummary summary() {
        return new DemoSummary(
                scenario,
                beds.size(),
                time.speed(),
                Duration.ofNanos(time.patientNanos() - startNanos),
                startNanos,
                alarms.events(),
                DemoSummary.Wire.of(assembly.sessions(), simulator.violations()),
                null);
    }

    @Override
    public void close() {
        assembly.close();
        settle();
        simulator.close();
        settle();
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }

    /** Everybody does what there is to do now. */
    private void settle() {
        int done = 1;
        while (done > 0) {
            done = loop.runNow();
        }
    }
}
