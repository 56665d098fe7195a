package org.wardgate.device.profile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The whole way from the bytes of a device to its events, by its profile and by a driver that was written by hand: what a profile
 * costs is the ratio of the two. The bytes of one message, or of one run of a curve, arrive at once, so that as little as can be is
 * common to both.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProfileBenchmark {
    /** So often each device speaks before one is measured. */
    private static final int MIXED = 10_000;

    @Param
    @SuppressWarnings("NullAway.Init")
    private BenchedDevice device;

    @SuppressWarnings("NullAway.Init")
    private Feed declared;

    @SuppressWarnings("NullAway.Init")
    private Feed handWritten;

    /**
     * Compares what is to be measured, and lets all devices speak in turn: in a gateway the code of a profile runs for many of them,
     * which is harder on a compiler than one alone.
     */
    @Setup
    public void setUp(Blackhole blackhole) {
        for (BenchedDevice each : BenchedDevice.values()) {
            each.compare();
        }
        List<Feed> all = List.of(BenchedDevice.values()).stream()
                .flatMap(each -> List.of(
                        new Feed(each, each.declared(blackhole::consume)),
                        new Feed(each, each.handWritten(blackhole::consume)))
                        .stream())
                .toList();
        for (int i = 0; i < MIXED; i++) {
            all.forEach(Feed::next);
        }
        Consumer<Object> seen = blackhole::consume;
        declared = new Feed(device, device.declared(seen));
        handWritten = new Feed(device, device.handWritten(seen));
    }

    /** By the profile. */
    @Benchmark
    public void declared() {
        declared.next();
    }

    /** By hand. */
    @Benchmark
    public void handWritten() {
        handWritten.next();
    }

    /** The chunks of a device, one after the other and from the begin again. */
    private static final class Feed {
        private final ByteBuf[] chunks;
        private final long periodNanos;
        private final Wire wire;
        private int at;

        Feed(BenchedDevice device, Wire wire) {
            chunks = device.chunks().stream().map(Unpooled::wrappedBuffer).toArray(ByteBuf[]::new);
            periodNanos = device.periodNanos();
            this.wire = wire;
        }

        void next() {
            wire.receive(chunks[at].readerIndex(0).retain(), periodNanos); // the decoder releases what it has read
            at = at + 1 == chunks.length ? 0 : at + 1;
        }
    }
}
