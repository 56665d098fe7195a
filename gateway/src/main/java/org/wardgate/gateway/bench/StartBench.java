package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.wardgate.simulator.tty.PtyLine;
import org.wardgate.time.TimeSource;

/**
 * How long the gateway takes to start: from the start of its process to the first vital sign at a station, with a monitor and a
 * pump on ttys at each bed. The last start is watched for longer and its memory looked at.
 */
public final class StartBench {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final int LONGEST_SECONDS = 60;

    private final Settings settings;
    private final TimeSource time;
    private final Path directory;
    private final Consumer<String> progress;

    /**
     * What is to be measured.
     *
     * @param beds how many beds there are.
     * @param runs how many times the gateway is started.
     * @param length how long the last start is watched before its memory is looked at.
     */
    public record Settings(int beds, int runs, Duration length) {}

    /**
     * One start.
     *
     * @param page from the start of the process to the address of the page.
     * @param firstValue from the start of the process to the first vital sign at a station.
     * @param residentBytes the memory in RAM then, or after the watch for the last one.
     * @param witness what the process saw.
     */
    private record Start(Duration page, Duration firstValue, long residentBytes, JsonNode witness) {}

    /**
     * A measurement that has not begun.
     *
     * @param directory an empty directory, deleted by the caller.
     * @param progress is told how far it is.
     */
    public StartBench(Settings settings, TimeSource time, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.time = time;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws java.io.UncheckedIOException where something that it needs is not there, with what to do.
     */
    public Report run() throws IOException {
        List<Start> starts = new ArrayList<>();
        for (int run = 1; run <= settings.runs(); run++) {
            progress.accept("start " + run + " of " + settings.runs());
            starts.add(start(directory.resolve("run-" + run), run == settings.runs()));
        }
        return new StartReport(settings, starts);
    }

    private Start start(Path own, boolean last) throws IOException {
        SentFrames sent = new SentFrames();
        Path links = Files.createDirectories(own.resolve("lines"));
        var load = new LoadMonitor.Load(true, Integer.MAX_VALUE);
        try (FarEnds farEnds =
                new FarEnds(time, settings.beds(), load, sent, name -> new PtyLine(links.resolve(name)))) {
            WardDirectory.write(own, settings.beds(), name -> WardDirectory.serial(links.resolve(name)));
            farEnds.begin();
            sent.turn(true);
            long start = time.linkNanos();
            try (Child gateway = Child.start(
                    own.resolve("log.txt"), Programs.WARDGATE, List.of("run", "--config", own.toString()))) {
                Duration page = Duration.ofNanos(time.linkNanos() - start);
                try (StationClient station = StationClient.connect(gateway.port(), time, sent)) {
                    Duration first = Duration.ofNanos(firstValue(station) - start);
                    if (last) {
                        new Patience(time).pause(settings.length());
                    }
                    return new Start(page, first, Proc.residentBytes(gateway.pid()), gateway.witnessed());
                }
            }
        }
    }

    private static long firstValue(StationClient station) {
        try {
            return station.firstValue().toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnableException("no vital sign at the station after " + LONGEST_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnableException("interrupted", e);
        }
    }

    /** What was found. */
    private static final class StartReport extends Report {
        private final Settings settings;
        private final List<Start> starts;

        StartReport(Settings settings, List<Start> starts) {
            super("start");
            this.settings = settings;
            this.starts = List.copyOf(starts);
        }

        @Override
        void write(StringBuilder text) {
            text.append("| start | page after ms | first vital sign after ms | RSS MiB |\n|---|---|---|---|\n");
            for (int i = 0; i < starts.size(); i++) {
                Start start = starts.get(i);
                text.append(String.format(
                        Locale.ROOT,
                        "| %d | %d | %d | %.0f |%n",
                        i + 1,
                        start.page.toMillis(),
                        start.firstValue.toMillis(),
                        start.residentBytes / MEBIBYTE));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%n%d beds. Memory is that at the first vital sign, and in the last row after %d s of running.%n",
                    settings.beds(),
                    settings.length().toSeconds()));
        }

        @Override
        void write(ObjectNode json) {
            json.put("beds", settings.beds())
                    .put("lengthMillis", settings.length().toMillis());
            ArrayNode array = json.putArray("starts");
            for (Start start : starts) {
                ObjectNode node = array.addObject();
                node.put("pageMillis", start.page.toMillis()).put("firstVitalSignMillis", start.firstValue.toMillis());
                node.put("residentBytes", start.residentBytes).set("witness", start.witness);
            }
        }
    }
}
