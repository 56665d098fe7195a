package org.wardgate.json;

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
import org.wardgate.model.Decimal;
import org.wardgate.model.EventHeader;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.VirtualTimeSource;

/** One reading as a line of JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventJsonBenchmark {
    private final EventJson json = new EventJson(true);
    private final Reading reading = new Reading(
            new EventHeader("monitor", new VirtualTimeSource().now(), null, 1),
            new MetricId.Mdc(147842),
            "",
            "HR",
            new Value(Decimal.of(72), Unit.PER_MINUTE, Quality.GOOD),
            null);

    /** The whole line. */
    @Benchmark
    public Object line() {
        return json.line(reading);
    }
}
