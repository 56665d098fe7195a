package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;

/**
 * What is in a bed.
 *
 * @param patient what is true of the patient, from point to point in time; the first point is at 0.
 * @param devices what the patient is connected to.
 * @param actions what befalls the devices, and when.
 */
public record BedSpec(
        List<PatientPoint> patient,
        List<DeviceSpec> devices,
        @Default("[]") List<TimedAction> actions) {

    public BedSpec {
        patient = List.copyOf(patient);
        devices = List.copyOf(devices);
        actions = List.copyOf(actions);
        Duration last = null;
        for (PatientPoint point : patient) {
            checkOrder(last, point);
            last = point.at();
        }
        if (last == null) {
            throw new IllegalArgumentException("a patient has at least the point at 0s");
        }
        Map<String, DeviceSpec> byName = new HashMap<>();
        for (DeviceSpec device : devices) {
            if (byName.put(device.name(), device) != null) {
                throw new IllegalArgumentException(
                        "device '" + device.name() + "' is there twice; give each a name of its own");
            }
        }
        for (TimedAction action : actions) {
            DeviceSpec device = byName.get(action.device());
            if (device == null || !action.action().suits(device)) {
                throw new IllegalArgumentException(
                        action.action() + " is for device '" + action.device() + "', which is "
                                + (device == null
                                        ? "not there"
                                        : "not " + action.action().wanted()));
            }
        }
    }

    private static void checkOrder(@Nullable Duration last, PatientPoint point) {
        if (last == null && (!point.at().isZero() || point.ramp())) {
            throw new IllegalArgumentException("a patient's first point is at 0s and no ramp");
        }
        if (last != null && point.at().compareTo(last) <= 0) {
            throw new IllegalArgumentException(
                    "a patient's points are in order of time; " + point.at() + " does not come after " + last);
        }
    }
}
