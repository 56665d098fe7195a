package org.wardgate.device.capnostream;

import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * What the monitor tells by a bit of one of its bytes. The bits are those of CDTP, but for the battery's, which is likely; the
 * priorities are ours, as the monitor tells none.
 */
enum CapnostreamAlarm {
    NO_BREATH(Source.CO2, 0x01, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "No breath"),
    ETCO2_HIGH(Source.CO2, 0x02, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "EtCO2 high"),
    ETCO2_LOW(Source.CO2, 0x04, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "EtCO2 low"),
    RR_HIGH(Source.CO2, 0x08, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "Respiration rate high"),
    RR_LOW(Source.CO2, 0x10, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "Respiration rate low"),
    FICO2_HIGH(Source.CO2, 0x20, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "FiCO2 high"),
    PULSE_NOT_FOUND(Source.SPO2, 0x01, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "Pulse not found"),
    SPO2_HIGH(Source.SPO2, 0x02, DeviceAlert.Type.PHYSIOLOGICAL, Priority.LOW, "SpO2 high"),
    SPO2_LOW(Source.SPO2, 0x04, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "SpO2 low"),
    PULSE_HIGH(Source.SPO2, 0x08, DeviceAlert.Type.PHYSIOLOGICAL, Priority.MEDIUM, "Pulse rate high"),
    PULSE_LOW(Source.SPO2, 0x10, DeviceAlert.Type.PHYSIOLOGICAL, Priority.HIGH, "Pulse rate low"),
    SENSOR_OFF(Source.SPO2, 0x20, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "SpO2 sensor off patient"),
    SENSOR_DISCONNECTED(Source.SPO2, 0x40, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "SpO2 sensor disconnected"),
    CHECK_CALIBRATION(Source.EXTENDED, 0x01, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Check CO2 calibration"),
    CHECK_FLOW(Source.EXTENDED, 0x02, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Check CO2 flow"),
    PUMP_OFF(Source.EXTENDED, 0x04, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "CO2 pump off"),
    BATTERY_LOW(Source.EXTENDED, 0x80, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Capnograph battery low"),
    ALARMS_SILENCED(
            Source.SLOW, 0x04, DeviceAlert.Type.TECHNICAL, Priority.LOW, "All alarms silenced at the capnograph"),
    INITIALISATION(Source.FAST, 0x02, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Capnograph warms up"),
    OCCLUSION(Source.FAST, 0x04, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "Occlusion in gas line"),
    AUTO_ZERO(Source.FAST, 0x10, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Capnograph sets its zero"),
    PURGING(Source.FAST, 0x20, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Capnograph purges its line"),
    FILTERLINE_OFF(Source.FAST, 0x40, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "FilterLine not connected"),
    CO2_MALFUNCTION(Source.FAST, 0x80, DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, "CO2 malfunction");

    /** The byte that tells. */
    enum Source {
        /** CO2 active alarms, numerics byte 14. */
        CO2,
        /** SpO2 active alarms, numerics byte 15. */
        SPO2,
        /** extended CO2 status, numerics byte 27. */
        EXTENDED,
        /** slow status, numerics byte 10. */
        SLOW,
        /** fast status, of a sample of the curve. */
        FAST
    }

    private final Source source;
    private final int bit;
    private final DeviceAlert.Type type;
    private final Priority priority;
    private final String text;

    CapnostreamAlarm(Source source, int bit, DeviceAlert.Type type, Priority priority, String text) {
        this.source = source;
        this.bit = bit;
        this.type = type;
        this.priority = priority;
        this.text = text;
    }

    /** The byte that tells of it. */
    Source source() {
        return source;
    }

    /** Whether it holds by that byte. */
    boolean isSet(int value) {
        return (value & bit) != 0;
    }

    /** About the patient or about the equipment. */
    DeviceAlert.Type type() {
        return type;
    }

    /** How grave it is. */
    Priority priority() {
        return priority;
    }

    /** Words for a person. */
    String text() {
        return text;
    }
}
