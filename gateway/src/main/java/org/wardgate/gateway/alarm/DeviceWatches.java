package org.wardgate.gateway.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.wardgate.gateway.alarm.AlarmInput.Line;
import org.wardgate.gateway.alarm.AlarmInput.Removed;
import org.wardgate.model.Priority;

/** The technical alarms about all devices of a bed, and what is left of devices that were taken away until a person has seen it. */
final class DeviceWatches implements Part {
    private final AlarmFactory factory;
    private final Map<String, DeviceWatch> present = new LinkedHashMap<>();
    private final List<AlarmPart> left = new ArrayList<>();

    DeviceWatches(AlarmFactory factory) {
        this.factory = factory;
    }

    /** The watch over a device; a new one where nothing was heard of it yet. */
    DeviceWatch of(String deviceId) {
        return present.computeIfAbsent(deviceId, id -> new DeviceWatch(id, factory));
    }

    /** The line's state has changed; whether the line is lost now. */
    boolean onLine(Line line, long nanos) {
        for (AlarmPart part : left) {
            if (part instanceof Removal removal) {
                removal.onPresent(line.deviceId(), nanos);
            }
        }
        return of(line.deviceId()).onLine(line, nanos);
    }

    /** A signal has a fresh value. */
    void onKnown(Signal signal) {
        present.values().forEach(device -> device.missing().onKnown(signal));
    }

    /** Nobody listened until now. */
    void onGap(long nanos) {
        present.values().forEach(device -> device.onGap(nanos));
    }

    /** Raises and ends what depends on everything of one moment. */
    void tell(long nanos) {
        present.values().forEach(device -> device.tell(nanos));
    }

    /**
     * A device is taken away. What stands about it ends, and one alarm says so, as urgent as the most urgent that nobody had seen.
     * Where a person has taken it away at the bed there is none, unless something was not seen; and it is urgent where drug was
     * reaching the patient.
     *
     * @param used whether a signal is not known any more for want of it.
     */
    void remove(Removed removed, boolean used, long nanos) {
        left.removeIf(part -> part.lifeCycle().alarm() == null);
        DeviceWatch device = of(removed.deviceId());
        List<Alarm> unseen = device.alarms().stream()
                .filter(each -> !each.lifeCycle().isAcknowledged())
                .map(each -> each.lifeCycle().alarm())
                .filter(Objects::nonNull)
                .toList();
        boolean missed = used || device.isDelivering();
        Priority priority = Stream.concat(
                        Stream.of(missed ? Priority.MEDIUM : Priority.LOW),
                        unseen.stream().map(Alarm::priority))
                .max(Priority::compareTo)
                .orElseThrow();
        if (removed.byHand() && device.isDelivering()) {
            priority = Priority.HIGH;
        }
        if (!removed.byHand() || missed || !unseen.isEmpty()) {
            Removal removal = new Removal(removed, factory);
            removal.begin(priority, unseen.stream().map(Alarm::title).toList(), nanos);
            left.add(removal);
        }
        device.withdraw(removed.words(), nanos);
        left.addAll(device.alarms());
        left.removeIf(part -> part.lifeCycle().alarm() == null);
        present.remove(removed.deviceId());
    }

    /** All alarms about devices. */
    List<AlarmPart> alarms() {
        List<AlarmPart> all = new ArrayList<>();
        present.values().forEach(device -> all.addAll(device.alarms()));
        all.addAll(left);
        return all;
    }

    @Override
    public long deadlineNanos() {
        long first = NEVER;
        for (DeviceWatch device : present.values()) {
            first = Math.min(first, device.deadlineNanos());
        }
        for (AlarmPart part : left) {
            first = Math.min(first, part.deadlineNanos());
        }
        return first;
    }

    @Override
    public void onDeadline(long nanos) {
        List<Part> parts = new ArrayList<>(present.values());
        parts.addAll(left);
        for (Part part : parts) {
            if (part.deadlineNanos() <= nanos) {
                part.onDeadline(nanos);
            }
        }
    }
}
