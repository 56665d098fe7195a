package org.wardgate.device.medibus;

import java.util.Set;
import org.wardgate.model.DeviceAlert;

/**
 * Whether an alarm is about the patient or about the machine. MEDIBUS does not say; the codes of limits and rhythms, by the lists of
 * MEDIBUS.X, are taken for the patient's, and all others for the machine's.
 */
final class AlarmClass {
    /** Limits and rhythms of code page 1. */
    private static final Set<Integer> PATIENT_1 = Set.of(
            0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0A, 0x0D, 0x0E,
            0x0F, // apnoea, SpO2, heart rate, pressures
            0x10, 0x14, 0x15, 0x16, 0x17, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, // airway, minute volume, pressures
            0x20, 0x21, 0x22, 0x23, 0x25, 0x26, 0x27, 0x28, 0x2D, 0x2E, 0x2F, // pressures, rates, CO2, temperatures
            0x31, 0x38, 0x39, 0x3C, 0x3F, 0x41, 0x44, 0x45, 0x4C, 0x4D, 0x4E, 0x52, // pressures
            0x54, 0x55, 0x56, 0x5C, 0x61, 0x62, 0x63, 0x6F, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, // pressures
            0x86, 0x87, 0x88, 0x8A, 0x90, 0x94, 0x96, 0x98, 0x99,
            0x9B, // ART, respiration, S-T, asystole, minute volume
            0xCB, 0xCC, 0xD2, 0xE8); // temperatures, fibrillation, tidal volume

    /** Limits of code page 2: temperatures, right atrium, apnoea, BIS, and what smart care says of the patient. */
    private static final Set<Integer> PATIENT_2 = Set.of(
            0x15, 0x16, 0x18, 0x19, 0x74, 0x75, 0x7F, 0x93, 0xC4, 0xC5, 0xE0, 0xE1, 0xE7, 0xE8, 0xE9, 0xF4, 0xF8);

    private AlarmClass() {}

    /** The class of an alarm by the request that lists it and its code. */
    static DeviceAlert.Type of(int request, int code) {
        boolean patient = request == MedibusCode.ALARMS_1
                ? PATIENT_1.contains(code)
                : request == MedibusCode.ALARMS_2 && PATIENT_2.contains(code);
        return patient ? DeviceAlert.Type.PHYSIOLOGICAL : DeviceAlert.Type.TECHNICAL;
    }
}
