package org.wardgate.device.medibus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** One response of twenty values: to its frame, alone and in a backlog, and from its frame to its meaning; and records of curves. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MedibusBenchmark {
    private static final String DATA = "EB 97 DC 72 96 1218C  7891  93".repeat(4);
    private static final int RECORDS = 16;

    private final Bytes content = Bytes.ofAscii("\u0001$" + DATA);
    private final byte[] frame = framed();
    private final ByteBuf wire = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(frame));
    private final ByteBuf records = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer(Bytes.ofHex("d39181 8d83".repeat(RECORDS)).toArray()));
    private final ByteBuf backlog = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
            Bytes.ofHex(Bytes.copyOf(frame).toHex().repeat(32)).toArray()));
    private final EmbeddedChannel channel = new EmbeddedChannel(new MedibusFrameDecoder());

    public MedibusBenchmark() {
        Arrival.set(channel, new VirtualTimeSource().now());
    }

    /** Bytes to a verified frame; 125 bytes. */
    @Benchmark
    public @Nullable Object frame() {
        return last(wire);
    }

    /** Bytes to 32 verified frames; 4,000 bytes. */
    @Benchmark
    public @Nullable Object frames() {
        return last(backlog);
    }

    /** Bytes to 16 verified records of curves; 80 bytes. */
    @Benchmark
    public @Nullable Object curves() {
        return last(records);
    }

    /** A frame's content to a message. */
    @Benchmark
    public Object message() {
        return MedibusParser.parse(content);
    }

    private @Nullable Object last(ByteBuf bytes) {
        channel.writeInbound(bytes.duplicate());
        Object last = null;
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            last = next;
        }
        return last;
    }

    private byte[] framed() {
        int sum = 0;
        for (byte each : content.toArray()) {
            sum += each;
        }
        return content.plus(Bytes.ofAscii(String.format("%02X\r", sum & 0xFF))).toArray();
    }
}
