package org.wardgate.simulator.masimo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.masimo.Statement.Digits;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;

/**
 * A Masimo pulse oximeter that observes a patient and prints a record every second of patient time. It has no ears: what arrives is
 * counted and does nothing.
 *
 * <p>Counters: {@code records}, {@code bytes-ignored}, and {@code violations}, which stay 0.
 *
 * <p>Used on the simulator's executor only.
 */
public final class RadicalOximeter implements FingerProbe {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String NO_SERIAL_NUMBER = "----------";

    /** Ours: a recorded line shows that digits outlive their finger, none shows for how long. */
    private static final long OUTLIVE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String SATURATION = "mdc:150456"; // MDC_PULS_OXIM_SAT_O2
    private static final String PULSE = "mdc:149530"; // MDC_PULS_OXIM_PULS_RATE
    private static final String PERFUSION = "mdc:150448"; // MDC_PULS_OXIM_PERF_REL

    private final DeviceWire wire;
    private final Patient patient;
    private final Options options;
    private final Counters counters = new Counters();
    private final long madeNanos;
    private @Nullable Metronome seconds;
    private boolean fingerOff;
    private boolean silenced;
    private Digits last = Digits.NONE;
    private long lastNanos;

    /**
     * An oximeter that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it is and how it is set up.
     */
    public RadicalOximeter(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.patient = patient;
        this.options = options;
        this.madeNanos = wire.time().patientNanos();
    }

    @Override
    public void start() {
        last = Digits.NONE;
        Bytes noise = options.model().powerOn();
        if (noise.length() > 0) {
            wire.send(noise);
        }
        seconds = Metronome.start(wire, PERIOD, Metronome.ENDLESS, number -> print());
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            counters.add("bytes-ignored");
        }
    }

    @Override
    public void stop() {
        if (seconds != null) {
            seconds.stop();
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    /** {@inheritDoc} It says so at once, and goes on to print saturation and pulse as they were for 5 s. */
    @Override
    public void fingerOff() {
        fingerOff = true;
    }

    @Override
    public void fingerOn() {
        fingerOff = false;
    }

    /** Somebody presses the mute key, or presses it again. */
    public void silence(boolean isSilenced) {
        silenced = isSilenced;
    }

    private void print() {
        Vitals vitals = patient.vitals();
        Decimal saturation = whole(vitals.oxygenSaturationPercent());
        Decimal pulse = whole(vitals.pulsePerMinute());
        Decimal perfusion = vitals.perfusionPercent();
        if (fingerOff || (saturation == null && pulse == null && perfusion == null)) {
            printWithoutFinger();
        } else if (saturation == null || pulse == null) {
            last = Digits.NONE;
            print(Digits.NONE, 0, Statement.PULSE_SEARCH | Statement.INTERFERENCE);
        } else {
            last = new Digits(digits(saturation), digits(pulse), hundredths(perfusion));
            lastNanos = wire.time().patientNanos();
            say(SATURATION, last.saturation());
            say(PULSE, last.pulse());
            if (perfusion != null) {
                say(PERFUSION, last.perfusion());
            }
            print(last, alarms(saturation, pulse), 0);
        }
    }

    /** As in the recorded line with EXC=000824: perfusion is dashes at once, the other digits are not. */
    private void printWithoutFinger() {
        boolean outlived = wire.time().patientNanos() - lastNanos > OUTLIVE_NANOS;
        print(
                outlived ? Digits.NONE : last.withoutPerfusion(),
                Statement.SOUNDING,
                Statement.SENSOR_OFF_PATIENT | Statement.LOW_PERFUSION);
    }

    private void print(Digits digits, int alarms, int exceptions) {
        LocalDateTime clock = options.clock().plusNanos(wire.time().patientNanos() - madeNanos);
        String serialNumber = options.serialNumber() == null ? NO_SERIAL_NUMBER : options.serialNumber();
        boolean sounding = (alarms & Statement.SOUNDING) != 0;
        Statement statement = new Statement(
                clock,
                serialNumber,
                digits,
                sounding && silenced ? alarms | Statement.SILENCED : alarms,
                exceptions | Statement.SET_RUNNING);
        counters.add("records");
        wire.send(options.model().line(statement));
    }

    private int alarms(Decimal saturation, Decimal pulse) {
        Options.Limits limits = options.limits();
        int alarms = 0;
        if (saturation.compareTo(Decimal.of(limits.saturationLow())) < 0) {
            alarms |= Statement.SATURATION_LOW;
        }
        if (pulse.compareTo(Decimal.of(limits.pulseLow())) < 0) {
            alarms |= Statement.PULSE_LOW;
        }
        if (pulse.compareTo(Decimal.of(limits.pulseHigh())) > 0) {
            alarms |= Statement.PULSE_HIGH;
        }
        return alarms == 0 ? 0 : alarms | Statement.SOUNDING;
    }

    private void say(String quantity, String digits) {
        wire.says(quantity, Decimal.parse(digits));
    }

    private static @Nullable Decimal whole(@Nullable Decimal value) {
        return value == null ? null : Decimal.of(Math.round(value.toDouble()));
    }

    private static String digits(Decimal whole) {
        return String.format(Locale.ROOT, "%03d", whole.unscaled());
    }

    private static String hundredths(@Nullable Decimal percent) {
        return percent == null ? Digits.NO_PERFUSION : String.format(Locale.ROOT, "%05.2f", percent.toDouble());
    }
}
