package org.wardgate.device.bcc;

import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.Priority;

/**
 * The alarms of a pump, each a code that is 0 or 1. What they mean is from a public client; the priorities are ours, after what stops
 * the drug, and whether one stops it is inferred. Source: BCC, alarms.
 */
enum SpaceAlarm {
    INA1(Priority.HIGH, true, "Battery empty"),
    INA2(Priority.HIGH, true, "Syringe empty"),
    INA3(Priority.HIGH, true, "Pressure alarm: line occluded"),
    INA4(Priority.LOW, false, "Standby ends in two minutes"),
    INA5(Priority.MEDIUM, false, "Standby over"),
    INA6(Priority.MEDIUM, false, "CC alarm (INA6): look at the pump"),
    INA7(Priority.HIGH, true, "Volume infused: end of infusion"),
    INA8(Priority.HIGH, true, "Time over: end of infusion"),
    INA9(Priority.HIGH, true, "Syringe alarm: check holder and insertion"),
    INA11(Priority.MEDIUM, false, "Battery nearly empty"),
    INA12(Priority.MEDIUM, false, "Syringe nearly empty"),
    INA13(Priority.HIGH, true, "Pump door open"),
    INA14(Priority.HIGH, true, "Drop alarm"),
    INA15(Priority.HIGH, true, "Air in line"),
    INA16(Priority.HIGH, true, "Keep-vein-open rate ended"),
    INM12(Priority.LOW, false, "Below a soft limit of the drug library"),
    INM13(Priority.LOW, false, "Above a soft limit of the drug library");

    private final Alert alert;
    private final boolean stops;

    SpaceAlarm(Priority priority, boolean stops, String text) {
        this.alert = Alert.technical(priority, text);
        this.stops = stops;
    }

    Alert alert() {
        return alert;
    }

    /** Whether the pump stops with it, as far as we know. */
    boolean stops() {
        return stops;
    }
}
