package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.RackedPump;

/** What is in a bed. Its patient either follows a script or has a physiology. */
public record BedSpec(
        @Doc("What is true of a patient who follows a script, from point to point in time; the first point is at 0s.")
        @Default("[]")
        List<PatientPoint> patient,

        @Doc("What a patient with a physiology is, and what befalls it; left out for one who follows a script.")
        @Nullable
        Physiology physiology,

        @Doc("What the patient is connected to.") List<DeviceSpec> devices,

        @Doc("What befalls the devices, and when.") @Default("[]")
        List<TimedAction> actions) {

    public BedSpec {
        patient = List.copyOf(patient);
        devices = List.copyOf(devices);
        actions = List.copyOf(actions);
        Duration last = null;
        for (int i = 0; i < patient.size(); i++) {
            checkOrder(last, patient.get(i), "patient[" + i + "].at");
            last = patient.get(i).at();
        }
        if ((last == null) == (physiology == null)) {
            throw new IllegalArgumentException(
                    "a bed's patient has either 'patient', with at least the point at 0s, or 'physiology'");
        }
        Map<String, DeviceSpec> byName = new HashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            DeviceSpec device = devices.get(i);
            if (byName.put(device.name(), device) != null) {
                throw new BadValue(
                        "devices[" + i + "].name",
                        "device '" + device.name() + "' is there twice; give each a name of its own");
            }
        }
        for (int i = 0; i < actions.size(); i++) {
            TimedAction action = actions.get(i);
            DeviceSpec device = byName.get(action.device());
            if (device == null || !action.action().suits(device)) {
                throw new BadValue(
                        "actions[" + i + "].device",
                        action.action() + " is for device '" + action.device() + "', which is "
                                + (device == null
                                        ? "not there"
                                        : "not " + action.action().wanted()));
            }
            checkPump(action, device, actions, "actions[" + i + "].");
        }
    }

    /** A bed whose patient follows a script. */
    public BedSpec(List<PatientPoint> patient, List<DeviceSpec> devices, List<TimedAction> actions) {
        this(patient, null, devices, actions);
    }

    /** A pump of a rack is named by where it stands, be it since it was put there. */
    private static void checkPump(TimedAction action, DeviceSpec rack, List<TimedAction> actions, String key) {
        String pump = action.pump();
        if ((pump == null) == (rack.isRack() && action.action().befallsPump())) {
            throw new BadValue(
                    key + "pump", "'pump' names one of the pumps of a rack, which what befalls one of them needs");
        }
        Stream<String> first = rack.pumps().stream().map(RackedPump::place);
        Stream<@Nullable String> later = actions.stream()
                .filter(other -> other.device().equals(rack.name()))
                .map(TimedAction::slot);
        if (pump != null && Stream.concat(first, later).noneMatch(pump::equals)) {
            throw new BadValue(key + "pump", "no pump ever stands in place '" + pump + "' of '" + rack.name() + "'");
        }
        String slot = action.slot();
        if (slot != null && !rack.hasPlace(slot)) {
            throw new BadValue(key + "slot", "'" + rack.name() + "' has no place '" + slot + "'");
        }
    }

    private static void checkOrder(@Nullable Duration last, PatientPoint point, String key) {
        if (last == null && (!point.at().isZero() || point.ramp())) {
            throw new BadValue(key, "a patient's first point is at 0s and no ramp");
        }
        if (last != null && point.at().compareTo(last) <= 0) {
            throw new BadValue(
                    key, "a patient's points are in order of time; " + point.at() + " does not come after " + last);
        }
    }
}
