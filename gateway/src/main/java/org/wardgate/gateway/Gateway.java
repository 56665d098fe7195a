package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.gateway.ops.GatewayOperations;
import org.wardgate.gateway.ops.RecorderWatch;
import org.wardgate.gateway.reload.ConfigurationReload;
import org.wardgate.gateway.reload.DeviceChanges;
import org.wardgate.gateway.reload.ReloadState;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.Recorder;
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
    private final TimeSource time;
    private final MultiThreadIoEventLoopGroup loops;
    private final RecorderWatch recorderWatch = new RecorderWatch();
    private final Recorder recorder;
    private final WardAssembly assembly;
    private final GatewayOperations operations;
    private final StationServer stations;
    private final ReloadState reloadState = new ReloadState();
    private final ExecutorService reloader =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("wardgate-reload", true));
    private @Nullable ConfigurationReload reload;

    /**
     * A gateway that does nothing yet.
     *
     * @param simulated whether its devices are simulated or recorded, which every page then says.
     */
    public Gateway(Configuration configuration, TimeSource time, boolean simulated) {
        this.configuration = configuration;
        this.time = time;
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("wardgate-loop", true), NioIoHandler.newFactory());
        recorder = new Recorder(recorderSettings(), time, recorderWatch);
        EventLoop wardLoop = loops.next();
        assembly = new WardAssembly(configuration, time, wardLoop, loops::next, this::recording);
        operations = new GatewayOperations(assembly.ward(), recorderWatch);
        watchLoops(wardLoop);
        assembly.sessions().forEach(operations::add);
        stations = new StationServer(assembly.ward(), wardLoop, simulated, operations);
        operations.add(stations);
        operations.add(reloadState);
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
        operations.start();
        assembly.open();
        return port;
    }

    /**
     * Follows changes of the device files from now on, until the end. After the start; once.
     *
     * @param files reads the configuration anew, on a thread that may wait.
     */
    public void follow(Supplier<Configuration> files) {
        ConfigurationReload following =
                new ConfigurationReload(configuration, files, this::change, reloadState, time, reloader);
        reload = following;
        following.start();
    }

    /** The ward. */
    public Ward ward() {
        return assembly.ward();
    }

    /** The devices as they are now, in the order of the configuration. */
    public List<DeviceSession> sessions() {
        return assembly.sessions();
    }

    /** Closes the lines, the station server, the recorder and the loops; waits for each, within bounds. */
    @Override
    public void close() {
        endReload();
        for (Future<Void> each : assembly.close()) {
            if (!each.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a line did not close within {} s", CLOSE_SECONDS);
            }
        }
        stations.stop().toCompletableFuture().join();
        recorder.close();
        operations.close();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /** On the thread that follows the files. */
    private void change(DeviceChanges changes) {
        assembly.change(changes, new WardAssembly.SessionListener() {
            @Override
            public void ended(DeviceSession session) {
                operations.remove(session);
            }

            @Override
            public void begins(DeviceSession session) {
                operations.add(session);
            }
        });
    }

    /** What is being put to use is put to use before the end. */
    private void endReload() {
        ConfigurationReload following = reload;
        if (following != null) {
            following.close();
        }
        reloader.shutdown();
        try {
            // lines that it closes may take as long as any
            if (!reloader.awaitTermination(2 * CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("device files were still being read at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchLoops(EventLoop wardLoop) {
        int number = 0;
        for (EventExecutor loop : loops) {
            number++;
            operations.add(loop == wardLoop ? GatewayOperations.WARD_LOOP : "loop-" + number, loop);
        }
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
}
