package org.wardgate.simulator.nellcor;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.nellcor.Printer.Cell;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.time.TimeSource.Face;

/**
 * A Nellcor pulse oximeter that observes a patient and prints a line every two seconds of patient time, with a heading before the
 * first one, after every 25 and when a limit changes. It answers to the interactive menu on link time.
 *
 * <p>Counters: {@code lines}, {@code headings}, {@code violations} (XOFF, the way into the menu, and what is typed there),
 * {@code bytes-ignored}.
 *
 * <p>Used on the simulator's executor only.
 */
public final class OxiMaxOximeter implements FingerProbe {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration ECHO = Duration.ofMillis(20); // ours
    private static final int LINES_BETWEEN_HEADINGS = 25;

    /** The amplitude has no unit. Ours: 20 for each percent of perfusion, and that of 2 % for a patient of whom none is known. */
    private static final int AMPLITUDE_PER_PERCENT = 20;

    private static final Decimal ORDINARY_PERFUSION_PERCENT = Decimal.of(2);
    private static final int GREATEST_AMPLITUDE = 254;

    private static final String SATURATION = "mdc:150456"; // MDC_PULS_OXIM_SAT_O2
    private static final String PULSE = "mdc:149530"; // MDC_PULS_OXIM_PULS_RATE
    private static final String AMPLITUDE = "raw:nellcor:PA";

    private final DeviceWire wire;
    private final Patient patient;
    private final Options options;
    private final Printer printer;
    private final Counters counters = new Counters();
    private final Menu menu;
    private final long madeNanos;
    private Limits limits;
    private @Nullable Metronome beats;
    private boolean on;
    private boolean onBattery;
    private boolean fingerOff;
    private @Nullable LocalDateTime stoppedClock;
    private @Nullable String oddStatus;
    private int linesSinceHeading;

    /**
     * An oximeter that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it is and how it is set up.
     */
    public OxiMaxOximeter(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.patient = patient;
        this.options = options;
        this.printer = new Printer(options);
        this.menu = new Menu(printer, counters);
        this.limits = options.limits();
        this.madeNanos = wire.time().patientNanos();
    }

    @Override
    public void start() {
        on = true;
        menu.reset();
        linesSinceHeading = LINES_BETWEEN_HEADINGS;
        beats = Metronome.start(wire, PERIOD, Metronome.ENDLESS, number -> beat());
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; on && i < bytes.length(); i++) {
            String answer = menu.received((char) bytes.u8(i));
            if (!answer.isEmpty()) {
                wire.schedule(Face.LINK, ECHO, () -> echo(answer));
            }
        }
    }

    @Override
    public void stop() {
        on = false;
        if (beats != null) {
            beats.stop();
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void fingerOff() {
        fingerOff = true;
    }

    @Override
    public void fingerOn() {
        fingerOff = false;
    }

    /** Somebody sets other alarm limits: the heading is printed at once. */
    public void setLimits(Limits newLimits) {
        limits = newLimits;
        if (on && mayPrint()) {
            printHeading();
        }
    }

    /** The mains plug is pulled, on which older models print nothing, or put in again. */
    public void setOnBattery(boolean isOnBattery) {
        onBattery = isOnBattery;
    }

    /** The clock stands still, or goes on from where it would be. */
    public void stopClock(boolean isStopped) {
        stoppedClock = isStopped ? clock() : null;
    }

    /** Prints one more status code, two capitals that may mean nothing to anybody; null for none. */
    public void show(@Nullable String status) {
        oddStatus = status;
    }

    private boolean mayPrint() {
        return !menu.isQuiet() && !onBattery;
    }

    private void echo(String answer) {
        if (on && !menu.isHeld()) {
            wire.send(Bytes.ofAscii(answer));
        }
    }

    private void beat() {
        if (!mayPrint()) {
            return;
        }
        if (linesSinceHeading == LINES_BETWEEN_HEADINGS) {
            printHeading();
        }
        linesSinceHeading++;
        counters.add("lines");
        wire.send(Bytes.ofAscii(dataLine()));
    }

    private void printHeading() {
        linesSinceHeading = 0;
        counters.add("headings");
        wire.send(Bytes.ofAscii(printer.heading(limits)));
    }

    private String dataLine() {
        Vitals vitals = patient.vitals();
        Decimal saturation = vitals.oxygenSaturationPercent();
        Decimal pulse = vitals.pulsePerMinute();
        if (fingerOff || saturation == null || pulse == null) {
            boolean moving = !fingerOff && vitals.perfusionPercent() != null;
            return withoutNumbers(moving ? "LM" : "SO");
        }
        return withNumbers(whole(saturation), whole(pulse), amplitude(vitals.perfusionPercent()));
    }

    private String withoutNumbers(String reason) {
        return printer.line(clock(), Cell.NONE, Cell.NONE, Printer.NO_NUMBER, status(List.of(reason)));
    }

    private String withNumbers(long saturation, long pulse, long amplitude) {
        String pulseAlarm = alarm(pulse, limits.pulseLow(), "PL", limits.pulseHigh(), "PH");
        String saturationAlarm = alarm(saturation, limits.saturationLow(), "SL", limits.saturationHigh(), "SH");
        return printer.line(
                clock(),
                new Cell(said(SATURATION, saturation), !saturationAlarm.isEmpty()),
                new Cell(said(PULSE, pulse), !pulseAlarm.isEmpty()),
                said(AMPLITUDE, amplitude),
                status(List.of(pulseAlarm, saturationAlarm)));
    }

    private static String alarm(long value, int low, String below, int high, String above) {
        return value < low ? below : value > high ? above : "";
    }

    private List<String> status(List<String> reasons) {
        List<String> status = new ArrayList<>(reasons);
        status.removeIf(String::isEmpty);
        if (oddStatus != null) {
            status.add(oddStatus);
        }
        if (options.audioOff()) {
            status.add("AO");
        }
        return status;
    }

    private LocalDateTime clock() {
        return stoppedClock != null
                ? stoppedClock
                : options.clock().plusNanos(wire.time().patientNanos() - madeNanos);
    }

    private String said(String quantity, long number) {
        wire.says(quantity, Decimal.of(number));
        return Long.toString(number);
    }

    private static long amplitude(@Nullable Decimal perfusionPercent) {
        Decimal perfusion = perfusionPercent == null ? ORDINARY_PERFUSION_PERCENT : perfusionPercent;
        return Math.min(GREATEST_AMPLITUDE, Math.round(perfusion.toDouble() * AMPLITUDE_PER_PERCENT));
    }

    private static long whole(Decimal value) {
        return Math.round(value.toDouble());
    }
}
