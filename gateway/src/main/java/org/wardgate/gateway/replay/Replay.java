package org.wardgate.gateway.replay;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.gateway.LineRouter;
import org.wardgate.gateway.Room;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.ops.GatewayOperations;
import org.wardgate.gateway.ops.RecorderWatch;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.RecordingHead;
import org.wardgate.recording.RecordingReader;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * A ward of one bed whose device is a recording. What the device sent is decoded, judged and shown again as it was, at its own pace
 * on patient time; what was sent to the device is passed over.
 */
public final class Replay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final RecordingReader reader;
    private final ExecutorService files =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("wardgate-replay", true));
    private final TimeSource time;
    private final MultiThreadIoEventLoopGroup loops;
    private final EventLoop loop;
    private final GatewayOperations operations;
    private final StationServer stations;
    private final OfflineSession session;
    private long beginNanos;

    /**
     * A replay that has not begun.
     *
     * @param reader the recording, at its beginning; the caller closes it.
     * @param driver the driver that reads it.
     * @param alarms what is watched.
     */
    public Replay(RecordingReader reader, DriverProvider driver, AlarmProfile alarms, TimeSource time) {
        this.reader = reader;
        this.time = time;
        loops = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("wardgate-loop", true), NioIoHandler.newFactory());
        loop = loops.next();
        RecordingHead head = reader.head();
        String epoch = time.now().wall().toString();
        Ward ward =
                new Ward("Replay of " + head.deviceId() + ", " + head.started().wall(), epoch, loop, time);
        ward.showLimits(alarms.inside());
        var device = BedState.Device.notHeard(head.deviceId(), head.profile(), time.now());
        Bed bed = Bed.join(
                new BedState("replay", List.of(device), List.of(), List.of()), alarms, loop, nanos -> false, ward);
        operations = new GatewayOperations(ward, new RecorderWatch());
        operations.add(GatewayOperations.WARD_LOOP, loop);
        stations = new StationServer(ward, loop, true, operations);
        operations.add(stations);
        session = new OfflineSession(
                head.deviceId(),
                driver,
                time,
                new LineRouter(head.deviceId(), head.profile(), new Room(bed, loop), Map.of()));
    }

    /**
     * Opens the page and begins.
     *
     * @param port the port of the page; 0 takes any.
     * @return the port of the page.
     * @throws IOException where the port is taken.
     */
    public int start(int port) throws IOException {
        try {
            int taken = stations.start(port).toCompletableFuture().join();
            operations.start();
            beginNanos = time.patientNanos();
            files.execute(this::next);
            return taken;
        } catch (CompletionException e) {
            throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        files.shutdownNow();
        stations.stop().toCompletableFuture().join();
        operations.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        session.close();
    }

    /** Reads the next chunk, on the thread for that, and has it taken when its time has come. */
    private void next() {
        Optional<RecordedChunk> next;
        try {
            next = reader.next();
        } catch (IOException e) {
            log.error("the recording cannot be read on", e);
            return;
        }
        if (next.isEmpty()) {
            log.info("end of the recording");
        }
        next.ifPresent(chunk -> {
            long since = chunk.at().linkNanos() - reader.head().started().linkNanos();
            Duration delay = Duration.ofNanos(beginNanos + since - time.patientNanos());
            time.schedule(Face.PATIENT, delay, loop, () -> {
                if (chunk.direction() == Direction.IN) {
                    session.receive(chunk.bytes().toArray(), time.now());
                }
                files.execute(this::next);
            });
        });
    }
}
