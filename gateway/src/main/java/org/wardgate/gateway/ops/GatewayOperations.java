package org.wardgate.gateway.ops;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ops.GatewayMetrics.WardFigures;
import org.wardgate.gateway.reload.ReloadState;
import org.wardgate.gateway.station.Health;
import org.wardgate.gateway.station.Operations;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Ward;

/**
 * How one gateway fares: put together while the gateway is, then {@linkplain #start started}. What is asked of it on the ward's
 * event loop is answered from state that other threads keep up to date; meters are written out on a thread of its own.
 */
public final class GatewayOperations implements Operations, AutoCloseable {
    /** What the ward's event loop is called. */
    public static final String WARD_LOOP = "ward";

    private final Ward ward;
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final RecorderWatch recorder;
    private final List<DeviceSession> sessions = new CopyOnWriteArrayList<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("wardgate-ops", true));
    private final Beats beats;
    private @Nullable StationServer stations;
    private @Nullable ReloadState reload;
    private CompletionStage<String> scraped = CompletableFuture.completedFuture("");

    /**
     * Of a gateway that has nothing but a ward yet.
     *
     * @param recorder hears of the recorder's disk.
     */
    public GatewayOperations(Ward ward, RecorderWatch recorder) {
        this.ward = ward;
        this.recorder = recorder;
        this.beats = new Beats(ward.time(), metrics.addLag("timer"));
    }

    /** Watches an event loop under a name; before the start. */
    public void add(String name, Executor loop) {
        beats.add(name, loop, metrics.addLag(name));
    }

    /** Watches a device. */
    public void add(DeviceSession session) {
        metrics.add(session);
        sessions.add(session);
    }

    /** Watches a device no more: it was taken away, or has another session. */
    public void remove(DeviceSession session) {
        sessions.remove(session);
        metrics.remove(session);
        recorder.forget(session.deviceId());
    }

    /** Watches whether the device files are followed; before the start. */
    public void add(ReloadState state) {
        metrics.add(state);
        reload = state;
    }

    /** Watches the station server that asks here; before the start. */
    public void add(StationServer server) {
        metrics.add(server.counters());
        stations = server;
    }

    /** Begins to watch. */
    public void start() {
        beats.start();
    }

    @Override
    public CompletionStage<String> scrape() {
        if (scraped.toCompletableFuture().isDone()) {
            StationServer server = stations;
            metrics.setWard(new WardFigures(
                    ward.sequence(),
                    ward.delivery().unconfirmed(),
                    ward.delivery().isUnwatched(),
                    server == null ? 0 : server.clients(),
                    server == null ? 0 : server.watching()));
            scraped = CompletableFuture.supplyAsync(metrics::scrape, writer);
        }
        return scraped; // whoever asks meanwhile gets the same
    }

    @Override
    public Health live() {
        return new Health(beats.stuck().stream()
                .map(name -> "the " + name + " thread does not answer")
                .toList());
    }

    @Override
    public Health ready() {
        List<String> reasons = new ArrayList<>();
        if (beats.stuck().contains(WARD_LOOP)) {
            reasons.add("the " + WARD_LOOP + " thread does not answer");
        }
        for (DeviceSession session : sessions) {
            if (session.lineStatus().isEmpty()) {
                reasons.add("the line of " + session.deviceId() + " has not been tried yet");
            }
        }
        recorder.failing().forEach(device -> reasons.add("the recording of " + device + " cannot be written"));
        ReloadState files = reload;
        return new Health(reasons, files == null ? List.of() : files.notes());
    }

    @Override
    public void alarmWritten(long nanos) {
        metrics.alarmLatency().record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void readingWritten(long nanos) {
        metrics.readingLatency().record(nanos, TimeUnit.NANOSECONDS);
    }

    GatewayMetrics metrics() {
        return metrics;
    }

    /** Watches no more. */
    @Override
    public void close() {
        beats.close();
        writer.shutdownNow();
        metrics.close();
    }
}
