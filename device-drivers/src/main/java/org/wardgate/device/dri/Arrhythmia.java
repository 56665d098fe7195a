package org.wardgate.device.dri;

import java.util.Locale;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/** The bits of the arrhythmia status. Record specification, extended physiological data, arrh_status_bf. */
enum Arrhythmia {
    ASYSTOLE(0, Priority.HIGH, "Asystole"),
    V_FIB(1, Priority.HIGH, "Ventricular fibrillation"),
    RAPID_V_TACH(2, Priority.HIGH, "Rapid ventricular tachycardia"),
    V_TACH(3, Priority.HIGH, "Ventricular tachycardia"),
    EXTREME_BRADY(4, Priority.HIGH, "Extreme bradycardia"),
    EXTREME_TACHY(5, Priority.HIGH, "Extreme tachycardia"),
    PVC_RUN(6, Priority.MEDIUM, "Run of PVCs"),
    LONG_RR(7, Priority.LOW, "Long R-R"),
    PVC_TRIPLET(8, Priority.LOW, "PVC triplet"),
    PVC_COUPLET(9, Priority.LOW, "PVC couplet"),
    R_ON_T(10, Priority.LOW, "R on T"),
    IDIOVENTRICULAR(11, Priority.LOW, "Idioventricular rhythm"),
    BIGEMINY(12, Priority.LOW, "Bigeminy"),
    TRIGEMINY(13, Priority.LOW, "Trigeminy"),
    FREQUENT_PVCS(14, Priority.LOW, "Frequent PVCs"),
    MULTIFOCAL_PVCS(15, Priority.LOW, "Multifocal PVCs"),
    SVT(16, Priority.MEDIUM, "Supraventricular tachycardia"),
    FREQUENT_SVCS(17, Priority.LOW, "Frequent SVCs"),
    MISSING_BEAT(18, Priority.LOW, "Missing beat"),
    UNCLASSIFIED(19, Priority.LOW, "Unclassified beat"),
    NOISY_ECG(20, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Noisy ECG"),
    PROBLEM_QRS(21, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Problem with the QRS complex"),
    LOW_AMPLITUDE(22, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Low amplitude of the ECG"),
    SALVO(23, Priority.LOW, "Salvo"),
    PACER_NOT_FUNCTIONING(24, Priority.LOW, "Pacer does not function"),
    PACER_NOT_CAPTURING(25, Priority.LOW, "Pacer does not capture"),
    NEW_QRS(26, Priority.LOW, "New QRS complex"),
    BRADYCARDIA(27, Priority.MEDIUM, "Bradycardia"),
    TACHYCARDIA(28, Priority.MEDIUM, "Tachycardia"),
    VENTRICULAR_BRADY(29, Priority.MEDIUM, "Ventricular bradycardia"),
    ANALYSIS_OFF(30, DeviceAlert.Type.TECHNICAL, Priority.LOW, "Arrhythmia analysis is off"),
    NO_TELEMETRY(31, DeviceAlert.Type.TECHNICAL, Priority.LOW, "No telemetry");

    private final int bit;
    private final DeviceAlert.Type type;
    private final Priority priority;
    private final String text;

    Arrhythmia(int bit, Priority priority, String text) {
        this(bit, DeviceAlert.Type.PHYSIOLOGICAL, priority, text);
    }

    Arrhythmia(int bit, DeviceAlert.Type type, Priority priority, String text) {
        this.bit = bit;
        this.type = type;
        this.priority = priority;
        this.text = text;
    }

    /** Whether it is among the bits of a status. */
    boolean isIn(long bits) {
        return (bits >> bit & 1) != 0;
    }

    DeviceAlert.Type type() {
        return type;
    }

    Priority priority() {
        return priority;
    }

    String text() {
        return text;
    }

    /** The code, ours: asystole is told by the ECG as well, and is one alert. */
    String code() {
        return this == ASYSTOLE
                ? StatusAlerts.ASYSTOLE
                : "arrhythmia-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
