package org.wardgate.simulator.medibus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that stand, as data of responses: a priority, 30H and more, up to 31 for the highest; the code; twelve characters.
 * Priorities and phrases are those of an Evita 4. MEDIBUS 4.03, alarms.
 */
final class Alarms {
    private static final int HIGHEST = 31;

    private final Monitoring monitoring;

    Alarms(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    /** 27H. */
    String page1() {
        StringBuilder list = new StringBuilder();
        if (monitoring.isFingerOff()) {
            list.append(alarm(28, "35", "SPO2SEN DISC"));
        }
        below(list, monitoring.saturation(), Monitoring.SATURATION_LOW, "07", "SPO2 LOW");
        below(list, monitoring.pulse(), Monitoring.PULSE_LOW, "02", "SPO2 PULS LO");
        above(list, monitoring.pulse(), Monitoring.PULSE_HIGH, "1E", "SPO2 PULS HI");
        Long endTidal = monitoring.endTidal();
        if (endTidal != null && endTidal == 0) {
            list.append(alarm(29, "0D", "APNEA CO2"));
        } else {
            below(list, endTidal, Monitoring.CARBON_DIOXIDE_LOW, "27", "ET CO2 LOW");
            above(list, endTidal, Monitoring.CARBON_DIOXIDE_HIGH, "28", "ET CO2 HIGH");
        }
        return list.toString();
    }

    /** 2EH: standby is a message of the highest priority. */
    String page2() {
        return monitoring.isStandby() ? alarm(HIGHEST, "95", "EVITA STDBY") : "";
    }

    private static void below(StringBuilder list, @Nullable Long value, int limit, String code, String phrase) {
        if (value != null && value < limit) {
            list.append(alarm(28, code, phrase));
        }
    }

    private static void above(StringBuilder list, @Nullable Long value, int limit, String code, String phrase) {
        if (value != null && value > limit) {
            list.append(alarm(28, code, phrase));
        }
    }

    private static String alarm(int priority, String code, String phrase) {
        return (char) ('0' + priority) + code + String.format(Locale.ROOT, "%-12s", phrase);
    }
}
