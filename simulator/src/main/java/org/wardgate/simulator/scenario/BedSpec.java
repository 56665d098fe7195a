package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.device.DeviceSpec;

/**
 * What is in a bed. Its patient either follows a script or has a physiology.
 *
 * @param patient what is true of a patient who follows a script, from point to point in time; the first point is at 0.
 * @param physiology what a patient with a physiology is, and what befalls it; null for one who follows a script.
 * @param devices what the patient is connected to.
 * @param actions what befalls the devices, and when.
 */
public record BedSpec(
        @Default("[]") List<PatientPoint> patient,
        @Nullable Physiology physiology,
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
        if ((last == null) == (physiology == null)) {
            throw new IllegalArgumentException(
                    "a bed's patient has either 'patient', with at least the point at 0s, or 'physiology'");
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

    /** A bed whose patient follows a script. */
    public BedSpec(List<PatientPoint> patient, List<DeviceSpec> devices, List<TimedAction> actions) {
        this(patient, null, devices, actions);
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
