package org.wardgate.device.alaris;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
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

/** One answer of a pump to a query for its infusion, whole in one chunk: to its frame, and from its frame to its meaning. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AlarisBenchmark {
    private static final String BODY = "INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905";

    private final Bytes body = Bytes.ofAscii(BODY);
    private final ByteBuf wire =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("!" + BODY + "|959E\r", StandardCharsets.US_ASCII));
    private final EmbeddedChannel channel = new EmbeddedChannel(new AlarisFrameDecoder());

    public AlarisBenchmark() {
        Arrival.set(channel, new VirtualTimeSource().now());
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
        return AlarisMessage.parse(body);
    }
}
