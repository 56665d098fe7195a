package org.wardgate.gateway.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.demo.Scenarios;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.time.VirtualTimeSource;

/** What is written for a station: an alarm event, and the state of a bed with four values and one alarm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StationWriterBenchmark {
    private final StationWriter writer;
    private final List<WardAlarmEvent> alarms = new ArrayList<>();
    private final List<BedState> states = new ArrayList<>();

    public StationWriterBenchmark() {
        VirtualTimeSource time = new VirtualTimeSource();
        Ward ward = new Ward("Ward", "epoch", Runnable::run, time);
        ward.watch(new WardListener() {
            @Override
            public void alarm(WardAlarmEvent event) {
                alarms.add(event);
            }

            @Override
            public void bed(BedState state) {
                states.add(state);
            }
        });
        BedState first = new BedState(
                "1",
                List.of(BedState.Device.notHeard("monitor", "philips-intellivue-serial", time.now())),
                List.of(),
                List.of());
        ward.showLimits(adult().inside());
        Bed bed = Bed.join(first, adult(), Runnable::run, nanos -> false, ward);
        List<DeviceEvent> events = new ArrayList<>();
        for (Signal signal : List.of(Signal.HEART_RATE, Signal.OXYGEN_SATURATION, Signal.RESPIRATION_RATE)) {
            for (MetricId source : signal.sources()) {
                EventHeader header = new EventHeader("monitor", time.now(), null, events.size() + 1);
                events.add(new Reading(
                        header, source, "", null, new Value(Decimal.of(72), signal.unit(), Quality.GOOD), null));
            }
        }
        events.add(new DeviceAlert(
                new EventHeader("monitor", time.now(), null, events.size() + 1),
                DeviceAlert.Type.TECHNICAL,
                Priority.MEDIUM,
                "4182/00f6",
                "ECG LEADS OFF",
                true));
        bed.events(events);
        writer = new StationWriter(ward, false);
    }

    /** An alarm event. */
    @Benchmark
    public Object alarm() {
        return writer.alarm(alarms.get(0));
    }

    /** A bed's state. */
    @Benchmark
    public Object vitals() {
        return writer.vitals(states.get(states.size() - 1));
    }

    private static AlarmProfile adult() {
        try {
            return Scenarios.adultAlarms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
