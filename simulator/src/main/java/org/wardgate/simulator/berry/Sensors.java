package org.wardgate.simulator.berry;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Pressure;

/** What the board makes of a patient: one frame of each kind. Numbers that it tells are noted as it tells them. */
final class Sensors {
    static final int ECG = 0x02;
    static final int PRESSURE = 0x03;
    static final int SATURATION = 0x04;
    static final int TEMPERATURE = 0x05;

    // status of the ECG
    private static final int LEADS_OFF = 0x02;
    private static final int GAIN = 2;
    private static final int FILTER = 1;
    private static final int SET_UP = GAIN << 2 | FILTER << 4;

    // rhythms; where fast and slow begin is ours
    private static final int NORMAL = 1;
    private static final int ASYSTOLE = 2;
    private static final int TACHYCARDIA = 0x0A;
    private static final int BRADYCARDIA = 0x0B;
    private static final int FAST = 140;
    private static final int SLOW = 45;
    private static final int ST_HUNDREDTHS = -5;

    // states of the cuff
    private static final int FINISHED = 0;
    private static final int MEASURING = 1;

    // status of the oximeter
    private static final int NO_FINGER = 2;
    private static final int SEARCHING = 3;

    private static final int NO_SATURATION = 127;
    private static final int NO_PULSE = 255;
    private static final int PROBES_OFF = 3;
    private static final int SECOND_PROBE_OFF = 2;
    private static final int HIGHEST_PRESSURE = 255;

    private final BiConsumer<String, Decimal> says;

    Sensors(BiConsumer<String, Decimal> says) {
        this.says = says;
    }

    /** Heart and breathing. */
    BoardFrame ecg(Vitals vitals, boolean leadsOff) {
        tell("raw:berry:ECG_GAIN", Decimal.of(GAIN));
        tell("raw:berry:ECG_FILTER", Decimal.of(FILTER));
        Decimal heart = vitals.heartRatePerMinute();
        if (leadsOff || heart == null) {
            return BoardFrame.of(ECG, SET_UP | LEADS_OFF, 0, 0, 0, 0);
        }
        int rate = number(heart, 254);
        int breaths = vitals.respirationPerMinute() == null ? 0 : number(vitals.respirationPerMinute(), 254);
        int rhythm = rate == 0 ? ASYSTOLE : rate >= FAST ? TACHYCARDIA : rate <= SLOW ? BRADYCARDIA : NORMAL;
        if (rate > 0) {
            tell("mdc:147842", Decimal.of(rate)); // MDC_ECG_HEART_RATE
        }
        if (breaths > 0) {
            tell("mdc:151578", Decimal.of(breaths)); // MDC_TTHOR_RESP_RATE
        }
        tell("raw:berry:ST", new Decimal(ST_HUNDREDTHS, -2));
        tell("raw:berry:RHYTHM", Decimal.of(rhythm));
        return BoardFrame.of(ECG, SET_UP, rate, breaths, ST_HUNDREDTHS, rhythm);
    }

    /** The cuff while it measures, or how it ended {@code last}, which is null where it has not measured. */
    BoardFrame pressure(boolean measuring, int cuff, Cuff.@Nullable End last) {
        if (measuring) {
            int halves = cuff / 2;
            tell("mdc:150300", Decimal.of(halves * 2L)); // MDC_PRESS_CUFF
            return BoardFrame.of(PRESSURE, MEASURING << 2, halves, 0, 0, 0);
        }
        Pressure found = last == null ? null : last.pressure();
        if (found == null) {
            return BoardFrame.of(PRESSURE, (last == null ? FINISHED : state(last.outcome())) << 2, 0, 0, 0, 0);
        }
        int systolic = number(found.systolicMillimetresOfMercury(), HIGHEST_PRESSURE);
        int mean = number(found.meanMillimetresOfMercury(), HIGHEST_PRESSURE);
        int diastolic = number(found.diastolicMillimetresOfMercury(), HIGHEST_PRESSURE);
        tell("mdc:150021", Decimal.of(systolic)); // MDC_PRESS_BLD_NONINV_SYS
        tell("mdc:150023", Decimal.of(mean)); // MDC_PRESS_BLD_NONINV_MEAN
        tell("mdc:150022", Decimal.of(diastolic)); // MDC_PRESS_BLD_NONINV_DIA
        return BoardFrame.of(PRESSURE, FINISHED << 2, 0, systolic, mean, diastolic);
    }

    private static int state(Cuff.Outcome outcome) {
        return switch (outcome) {
            case FOUND -> FINISHED;
            case STOPPED -> 2;
            case LOOSE -> 4;
            case NO_SIGNAL -> 7;
        };
    }

    /** The finger. */
    BoardFrame saturation(Vitals vitals, boolean fingerOff) {
        Decimal saturation = vitals.oxygenSaturationPercent();
        Decimal pulse = vitals.pulsePerMinute();
        if (fingerOff || (saturation == null && pulse == null)) {
            return BoardFrame.of(SATURATION, NO_FINGER, NO_SATURATION, NO_PULSE);
        }
        if (saturation == null || pulse == null) {
            return BoardFrame.of(SATURATION, SEARCHING, NO_SATURATION, NO_PULSE);
        }
        int percent = number(saturation, 100);
        int beats = number(pulse, 250);
        tell("mdc:150456", Decimal.of(percent)); // MDC_PULS_OXIM_SAT_O2
        tell("mdc:149530", Decimal.of(beats)); // MDC_PULS_OXIM_PULS_RATE
        return BoardFrame.of(SATURATION, 0, percent, beats);
    }

    /** The first of two probes; the second is never there. */
    BoardFrame temperature(Vitals vitals) {
        Decimal degrees = vitals.temperatureCelsius();
        if (degrees == null) {
            return BoardFrame.of(TEMPERATURE, PROBES_OFF, 0, 0);
        }
        int tenths = (int) Math.round(degrees.toDouble() * 10);
        tell("mdc:150344", new Decimal(tenths, -1)); // MDC_TEMP
        return BoardFrame.of(TEMPERATURE, SECOND_PROBE_OFF, tenths / 10, tenths % 10);
    }

    private void tell(String quantity, Decimal value) {
        says.accept(quantity, value);
    }

    private static int number(Decimal value, int greatest) {
        return (int) Math.max(0, Math.min(greatest, Math.round(value.toDouble())));
    }
}
