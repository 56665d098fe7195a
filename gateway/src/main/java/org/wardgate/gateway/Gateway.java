package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.gateway.ops.GatewayMetrics;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecorderListener;
import org.wardgate.recording.RecorderSettings;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.TimeSource;

/**
 * The gateway: a ward with its event loops, its station server, its recorder and its meters. Started once and stopped once, by one
 * thread.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final int QUEUED_BYTES_PER_DEVICE = 256 * 1024;
    private static final int CLOSE_SECONDS = 5;

    private final Configuration configuration;
    private final MultiThreadIoEventLoopGroup loops;
    private final Recorder recorder;
    private final WardAssembly assembly;
    private final StationServer stations;

    /**
     * A gateway that does nothing yet.
     *
     * @param simulated whether its devices are simulated or recorded, which every page then says.
     */
    public Gateway(Configuration configuration, TimeSource time, boolean simulated) {
        this.configuration = configuration;
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("wardgate-loop", true), NioIoHandler.newFactory());
        recorder = new Recorder(recorderSettings(), time, new RecorderLog());
        EventLoop wardLoop = loops.next();
        assembly = new WardAssembly(configuration, time, wardLoop, loops::next, this::recording);
        GatewayMetrics metrics = new GatewayMetrics(assembly.ward());
        assembly.sessions().forEach(metrics::add);
        stations = new StationServer(assembly.ward(), wardLoop, simulated, metrics::scrape);
    }

    /**
     * Opens the station server and then the lines.
     *
     * @return the port of the page.
     * @throws IOException where the port is taken.
     */
    public int start() throws IOException {
        int port;
        try {
            port = stations.start(configuration.gateway().station().port())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e.getCause());
        }
        assembly.open();
        return port;
    }

    /** The ward. */
    public Ward ward() {
        return assembly.ward();
    }

    /** The devices, in the order of the configuration. */
    public List<DeviceSession> sessions() {
        return assembly.sessions();
    }

    /** Closes the lines, the station server, the recorder and the loops; waits for each, within bounds. */
    @Override
    public void close() {
        for (Future<Void> each : assembly.close()) {
            if (!each.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a line did not close within {} s", CLOSE_SECONDS);
            }
        }
        stations.stop().toCompletableFuture().join();
        recorder.close();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private RecordingWriter recording(Configuration.Device device) {
        return recorder.open(
                device.deviceId(), device.driver().profile(), device.line().label());
    }

    private RecorderSettings recorderSettings() {
        GatewayFile.Recorder settings = configuration.gateway().recorder();
        Path directory = configuration.directory().resolve(settings.directory());
        return new RecorderSettings(
                directory,
                settings.fileMebibytes() * 1024L * 1024L,
                settings.filesPerDevice(),
                QUEUED_BYTES_PER_DEVICE);
    }

    /** Says in the log how the recorder's disk fares. */
    private static final class RecorderLog implements RecorderListener {
        @Override
        public void diskFailed(String deviceId, IOException cause) {
            log.error("recording failed, bytes are being lost device={} cause={}", deviceId, cause.toString());
        }

        @Override
        public void diskRecovered(String deviceId) {
            log.info("recording goes on device={}", deviceId);
        }
    }
}
