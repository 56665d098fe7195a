package org.wardgate.device.intellivue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.VirtualTimeSource;

/** One answer of a monitor with four numerics, whole in one chunk: to its frame, and from its frame to its meaning. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IntelliVueBenchmark {
    private static final Bytes ANSWER = Bytes.ofHex(
            "c011010088e10000020002008000010007007a002100000000f13b0060000100070000da7de0ffffffffffffffff0001"
                    + "000608030001005600010004005082cf0001000e0950000a418200000aa00000004882d60001000e0950000a500a"
                    + "00000ae00000000e84000001000e0950000a4bb8000002200000006284060001000e0950000a482200000aa00000"
                    + "004836fdc1");

    private final ByteBuf wire = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(ANSWER.toArray()));
    private final EmbeddedChannel channel = new EmbeddedChannel(new IntelliVueFrameDecoder());
    private final Bytes message;

    public IntelliVueBenchmark() {
        Arrival.set(channel, new VirtualTimeSource().now());
        channel.writeInbound(wire.duplicate());
        if (!(channel.readInbound() instanceof org.wardgate.device.driver.WireInput.Frame frame)) {
            throw new IllegalStateException("the answer is no frame");
        }
        message = frame.payload();
    }

    /** Bytes to a verified frame. */
    @Benchmark
    public Object frame() {
        channel.writeInbound(wire.duplicate());
        return channel.readInbound();
    }

    /** A frame's content to a message. */
    @Benchmark
    public Object message() {
        return IntelliVueMessage.parse(message);
    }
}
