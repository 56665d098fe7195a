package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.alarm.AlarmCore;
import org.wardgate.gateway.alarm.AlarmInput;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.gateway.ward.BedState.Device;
import org.wardgate.gateway.ward.BedState.Value;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Episode;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.model.Waveform;

/**
 * What is known of a bed: the newest of everything its devices said, with its age. Also the place where a device event becomes an
 * input of the alarms, since that needs to be known: a cuff pressure that is only repeated is not a new measurement.
 */
final class BedPicture {
    private static final Logger log = LoggerFactory.getLogger(BedPicture.class);

    /** More channels than any monitor has; a flood of made-up codes goes no further. */
    static final int MAX_VALUES = 256;

    private final String bed;
    private final AlarmProfile.Timing timing;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<Channel, Aged<Reading>> values = new LinkedHashMap<>();

    /** Where a value comes from. */
    private record Channel(String deviceId, MetricId metric, String channel) {
        private boolean isSameQuantity(Channel other) {
            return deviceId.equals(other.deviceId) && metric.equals(other.metric);
        }
    }

    BedPicture(BedState first, AlarmProfile.Timing timing) {
        this.bed = first.bed();
        this.timing = timing;
        first.devices().forEach(device -> devices.put(device.deviceId(), device));
    }

    /** Takes what arrived together; what the alarms are to be told of it. */
    List<AlarmInput> take(List<DeviceEvent> events) {
        List<AlarmInput> inputs = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        Take take = new Take(readings);
        for (DeviceEvent event : events) {
            inputs.addAll(event.match(take));
        }
        for (Reading reading : Normaliser.normalise(readings)) {
            takeReading(reading, inputs);
        }
        return inputs;
    }

    /** The bed's state with its alarms as they stand. */
    BedState state(AlarmCore alarms) {
        List<Value> shown = new ArrayList<>();
        values.forEach((channel, aged) -> {
            Signal signal = Signal.of(channel.metric).orElse(null);
            boolean chosen = signal != null && alarms.isChosen(signal, channel.deviceId, channel.metric);
            shown.add(new Value(aged, signal, chosen));
        });
        return new BedState(bed, List.copyOf(devices.values()), shown, alarms.alarms());
    }

    private void takeReading(Reading reading, List<AlarmInput> inputs) {
        String deviceId = reading.header().deviceId();
        Channel channel = new Channel(deviceId, reading.metric(), reading.channel());
        Aged<Reading> before = values.get(channel);
        long received = reading.header().received().patientNanos();
        long limit = timing.staleAfter(reading.episode() != null).toNanos();
        long measured = measuredNanos(reading, before, limit);
        remember(channel, new Aged<>(reading, measured, limit), received);
        if (before != null && isRepeated(before.event(), reading)) {
            return;
        }
        Optional<Signal> signal = Signal.of(reading.metric());
        if (signal.isEmpty()) {
            return;
        }
        if (reading.measurement() instanceof Measurement.Value value && Normaliser.isUsable(value, signal.get())) {
            inputs.add(new AlarmInput.Sample(
                    signal.get(), reading.metric(), deviceId, value.value(), reading.episode() != null, measured));
        } else {
            inputs.add(new AlarmInput.NoValue(signal.get(), reading.metric(), deviceId));
        }
    }

    /**
     * When a value was measured. What is only repeated keeps its time. A measurement of a series whose age nobody knows counts as
     * too old to show, unless it has taken the place of another: then it is no older than the last time that one was seen.
     */
    private static long measuredNanos(Reading reading, @Nullable Aged<Reading> before, long limitNanos) {
        long received = reading.header().received().patientNanos();
        Episode episode = reading.episode();
        if (episode == null) {
            return received;
        }
        Episode last = before == null ? null : before.event().episode();
        if (before != null && last != null && last.key().equals(episode.key())) {
            return before.measuredNanos();
        }
        Duration age = episode.age();
        if (age != null) {
            return received - age.toNanos();
        }
        return before != null && last != null
                ? before.event().header().received().patientNanos()
                : received - limitNanos;
    }

    /** Whether a reading says of a measurement of a series only what is known of it. */
    private static boolean isRepeated(Reading before, Reading after) {
        return before.episode() != null
                && after.episode() != null
                && before.episode().key().equals(after.episode().key())
                && before.measurement().equals(after.measurement());
    }

    private void remember(Channel channel, Aged<Reading> aged, long nowNanos) {
        if (!values.containsKey(channel)) {
            // a device that numbers its channels anew after a break leaves old ones behind
            Iterator<Map.Entry<Channel, Aged<Reading>>> others =
                    values.entrySet().iterator();
            while (others.hasNext()) {
                var other = others.next();
                boolean old = nowNanos - other.getValue().measuredNanos()
                        >= other.getValue().ageLimitNanos();
                if (old && other.getKey().isSameQuantity(channel)) {
                    others.remove();
                }
            }
            if (values.size() >= MAX_VALUES) {
                log.warn("value not kept, the bed has {} already bed={} device={}", MAX_VALUES, bed, channel.deviceId);
                return;
            }
        }
        values.put(channel, aged);
    }

    private Device device(DeviceEvent event) {
        return Objects.requireNonNull(devices.get(event.header().deviceId()));
    }

    private void update(Device device) {
        devices.put(device.deviceId(), device);
    }

    /** What each kind of event changes, and what the alarms are to be told of it. */
    private final class Take implements DeviceEvent.Cases<List<AlarmInput>> {
        private final List<Reading> readings;

        private Take(List<Reading> readings) {
            this.readings = readings;
        }

        /** Readings that arrived together are normalised together, so they wait for each other. */
        @Override
        public List<AlarmInput> reading(Reading reading) {
            readings.add(reading);
            return List.of();
        }

        /** Curves are not asked for; one that a recording brings has no place on the page yet. */
        @Override
        public List<AlarmInput> waveform(Waveform waveform) {
            return List.of();
        }

        @Override
        public List<AlarmInput> pumpStatus(PumpStatus status) {
            Device device = device(status);
            Aged<PumpStatus> aged = new Aged<>(
                    status,
                    status.header().received().patientNanos(),
                    timing.staleAfter(false).toNanos());
            update(new Device(device.deviceId(), device.profile(), device.line(), device.identity(), aged));
            return List.of(new AlarmInput.Pump(device.deviceId(), status.state().isDelivering()));
        }

        @Override
        public List<AlarmInput> deviceAlert(DeviceAlert alert) {
            return List.of(new AlarmInput.Alert(alert));
        }

        @Override
        public List<AlarmInput> lineState(LineState state) {
            Device device = device(state);
            update(new Device(device.deviceId(), device.profile(), state, device.identity(), device.pump()));
            return List.of(new AlarmInput.Line(device.deviceId(), state));
        }

        @Override
        public List<AlarmInput> deviceIdentity(DeviceIdentity identity) {
            Device device = device(identity);
            update(new Device(device.deviceId(), device.profile(), device.line(), identity, device.pump()));
            return List.of();
        }
    }
}
