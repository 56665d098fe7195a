package org.wardgate.device.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.SerialSettings;

/**
 * A driver that does what a test tells it to. Its device speaks in single bytes: {@code !} is a damaged frame, {@code ~} is noise,
 * {@code #} makes the decoder throw, and everything else is a frame.
 */
final class ScriptedDriver implements DriverProvider {
    Consumer<DriverContext> onOpened = context -> {};
    BiConsumer<DriverContext, Frame> onFrame = (context, frame) -> {};
    BiConsumer<DriverContext, Dropped> onDropped = (context, dropped) -> {};
    Consumer<DriverContext> onClosing = context -> {};
    Consumer<DriverContext> onClosed = context -> {};
    Runnable onForgotten = () -> {};

    /** What was called, in order. */
    final List<String> calls = new ArrayList<>();

    private final String profile;

    ScriptedDriver(String profile) {
        this.profile = profile;
    }

    /** What a frame says. */
    static String textOf(Frame frame) {
        return new String(frame.payload().toArray(), StandardCharsets.US_ASCII);
    }

    @Override
    public String profile() {
        return profile;
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
        return new ByteDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new DeviceDriver() {
            @Override
            public void opened() {
                calls.add("opened");
                onOpened.accept(context);
            }

            @Override
            public void received(Frame frame) {
                calls.add("received " + textOf(frame));
                onFrame.accept(context, frame);
            }

            @Override
            public void dropped(Dropped dropped) {
                calls.add("dropped " + dropped.reason().wireName());
                onDropped.accept(context, dropped);
            }

            @Override
            public void forgotten() {
                onForgotten.run();
            }

            @Override
            public void closing() {
                onClosing.accept(context);
            }

            @Override
            public void closed() {
                calls.add("closed");
                onClosed.accept(context);
            }
        };
    }

    private static final class ByteDecoder extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            byte read = in.readByte();
            var arrival = Arrival.of(ctx.channel());
            switch (read) {
                case '!' -> out.add(new Dropped(Reason.BAD_CHECKSUM, 1, arrival));
                case '~' -> out.add(new Dropped(Reason.NOISE, 1, arrival));
                case '#' -> throw new IllegalStateException("the decoder stumbles");
                default -> out.add(new Frame(Bytes.copyOf(new byte[] {read}), arrival));
            }
        }
    }
}
