package org.wardgate.gateway.alarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.model.Decimal;

/** One heart rate a second at a bed with the alarm profile for adults, none of them near a limit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AlarmCoreBenchmark {
    private static final long SECOND = 1_000_000_000;

    private final AlarmCore core;
    private long nanos;

    public AlarmCoreBenchmark() {
        core = new AlarmCore(adult());
    }

    /** What one value costs. */
    @Benchmark
    public Object reading() {
        nanos += SECOND;
        Signal signal = Signal.HEART_RATE;
        return core.apply(
                List.of(new AlarmInput.Sample(
                        signal, signal.sources().get(0), "monitor", Decimal.of(72), false, nanos)),
                nanos);
    }

    private static AlarmProfile adult() {
        try {
            return Scenarios.adultAlarms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
