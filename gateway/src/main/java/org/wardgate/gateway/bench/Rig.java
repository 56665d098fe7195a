package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.TimeSource;

/** One of the two programs that are compared, the far ends of its ttys, and the station that measures it. */
final class Rig implements AutoCloseable {
    private static final LoadMonitor.Load GATEWAY_LOAD = new LoadMonitor.Load(true, 1);
    private static final LoadMonitor.Load FLOOR_LOAD = new LoadMonitor.Load(false, 1);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration DRAINING = Duration.ofMillis(1500);

    private final Kind kind;
    private final TimeSource time;
    private final Patience patience;
    private final SentFrames sent = new SentFrames();
    private final FarEnds farEnds;
    private final Child child;
    private @Nullable StationClient station;

    /** Which program it is. */
    enum Kind {
        FLOOR,
        GATEWAY
    }

    /**
     * One measurement.
     *
     * @param result what arrived.
     * @param witness what the program's process saw.
     * @param hiccups how late timers fired in this process, where far ends and station are.
     * @param cpuPercent the processor time of the program, of one core.
     * @param stealPercent the time that other machines took, of all cores.
     */
    record Block(
            Kind kind,
            SentFrames.Result result,
            JsonNode witness,
            org.wardgate.gateway.demo.Latencies.Table hiccups,
            double cpuPercent,
            double stealPercent) {}

    /** Starts the program, paused. */
    Rig(Kind kind, TimeSource time, int lines, Path directory) throws IOException {
        this.kind = kind;
        this.time = time;
        this.patience = new Patience(time);
        Path links = Files.createDirectories(directory.resolve("lines"));
        boolean gateway = kind == Kind.GATEWAY;
        farEnds = new FarEnds(
                time, lines, gateway ? GATEWAY_LOAD : FLOOR_LOAD, sent, name -> new PtyLine(links.resolve(name)));
        Path log = directory.resolve("log.txt");
        try {
            if (gateway) {
                WardDirectory.write(directory, lines, name -> WardDirectory.serial(links.resolve(name)));
                child = Child.start(log, Programs.WARDGATE, List.of("run", "--config", directory.toString()));
            } else {
                child = Child.start(
                        log, FloorProgram.class.getName(), List.of(links.toString(), Integer.toString(lines)));
                station = StationClient.connect(child.port(), time, sent);
            }
        } catch (IOException | RuntimeException e) {
            farEnds.close();
            throw e;
        }
        farEnds.begin();
        child.pause();
    }

    /** Lets the program run under load and measures for so long; before and after it is paused. */
    Block measure(Duration length, Hiccups hiccups) {
        child.resume();
        if (kind == Kind.GATEWAY) {
            // a station that heard nothing for long has been given up by the gateway
            station = StationClient.connect(child.port(), time, sent);
        }
        sent.turn(true);
        if (!patience.until(LONGEST_START, () -> sent.linesHeard() == farEnds.beds())) {
            throw new UnableException(sent.linesHeard() + " of " + farEnds.beds() + " lines of the "
                    + Programs.word(kind) + " are heard after " + LONGEST_START.toSeconds() + " s" + ended());
        }
        patience.pause(SETTLING);
        hiccups.take();
        child.witnessed();
        Proc.Processors before = Proc.processors();
        Duration cpuBefore = Proc.cpu(child.pid());
        long start = time.linkNanos();
        sent.measure();
        patience.pause(length);
        sent.settle();
        double seconds = (time.linkNanos() - start) / 1e9;
        double cpu = (Proc.cpu(child.pid()).toMillis() - cpuBefore.toMillis()) / 10.0 / seconds;
        JsonNode witness = child.witnessed();
        var late = hiccups.take();
        double steal = Proc.processors().stolenPercentSince(before);
        sent.turn(false);
        patience.pause(DRAINING);
        if (kind == Kind.GATEWAY && station != null) {
            station.close();
        }
        child.pause();
        return new Block(kind, sent.result(), witness, late, cpu, steal);
    }

    @Override
    public void close() {
        if (station != null) {
            station.close();
        }
        child.close();
        farEnds.close();
    }

    private String ended() {
        String end = station == null ? "" : station.end();
        return end.isEmpty() ? "" : "; the station's connection: " + end;
    }
}
