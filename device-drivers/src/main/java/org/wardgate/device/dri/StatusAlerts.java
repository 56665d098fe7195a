package org.wardgate.device.dri;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wardgate.device.dri.ParameterGroup.Field;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * Alerts of monitors that send no alarms on the serial line: what the bits of their statuses say. Record specification, parameter
 * groups. The priorities are ours.
 */
final class StatusAlerts {
    /** Told by the ECG and by the arrhythmia analysis. */
    static final String ASYSTOLE = "asystole";

    private static final int ECG_CHANNELS = 3;
    private static final int LEAD_BITS = 4;

    private final Map<String, Alert> found = new LinkedHashMap<>();

    private StatusAlerts() {}

    /** All that a block says, by code. */
    static Map<String, Alert> of(ClassBlock block) {
        StatusAlerts alerts = new StatusAlerts();
        switch (block.dataClass()) {
            case BASIC -> alerts.basic(block);
            case EXT1 -> alerts.extended(block);
            case EXT2, EXT3 -> {
                // their groups have no bits that are alarms
            }
        }
        return alerts.found;
    }

    private void basic(ClassBlock block) {
        electrocardiogram(block.view(BasicGroups.ECG));
        GroupView co2 = block.view(BasicGroups.CO2);
        if (co2.exists()) {
            add(co2.is(Bits.CO2_APNOEA), "co2-apnoea", DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "Apnoea (CO2)");
            add(
                    co2.is(Bits.CO2_IMPEDANCE_APNOEA),
                    "impedance-apnoea",
                    DeviceAlert.Type.PHYSIOLOGICAL,
                    Priority.HIGH,
                    "Apnoea (impedance respiration)");
            technical(co2.is(Bits.CO2_OCCLUSION), "co2-occlusion", Priority.MEDIUM, "CO2 sample line occluded");
            technical(co2.is(Bits.CO2_LEAK), "co2-leak", Priority.MEDIUM, "CO2 air leak");
        }
        GroupView flow = block.view(BasicGroups.FLOW_VOL);
        if (flow.exists()) {
            technical(
                    flow.is(Bits.FLOW_DISCONNECTED),
                    "spirometry-disconnected",
                    Priority.MEDIUM,
                    "Spirometry disconnected");
            technical(flow.is(Bits.FLOW_OBSTRUCTED), "spirometry-obstructed", Priority.MEDIUM, "Spirometry obstructed");
            technical(flow.is(Bits.FLOW_LEAK), "spirometry-leak", Priority.MEDIUM, "Spirometry leak");
        }
        for (String name : new String[] {"p1", "p2", "p3", "p4", "p5", "p6"}) {
            pressure(block.view(name));
        }
    }

    private void electrocardiogram(GroupView ecg) {
        if (!ecg.exists()) {
            return;
        }
        add(ecg.is(Bits.ECG_ASYSTOLE), ASYSTOLE, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "Asystole");
        technical(ecg.is(Bits.ECG_NOISE), "ecg-noise", Priority.LOW, "ECG noise");
        boolean anyOff = false;
        boolean allOff = true;
        for (int channel = 0; channel < ECG_CHANNELS; channel++) {
            boolean off = ecg.is(Bits.ECG_CHANNEL_OFF + channel);
            boolean used = ecg.label() == 0 || (ecg.label() >> ((2 - channel) * LEAD_BITS) & 0xF) != 0;
            anyOff |= off;
            allOff &= off || !used;
        }
        technical(anyOff && allOff, "ecg-leads-off", Priority.MEDIUM, "ECG leads off");
        for (int channel = 0; channel < ECG_CHANNELS; channel++) {
            technical(
                    ecg.is(Bits.ECG_CHANNEL_OFF + channel) && !allOff,
                    "ecg-channel-" + (channel + 1) + "-off",
                    Priority.LOW,
                    "ECG channel " + (channel + 1) + " off");
        }
    }

    private void extended(ClassBlock block) {
        pressure(block.view("p7"));
        pressure(block.view("p8"));
        GroupView group = block.view(ExtendedGroups.ARRHYTHMIA);
        if (!group.exists()) {
            return;
        }
        long bits = LittleEndian.u32(block.block(), ExtendedGroups.ARRHYTHMIA_BITS_AT);
        for (Arrhythmia each : Arrhythmia.values()) {
            add(each.isIn(bits), each.code(), each.type(), each.priority(), each.text());
        }
    }

    private void pressure(GroupView group) {
        if (!group.exists()) {
            return;
        }
        String name = group.group().name();
        String shown = name.toUpperCase(Locale.ROOT);
        technical(group.is(Bits.PRESSURE_ZEROING), name + "-zeroing", Priority.LOW, shown + " is being zeroed");
        boolean uncalibrated = false;
        for (Field field : group.group().fields()) {
            uncalibrated |= group.raw(field) == GroupView.NOT_CALIBRATED;
        }
        technical(uncalibrated, name + "-not-calibrated", Priority.LOW, shown + " is not calibrated");
    }

    private void technical(boolean stands, String code, Priority priority, String text) {
        add(stands, code, DeviceAlert.Type.TECHNICAL, priority, text);
    }

    private void add(boolean stands, String code, DeviceAlert.Type type, Priority priority, String text) {
        if (stands) {
            found.put(code, new Alert(type, priority, text));
        }
    }
}
