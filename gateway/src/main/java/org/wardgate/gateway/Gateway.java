package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.gateway.ops.GatewayOperations;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecorderSettings;
import org.wardgate.time.TimeSource;

/**
 * The gateway put together from its configuration: event loops, ward, beds, devices, station server, recorder. Started once and
 * stopped once, by one thread.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final int QUEUED_BYTES_PER_DEVICE = 256 * 1024;
    private static final int CLOSE_SECONDS = 5;

    private final Configuration configuration;
    private final TimeSource time;
    private final MultiThreadIoEventLoopGroup loops;
    private final Ward ward;
    private final GatewayOperations operations;
    private final StationServer stations;
    private final Recorder recorder;
    private final List<Bed> beds = new ArrayList<>();
    private final List<DeviceSession> sessions = new ArrayList<>();

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
        EventLoop wardLoop = loops.next();
        String epoch = time.now().wall().toString();
        ward = new Ward(configuration.gateway().ward(), epoch, wardLoop, time);
        operations = new GatewayOperations(ward, time);
        watchLoops(wardLoop);
        stations = new StationServer(ward, wardLoop, simulated, operations);
        operations.add(stations);
        recorder = new Recorder(recorderSettings(), time, operations.recorderListener());
        for (String bed : configuration.gateway().beds()) {
            addBed(bed);
        }
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
        sessions.forEach(DeviceSession::open);
        return port;
    }

    /** The ward. */
    public Ward ward() {
        return ward;
    }

    /** The devices, in the order of the configuration. */
    public List<DeviceSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Closes the lines, the station server, the recorder and the loops; waits for each, within bounds. */
    @Override
    public void close() {
        beds.forEach(Bed::close);
        List<Future<Void>> closing = sessions.stream().map(DeviceSession::close).toList();
        for (Future<Void> each : closing) {
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

    private void watchLoops(EventLoop wardLoop) {
        int number = 0;
        for (EventExecutor loop : loops) {
            number++;
            operations.add(loop == wardLoop ? GatewayOperations.WARD_LOOP : "loop-" + number, loop);
        }
    }

    private void addBed(String name) {
        EventLoop loop = loops.next();
        List<Configuration.Device> devices = configuration.devices().stream()
                .filter(device -> device.bed().equals(name))
                .toList();
        List<BedState.Device> first = new ArrayList<>();
        for (Configuration.Device device : devices) {
            first.add(
                    BedState.Device.notHeard(device.deviceId(), device.driver().profile(), time.now()));
        }
        Bed bed = new Bed(new BedState(name, first, List.of(), List.of()), configuration.alarms(), loop, ward);
        beds.add(bed);
        for (Configuration.Device device : devices) {
            var spec = new DeviceSession.Spec(device.deviceId(), device.driver(), device.line(), device.settings());
            var writer = recorder.open(
                    device.deviceId(), device.driver().profile(), device.line().label());
            DeviceSession session = new DeviceSession(spec, loop, time, writer, bed);
            operations.add(session);
            sessions.add(session);
        }
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
