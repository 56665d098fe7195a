package org.wardgate.simulator.medibus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Airway;
import org.wardgate.simulator.patient.Vitals.Pressure;

/**
 * What a machine measures, its limits and its settings, as data of responses: codes of two digits and values of four characters, five
 * for settings. What it does not have now is left out. MEDIBUS 4.03, measured data; formats of MEDIBUS for Intensive Care.
 */
final class Monitoring {
    // limits of the machine's own alarms, for adults
    static final int SATURATION_LOW = 90;
    static final int PULSE_LOW = 50;
    static final int PULSE_HIGH = 120;
    static final int CARBON_DIOXIDE_LOW = 30;
    static final int CARBON_DIOXIDE_HIGH = 50;

    private static final String HUNDREDS = "%3d ";
    private static final String THOUSANDS = "%4d";
    private static final String MAKERS_CODE = "raw:draeger-medibus:";

    private final DeviceWire wire;
    private final Patient patient;
    private final Cuff cuff;
    private final StringBuilder data = new StringBuilder();
    private boolean fingerOff;
    private boolean standby;

    Monitoring(DeviceWire wire, Patient patient, Cuff cuff) {
        this.wire = wire;
        this.patient = patient;
        this.cuff = cuff;
    }

    void finger(boolean off) {
        fingerOff = off;
    }

    boolean isFingerOff() {
        return fingerOff;
    }

    void standby(boolean now) {
        standby = now;
    }

    boolean isStandby() {
        return standby;
    }

    /** Saturation as the probe sees it; null when it sees none. */
    @Nullable
    Long saturation() {
        return fingerOff ? null : whole(patient.vitals().oxygenSaturationPercent());
    }

    @Nullable
    Long pulse() {
        return fingerOff ? null : whole(patient.vitals().pulsePerMinute());
    }

    /** Carbon dioxide at the end of a breath; null in standby, and where no capnometer is. */
    @Nullable
    Long endTidal() {
        Airway airway = airway();
        return airway == null ? null : whole(airway.endTidalMillimetresOfMercury());
    }

    /** 24H. */
    String measured1() {
        Vitals vitals = patient.vitals();
        Airway airway = airway();
        put("EB", HUNDREDS, "mdc:150456", saturation());
        put("E1", HUNDREDS, "mdc:149530", pulse());
        put("DC", HUNDREDS, "mdc:147842", whole(vitals.heartRatePerMinute()));
        put("D6", HUNDREDS, "mdc:151562", standby ? null : whole(vitals.respirationPerMinute()));
        Pressure pressure = cuff.last();
        if (pressure != null) {
            put("96", THOUSANDS, "mdc:150021", whole(pressure.systolicMillimetresOfMercury()));
            put("8C", THOUSANDS, "mdc:150022", whole(pressure.diastolicMillimetresOfMercury()));
            put("91", THOUSANDS, "mdc:150023", whole(pressure.meanMillimetresOfMercury()));
            put("92", THOUSANDS, MAKERS_CODE + "24-92", cuff.minutes());
        }
        if (airway != null) {
            put("E6", HUNDREDS, "mdc:151728", endTidal());
            put("E5", "%2d  ", "mdc:151738", whole(airway.inspiredMillimetresOfMercury()));
            put("D5", HUNDREDS, "mdc:151594", whole(airway.breathsPerMinute()));
        }
        tenths("C3", "mdc:150344", vitals.temperatureCelsius());
        if (!standby) {
            put("F0", HUNDREDS, MAKERS_CODE + "24-F0", 21L);
            put("7D", " %2d ", MAKERS_CODE + "24-7D", 18L);
            put("78", " %2d ", MAKERS_CODE + "24-78", 5L);
        }
        return taken();
    }

    /** 2BH: the tidal volumes. */
    String measured2() {
        if (!standby) {
            put("21", THOUSANDS, MAKERS_CODE + "2B-21", 470L);
            put("22", THOUSANDS, MAKERS_CODE + "2B-22", 480L);
        }
        return taken();
    }

    /** 25H. */
    String lowLimits() {
        put("EB", HUNDREDS, MAKERS_CODE + "25-EB", (long) SATURATION_LOW);
        put("E1", HUNDREDS, MAKERS_CODE + "25-E1", (long) PULSE_LOW);
        put("E6", HUNDREDS, MAKERS_CODE + "25-E6", (long) CARBON_DIOXIDE_LOW);
        return taken();
    }

    /** 26H. */
    String highLimits() {
        put("E1", HUNDREDS, MAKERS_CODE + "26-E1", (long) PULSE_HIGH);
        put("E6", HUNDREDS, MAKERS_CODE + "26-E6", (long) CARBON_DIOXIDE_HIGH);
        return taken();
    }

    /** 29H: the sample of MEDIBUS 4.03, inspired oxygen and PEEP. */
    String settings() {
        wire.says(MAKERS_CODE + "29-01", Decimal.of(21));
        wire.says(MAKERS_CODE + "29-0B", new Decimal(50, -1));
        return "01  21 0B  5.0";
    }

    private @Nullable Airway airway() {
        return standby ? null : patient.vitals().airway();
    }

    private void put(String code, String format, String quantity, @Nullable Long value) {
        if (value != null) {
            wire.says(quantity, Decimal.of(value));
            data.append(code).append(String.format(Locale.ROOT, format, value));
        }
    }

    private void tenths(String code, String quantity, @Nullable Decimal value) {
        if (value != null) {
            Decimal told = new Decimal(Math.round(value.toDouble() * 10), -1);
            wire.says(quantity, told);
            data.append(code).append(String.format(Locale.ROOT, "%4s", told));
        }
    }

    private String taken() {
        String taken = data.toString();
        data.setLength(0);
        return taken;
    }

    private static @Nullable Long whole(@Nullable Decimal value) {
        return value == null ? null : Math.round(value.toDouble());
    }
}
