package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Map<Channel, Known> values = new LinkedHashMap<>();
    private final Set<String> parts = new HashSet<>();
    private boolean full;

    /** Where a value comes from. */
    private record Channel(String deviceId, MetricId metric, String channel) {
        private boolean isSameQuantity(Channel other) {
            return deviceId.equals(other.deviceId) && metric.equals(other.metric);
        }
    }

    /**
     * The newest that a channel said.
     *
     * @param aged it, with its age.
     * @param firstHeardNanos when the channel was heard for the first time.
     * @param heardNanos when it was heard last, be it to repeat a measurement.
     */
    private record Known(Aged<Reading> aged, long firstHeardNanos, long heardNanos) {
        private boolean isTooOld(long nanos) {
            return nanos - aged.measuredNanos() >= aged.ageLimitNanos();
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

    /**
     * The gateway itself did not run. Every value is too old to show until it is told again; a measurement that is told again then
     * is as old as it was.
     */
    void gap() {
        values.replaceAll((channel, known) -> new Known(tooOld(known.aged), known.firstHeardNanos, known.heardNanos));
        devices.replaceAll((deviceId, device) -> {
            Aged<PumpStatus> pump = device.pump();
            return pump == null
                    ? device
                    : new Device(deviceId, device.profile(), device.line(), device.identity(), tooOld(pump));
        });
    }

    /** The bed has other devices from now on; what the alarms are to be told of it. */
    List<AlarmInput> change(BedChange change) {
        List<AlarmInput> inputs = new ArrayList<>();
        change.removed().forEach((deviceId, why) -> inputs.add(new AlarmInput.Removed(deviceId, why, false)));
        Map<String, Device> before = new LinkedHashMap<>(devices);
        devices.clear();
        before.values().stream()
                .filter(device -> parts.contains(device.deviceId()))
                .forEach(this::update);
        for (Device device : change.devices()) {
            Device known = before.get(device.deviceId());
            boolean anew = known == null || change.anew().contains(device.deviceId());
            devices.put(device.deviceId(), anew ? device : known);
            if (known != null && anew) {
                inputs.add(new AlarmInput.Replaced(device.deviceId()));
            }
        }
        values.keySet()
                .removeIf(channel ->
                        !devices.containsKey(channel.deviceId) || change.anew().contains(channel.deviceId));
        return inputs;
    }

    /** A device that shares another's line is heard for the first time. */
    void add(Device part) {
        parts.add(part.deviceId());
        devices.putIfAbsent(part.deviceId(), part);
    }

    /** A device that shares another's line is not to be heard any more; what the alarms are to be told of it. */
    List<AlarmInput> remove(String deviceId, String why, boolean byHand) {
        parts.remove(deviceId);
        values.keySet().removeIf(channel -> channel.deviceId.equals(deviceId));
        return devices.remove(deviceId) == null ? List.of() : List.of(new AlarmInput.Removed(deviceId, why, byHand));
    }

    private static <E> Aged<E> tooOld(Aged<E> aged) {
        return new Aged<>(aged.event(), aged.measuredNanos(), 0);
    }

    /** The bed's state with its alarms as they stand. */
    BedState state(AlarmCore alarms) {
        List<Value> shown = new ArrayList<>();
        values.forEach((channel, known) -> {
            Signal signal = Signal.of(channel.metric).orElse(null);
            boolean chosen = signal != null
                    && alarms.isChosen(signal, channel.deviceId, channel.metric)
                    && isNewestOfItsQuantity(channel, known);
            shown.add(new Value(known.aged, signal, chosen));
        });
        return new BedState(bed, List.copyOf(devices.values()), shown, alarms.alarms(), alarms.pending(), List.of());
    }

    /** Of two channels of one metric, such as before and after a new numbering, one stands for the signal. */
    private boolean isNewestOfItsQuantity(Channel channel, Known known) {
        for (var other : values.entrySet()) {
            if (other.getKey().isSameQuantity(channel)
                    && other.getValue().firstHeardNanos > known.firstHeardNanos
                    && other.getValue().heardNanos >= known.heardNanos) {
                return false;
            }
        }
        return true;
    }

    private void takeReading(Reading reading, List<AlarmInput> inputs) {
        String deviceId = reading.header().deviceId();
        Channel channel = new Channel(deviceId, reading.metric(), reading.channel());
        long received = reading.header().received().patientNanos();
        Episode episode = reading.episode();
        Known before = episode == null ? null : sameMeasurement(channel, episode);
        Duration limit = timing.staleAfter(episode != null);
        long measured = episode == null ? received : measuredNanos(channel, episode, received, limit);
        if (before != null && before.aged.event().measurement().equals(reading.measurement())) {
            repeat(channel, reading, before, measured, received);
            return;
        }
        if (before != null) {
            // the same measurement, told differently: it has not become younger
            measured = Math.min(measured, before.aged.measuredNanos());
        }
        remember(channel, new Aged<>(reading, measured, limit.toNanos()), received);
        Optional<Signal> signal = Signal.of(reading.metric());
        if (signal.isEmpty()) {
            Normaliser.perfusionPercent(reading)
                    .ifPresent(percent -> inputs.add(new AlarmInput.Perfusion(deviceId, percent, received)));
            return;
        }
        if (reading.measurement() instanceof Measurement.Value value && Normaliser.isUsable(value, signal.get())) {
            inputs.add(new AlarmInput.Sample(
                    signal.get(), reading.metric(), deviceId, value.value(), episode != null, measured));
        } else {
            inputs.add(new AlarmInput.NoValue(signal.get(), reading.metric(), deviceId));
            if (Normaliser.isImplausibleCuff(reading)) {
                inputs.add(new AlarmInput.ImplausibleCuff(deviceId));
            }
        }
    }

    /**
     * When a measurement of a series was made. One whose age the device cannot say counts as too old to show, unless it has taken
     * the place of another: then it was made since that one was last heard.
     */
    private long measuredNanos(Channel channel, Episode episode, long received, Duration limit) {
        Duration age = episode.age();
        if (age != null) {
            return received - age.toNanos();
        }
        Known last = values.get(channel);
        return last == null || last.aged.event().episode() == null ? received - limit.toNanos() : last.heardNanos;
    }

    /** What is known of a measurement of a series; under another channel where the device has numbered them anew. */
    private @Nullable Known sameMeasurement(Channel channel, Episode episode) {
        @Nullable Known known = null;
        for (var each : values.entrySet()) {
            Episode other = each.getValue().aged.event().episode();
            if (other != null && other.key().equals(episode.key())) {
                if (each.getKey().equals(channel)) {
                    return each.getValue();
                }
                known = each.getKey().isSameQuantity(channel) ? each.getValue() : known;
            }
        }
        return known;
    }

    /** A measurement that is known is told again: not a new one, and never younger; older where the device knows more now. */
    private void repeat(Channel channel, Reading reading, Known before, long measuredNanos, long nowNanos) {
        Aged<Reading> aged = before.aged;
        boolean own = aged.event().channel().equals(reading.channel());
        remember(
                channel,
                new Aged<>(
                        own ? aged.event() : reading,
                        Math.min(measuredNanos, aged.measuredNanos()),
                        timing.staleAfter(true).toNanos()),
                nowNanos);
    }

    private void remember(Channel channel, Aged<Reading> aged, long nowNanos) {
        Known before = values.get(channel);
        long firstHeard = before == null ? nowNanos : before.firstHeardNanos;
        values.entrySet().removeIf(other -> isReplaced(other, channel, firstHeard, nowNanos));
        boolean watched = Signal.of(channel.metric).isPresent();
        if (before == null && values.size() >= MAX_VALUES && !makeRoom(watched, nowNanos)) {
            if (!full) {
                full = true;
                log.warn("values not kept, the bed has {} already bed={} device={}", MAX_VALUES, bed, channel.deviceId);
            }
            return;
        }
        values.put(channel, new Known(aged, firstHeard, nowNanos));
    }

    /**
     * A device that numbers its channels anew leaves old ones behind: those too old to show that were not heard since another
     * channel of the same quantity was heard for the first time.
     */
    private static boolean isReplaced(
            Map.Entry<Channel, Known> old, Channel by, long byFirstHeardNanos, long nowNanos) {
        return !old.getKey().equals(by)
                && old.getKey().isSameQuantity(by)
                && old.getValue().heardNanos < byFirstHeardNanos
                && old.getValue().isTooOld(nowNanos);
    }

    /**
     * Gives up the value that was not heard for the longest time, if it is too old to show; for what rules watch also one that none
     * watches, whatever its age.
     */
    private boolean makeRoom(boolean watched, long nowNanos) {
        return values.entrySet().stream()
                .filter(each -> each.getValue().isTooOld(nowNanos)
                        || (watched && Signal.of(each.getKey().metric).isEmpty()))
                .min(Comparator.comparingLong(each -> each.getValue().heardNanos))
                .map(oldest -> values.remove(oldest.getKey()) != null)
                .orElse(false);
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
            // a word that nobody can explain does not end what is known
            return status.state() == PumpStatus.State.UNKNOWN
                    ? List.of()
                    : List.of(new AlarmInput.Pump(
                            device.deviceId(), status.state().isDelivering()));
        }

        @Override
        public List<AlarmInput> deviceAlert(DeviceAlert alert) {
            return List.of(new AlarmInput.Alert(alert));
        }

        @Override
        public List<AlarmInput> lineState(LineState state) {
            if (state.cause() == LineState.Cause.TAKEN_OUT) {
                return remove(state.header().deviceId(), state.detail(), true);
            }
            Device device = device(state);
            update(new Device(device.deviceId(), device.profile(), state, device.identity(), device.pump()));
            return List.of(new AlarmInput.Line(device.deviceId(), state, isSpokenFor(device, state)));
        }

        /** Whether the device whose line is shared stands at this bed, and is lost: its alarm says so. */
        private boolean isSpokenFor(Device device, LineState state) {
            return state.cause() == LineState.Cause.SHARED_LINE
                    && devices.values().stream()
                            .anyMatch(other -> !parts.contains(other.deviceId())
                                    && other.profile().equals(device.profile())
                                    && other.line().status().isLost());
        }

        @Override
        public List<AlarmInput> deviceIdentity(DeviceIdentity identity) {
            Device device = device(identity);
            Aged<PumpStatus> pump = isAnother(device.identity(), identity) ? null : device.pump();
            update(new Device(device.deviceId(), device.profile(), device.line(), identity, pump));
            return List.of();
        }

        /** Whether the pump was swapped: what the one before said is not this one's. */
        private boolean isAnother(@Nullable DeviceIdentity before, DeviceIdentity now) {
            return before != null
                    && before.serialNumber() != null
                    && now.serialNumber() != null
                    && !before.serialNumber().equals(now.serialNumber());
        }
    }
}
