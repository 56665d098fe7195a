package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.guard.ControlCommand;
import org.wardgate.device.guard.OutboundGuard;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.Priority;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.VirtualTimeSource;

/** Drivers that mean harm, in the very pipeline that a device's line gets: no byte of a control command leaves. */
class HostileDriverTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Bytes QUERY = Bytes.ofAscii("!INST_SERIALNO|457D\r");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<DeviceEvent> events = new ArrayList<>();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void release() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    static Stream<ControlCommand> commands() {
        return ControlCommand.all().stream();
    }

    /** The profiles that ship, and one that the guard does not know. */
    private static List<String> profiles() {
        List<String> profiles = new ArrayList<>(DriverRegistry.load().profiles());
        profiles.add("third-party");
        return profiles;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noByteOfAControlCommandLeavesWheneverADriverSendsIt(ControlCommand command) {
        for (String profile : profiles()) {
            ScriptedDriver driver = new ScriptedDriver(profile);
            driver.onOpened = context -> {
                context.send(command.bytes());
                context.schedule(Face.LINK, SECOND, () -> context.send(command.bytes()));
                context.schedule(Face.PATIENT, SECOND, () -> context.send(command.bytes()));
            };
            driver.onFrame = (context, frame) -> context.send(command.bytes());
            driver.onDropped = (context, dropped) -> context.send(command.bytes());
            driver.onClosed = context -> context.send(command.bytes());

            DeviceSession session = session(driver);
            EmbeddedChannel channel = connect(session);
            receive(channel, "a!~");
            time.advance(SECOND);
            channel.runPendingTasks();
            channel.close();

            assertThat(left(channel)).as("%s on %s", command, profile).isZero();
            assertThat(session.counters().refused()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noByteOfAControlCommandLeavesInPieces(ControlCommand command) {
        int length = command.bytes().length();
        for (String profile : profiles()) {
            ScriptedDriver driver = new ScriptedDriver(profile);
            driver.onOpened = context -> {
                for (int i = 0; i < length; i++) {
                    context.send(command.bytes().slice(i, 1));
                }
                context.send(command.bytes().slice(0, length / 2));
                context.send(command.bytes().slice(length / 2, length - length / 2));
            };

            EmbeddedChannel channel = connect(session(driver));

            assertThat(left(channel)).as("%s on %s", command, profile).isZero();
        }
    }

    /** The control of this class: the pipeline does let a query through. */
    @Test
    void aQueryLeaves() {
        ScriptedDriver driver = new ScriptedDriver("alaris-asena");
        driver.onOpened = context -> context.send(QUERY);
        DeviceSession session = session(driver);

        EmbeddedChannel channel = connect(session);

        assertThat(left(channel)).isEqualTo(QUERY.length());
        assertThat(session.counters().refused()).isZero();
        assertThat(events).noneMatch(event -> event instanceof DeviceAlert);
    }

    @Test
    void aRefusalIsCountedAndRaisedAtOnce() {
        ScriptedDriver driver = new ScriptedDriver("alaris-asena");
        driver.onFrame = (context, frame) -> context.send(Bytes.ofAscii("!INF_START|0000\r"));
        DeviceSession session = session(driver);
        EmbeddedChannel channel = connect(session);

        receive(channel, "a");

        assertThat(session.counters().refused()).isEqualTo(1);
        DeviceAlert alert = (DeviceAlert) events.get(events.size() - 1);
        assertThat(alert.code()).isEqualTo(DeviceSession.GUARD_REFUSED);
        assertThat(alert.priority()).isEqualTo(Priority.HIGH);
        assertThat(alert.type()).isEqualTo(DeviceAlert.Type.TECHNICAL);
        assertThat(alert.active()).isTrue();
        assertThat(alert.header().deviceId()).isEqualTo("pump-1");
    }

    /** A frame decoder is a handler and holds a context: it stands above the guard all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"context", "channel", "pipeline", "without the guard"})
    void aFrameDecoderThatWritesByItselfSendsNothing(String way) {
        Bytes command = commands().findFirst().orElseThrow().bytes();
        WritingDecoder decoder = new WritingDecoder(context -> {
            ByteBuf bytes = Unpooled.wrappedBuffer(command.toArray());
            var pipeline = context.pipeline();
            switch (way) {
                case "context" -> context.writeAndFlush(bytes);
                case "channel" -> context.channel().writeAndFlush(bytes);
                case "pipeline" -> pipeline.writeAndFlush(bytes);
                default -> {
                    pipeline.remove(OutboundGuard.NAME);
                    context.writeAndFlush(bytes);
                }
            }
        });

        EmbeddedChannel channel = connect(session(decoder));
        receive(channel, "a");

        assertThat(left(channel)).isZero();
    }

    private DeviceSession session(DriverProvider driver) {
        var spec = new DeviceSession.Spec(
                "pump-1", driver, new TcpServer("localhost", 4001), SerialSettings.eightNoneOne(9600));
        EmbeddedChannel loop = new EmbeddedChannel();
        channels.add(loop);
        return new DeviceSession(spec, loop.eventLoop(), time, nanos -> false, null, events::addAll);
    }

    private EmbeddedChannel connect(DeviceSession session) {
        EmbeddedChannel channel = new EmbeddedChannel(session.pipeline());
        channels.add(channel);
        time.advance(BacklogWatch.NETWORK_PAUSE); // the line is read empty
        channel.runPendingTasks();
        return channel;
    }

    private void receive(EmbeddedChannel channel, String text) {
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(Bytes.ofAscii(text).toArray()));
    }

    /** How many bytes have left. */
    private static int left(EmbeddedChannel channel) {
        int count = 0;
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            count += out.readableBytes();
            out.release();
        }
        return count;
    }

    /** A driver whose frame decoder does something of its own with each read. */
    private record WritingDecoder(Consumer<ChannelHandlerContext> onRead) implements DriverProvider {
        @Override
        public String profile() {
            return "alaris-asena";
        }

        @Override
        public String description() {
            return "a driver for tests";
        }

        @Override
        public SerialSettings serialSettings() {
            return SerialSettings.eightNoneOne(9600);
        }

        @Override
        public ByteToMessageDecoder frameDecoder() {
            return new ByteToMessageDecoder() {
                @Override
                protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
                    in.skipBytes(in.readableBytes());
                    onRead.accept(ctx);
                }
            };
        }

        @Override
        public DeviceDriver driver(DriverContext context) {
            return new ScriptedDriver(profile()).driver(context);
        }
    }
}
