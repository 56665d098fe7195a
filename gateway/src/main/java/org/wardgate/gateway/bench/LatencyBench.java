package org.wardgate.gateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wardgate.time.TimeSource;

/**
 * How much later than by the least possible program an alarm is at a station. Gateway and floor program take turns under the same
 * load, each paused while the other runs, so that whatever slows this machine slows both; what counts is the ratio of neighbours.
 */
public final class LatencyBench {
    private final Settings settings;
    private final TimeSource time;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * What is to be measured.
     *
     * @param lines how many lines there are, one measurement after another; a line is a bed with a monitor and a pump, a tty
     *     each.
     * @param pairs how many blocks each program has, after one that is discarded.
     * @param block how long a block is.
     */
    public record Settings(List<Integer> lines, int pairs, Duration block) {
        public Settings {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A measurement that has not begun.
     *
     * @param directory an empty directory, deleted by the caller.
     * @param progress is told how far it is.
     */
    public LatencyBench(Settings settings, TimeSource time, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.time = time;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Measures; takes pairs times two blocks and some more.
     *
     * @throws java.io.UncheckedIOException where something that it needs is not there, with what to do.
     */
    public Report run() throws IOException {
        List<LatencyReport.Lines> all = new ArrayList<>();
        for (int lines : settings.lines()) {
            all.add(measure(lines));
        }
        return new LatencyReport(settings, all);
    }

    private LatencyReport.Lines measure(int lines) throws IOException {
        Hiccups hiccups = Hiccups.watch(time);
        Path own = directory.resolve("lines-" + lines);
        try (Rig floor = new Rig(Rig.Kind.FLOOR, time, lines, own.resolve("floor"));
                Rig gateway = new Rig(Rig.Kind.GATEWAY, time, lines, own.resolve("gateway"))) {
            progress.accept(lines + " lines: warming up");
            floor.measure(settings.block(), hiccups);
            gateway.measure(settings.block(), hiccups);
            List<LatencyReport.Pair> pairs = new ArrayList<>();
            for (int pair = 1; pair <= settings.pairs(); pair++) {
                progress.accept(lines + " lines: pair " + pair + " of " + settings.pairs());
                pairs.add(new LatencyReport.Pair(
                        floor.measure(settings.block(), hiccups), gateway.measure(settings.block(), hiccups)));
            }
            return new LatencyReport.Lines(lines, pairs);
        } finally {
            hiccups.stop();
        }
    }
}
