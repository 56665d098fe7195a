package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.recording.Direction;
import org.wardgate.recording.RecordedChunk;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class RecorderHandlerTest {
    private static final Bytes QUERY = Bytes.ofAscii("!INST_SERIALNO|457D\r");
    private static final Bytes COMMAND = Bytes.ofAscii("!INF_START|0000\r");

    private final VirtualTimeSource time = new VirtualTimeSource();

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private Recorder recorder = Recordings.recorder(directory, time);
    private RecordingWriter writer = recorder.open("pump-1", "alaris-asena", "line");

    @BeforeEach
    void openARecorder() {
        recorder = Recordings.recorder(directory, time);
        writer = recorder.open("pump-1", "alaris-asena", "line");
    }

    @Test
    void whatArrivesIsRecordedWithItsArrivalAndPassedOn() throws Exception {
        EmbeddedChannel channel = new EmbeddedChannel(new RecorderHandler(writer, time));
        Timestamp arrival = time.now();
        Arrival.set(channel, arrival);
        time.advance(Duration.ofMillis(5));

        channel.writeInbound(Unpooled.wrappedBuffer(QUERY.toArray()));

        ByteBuf passedOn = channel.readInbound();
        assertThat(passedOn.readableBytes()).isEqualTo(QUERY.length());
        passedOn.release();
        channel.finishAndReleaseAll();
        assertThat(recorded()).containsExactly(new RecordedChunk(Direction.IN, arrival, QUERY));
    }

    @Test
    void whatLeavesIsRecordedWithItsTimeAndPassedOn() throws Exception {
        EmbeddedChannel channel = new EmbeddedChannel(new RecorderHandler(writer, time));
        time.advance(Duration.ofMillis(5));

        channel.writeOutbound(Unpooled.wrappedBuffer(QUERY.toArray()));

        ByteBuf passedOn = channel.readOutbound();
        assertThat(passedOn.readableBytes()).isEqualTo(QUERY.length());
        passedOn.release();
        channel.finishAndReleaseAll();
        assertThat(recorded()).containsExactly(new RecordedChunk(Direction.OUT, time.now(), QUERY));
    }

    @Test
    void whatIsNoBytesIsPassedOnUnrecorded() throws Exception {
        EmbeddedChannel channel = new EmbeddedChannel(new RecorderHandler(writer, time));

        channel.writeInbound("in");
        channel.writeOutbound("out");

        assertThat(channel.<String>readInbound()).isEqualTo("in");
        assertThat(channel.<String>readOutbound()).isEqualTo("out");
        channel.finishAndReleaseAll();
        writer.mark(time.now(), "end");
        assertThat(recorded()).extracting(RecordedChunk::direction).containsExactly(Direction.MARK);
    }

    /** The recorder stands below the guard: a refused command leaves a mark that says so, and is no outgoing byte. */
    @Test
    void whatTheGuardRefusesIsMarkedAndNotRecordedAsSent() throws Exception {
        ScriptedDriver driver = new ScriptedDriver("alaris-asena");
        driver.onOpened = context -> {
            context.send(COMMAND);
            context.send(QUERY);
        };
        var spec = new DeviceSession.Spec(
                "pump-1", driver, new TcpServer("localhost", 4001), SerialSettings.eightNoneOne(9600));
        EmbeddedChannel loop = new EmbeddedChannel();
        DeviceSession session =
                new DeviceSession(spec, loop.eventLoop(), time, nanos -> false, writer, new ArrayList<>()::addAll);

        EmbeddedChannel channel = new EmbeddedChannel(session.pipeline());
        time.advance(BacklogWatch.NETWORK_PAUSE); // the line is read empty
        channel.runPendingTasks();
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(COMMAND.toArray()));
        channel.finishAndReleaseAll();
        loop.finishAndReleaseAll();

        assertThat(recorded())
                .containsExactly(
                        new RecordedChunk(
                                Direction.MARK,
                                time.now(),
                                Bytes.ofAscii("refused: DENIED_COMMAND Alaris Asena: start infusion")),
                        new RecordedChunk(Direction.OUT, time.now(), QUERY),
                        new RecordedChunk(Direction.IN, time.now(), COMMAND));
    }

    private List<RecordedChunk> recorded() throws IOException {
        writer.close();
        recorder.close();
        return Recordings.read(directory, "pump-1");
    }
}
