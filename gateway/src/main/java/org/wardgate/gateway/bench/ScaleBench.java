package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.wardgate.gateway.demo.Latencies;
import org.wardgate.time.TimeSource;

/**
 * How many beds one gateway carries: its processor time, memory and pauses, and how late alarms are, with a monitor and a pump at
 * each bed that answer once a second over TCP.
 */
public final class ScaleBench {
    /** How many alerts begin in the whole ward each second, about; each ends again. */
    static final int ALERTS_PER_SECOND = 10;

    private static final Duration PER_BED_TO_START = Duration.ofMillis(200);
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration DRAINING = Duration.ofSeconds(2);

    private final Settings settings;
    private final TimeSource time;
    private final Path directory;
    private final Consumer<String> progress;
    private final Patience patience;

    /**
     * What is to be measured.
     *
     * @param beds how many beds there are, one measurement after another.
     * @param length how long each is watched.
     */
    public record Settings(List<Integer> beds, Duration length) {
        public Settings {
            beds = List.copyOf(beds);
        }
    }

    /**
     * One ward's figures.
     *
     * @param cpuPercent the gateway's processor time, of one core.
     * @param ownCpuPercent that of this process, where far ends and station are, of one core.
     * @param residentBytes the gateway's memory in RAM at the end.
     * @param witness what the gateway's process saw.
     * @param alarms how late alarms were.
     * @param vitals how late heart rates were.
     * @param lostAlarms alerts that were written and never seen.
     * @param valuesPerSecond how many vital signs the monitors sent.
     * @param lostFrames frames that monitors sent and the gateway has not decoded.
     * @param droppedBytes how often the gateway dropped bytes.
     * @param unsentBytes what found no room at the far ends.
     */
    record Ward(
            int beds,
            double cpuPercent,
            double ownCpuPercent,
            long residentBytes,
            JsonNode witness,
            Latencies.Table alarms,
            Latencies.Table vitals,
            long lostAlarms,
            double valuesPerSecond,
            long lostFrames,
            long droppedBytes,
            long unsentBytes,
            double stealPercent) {}

    /**
     * A measurement that has not begun.
     *
     * @param directory an empty directory, deleted by the caller.
     * @param progress is told how far it is.
     */
    public ScaleBench(Settings settings, TimeSource time, Path directory, Consumer<String> progress) {
        this.settings = settings;
        this.time = time;
        this.directory = directory;
        this.progress = progress;
        this.patience = new Patience(time);
    }

    /**
     * Measures.
     *
     * @throws java.io.UncheckedIOException where something that it needs is not there, with what to do.
     */
    public Report run() throws IOException {
        List<Ward> wards = new ArrayList<>();
        for (int beds : settings.beds()) {
            wards.add(measure(beds));
        }
        return new ScaleReport(settings, wards);
    }

    private Ward measure(int beds) throws IOException {
        Path own = directory.resolve("beds-" + beds);
        SentFrames sent = new SentFrames();
        var load = new LoadMonitor.Load(true, Math.max(1, beds / ALERTS_PER_SECOND));
        progress.accept(beds + " beds: starting");
        try (TcpFarm farm = new TcpFarm();
                FarEnds farEnds = new FarEnds(time, beds, load, sent, name -> farm.line())) {
            WardDirectory.write(own, beds, name -> WardDirectory.tcp(farEnds.address(name)));
            farEnds.begin();
            sent.turn(true);
            try (Child gateway = Child.start(
                            own.resolve("log.txt"), Programs.WARDGATE, List.of("run", "--config", own.toString()));
                    StationClient station = StationClient.connect(gateway.port(), time, sent)) {
                awaitAll(farEnds);
                patience.pause(SETTLING);
                progress.accept(beds + " beds: measuring");
                Ward ward = measure(farEnds, sent, gateway);
                if (!station.end().isEmpty()) {
                    throw new UnableException("the station that measures was dropped: " + station.end());
                }
                return ward;
            }
        }
    }

    private void awaitAll(FarEnds farEnds) {
        Duration limit = TO_START.plus(PER_BED_TO_START.multipliedBy(farEnds.beds()));
        if (!patience.until(limit, () -> farEnds.linesPolled() == farEnds.beds())) {
            throw new UnableException("the gateway polls " + farEnds.linesPolled() + " of " + farEnds.beds()
                    + " monitors after " + limit.toSeconds() + " s");
        }
    }

    private Ward measure(FarEnds farEnds, SentFrames sent, Child gateway) {
        long self = ProcessHandle.current().pid();
        gateway.witnessed();
        Proc.Processors before = Proc.processors();
        Duration cpuBefore = Proc.cpu(gateway.pid());
        Duration ownBefore = Proc.cpu(self);
        long numericsBefore = farEnds.numericsSent();
        long start = time.linkNanos();
        sent.measure();
        patience.pause(settings.length());
        sent.settle();
        double seconds = (time.linkNanos() - start) / 1e9;
        double cpu = percent(Proc.cpu(gateway.pid()).minus(cpuBefore), seconds);
        double ownCpu = percent(Proc.cpu(self).minus(ownBefore), seconds);
        double steal = Proc.processors().stolenPercentSince(before);
        double values = (farEnds.numericsSent() - numericsBefore) * MonitorFrames.VALUES_PER_NUMERICS / seconds;
        JsonNode witness = gateway.witnessed();
        long resident = Proc.residentBytes(gateway.pid());
        sent.turn(false);
        patience.pause(DRAINING);
        SentFrames.Result result = sent.result();
        String meters = meters(gateway.port());
        long decoded =
                sum(meters, line -> line.startsWith("gateway_frames_decoded_total") && line.contains("\"monitor-"));
        return new Ward(
                farEnds.beds(),
                cpu,
                ownCpu,
                resident,
                witness,
                result.alarms().table(),
                result.vitals().table(),
                result.lost(),
                values,
                farEnds.monitorFramesSent() - decoded,
                sum(meters, line -> line.startsWith("gateway_frames_dropped_total")),
                farEnds.lostBytes(),
                steal);
    }

    private static double percent(Duration cpu, double seconds) {
        return cpu.toMillis() / 10.0 / seconds;
    }

    private static String meters(int port) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UnableException("the gateway does not tell its meters: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnableException("interrupted", e);
        }
    }

    /** The sum of the samples that fit, in Prometheus' text form. */
    static long sum(String meters, Predicate<String> fits) {
        return (long) meters.lines()
                .filter(fits)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
