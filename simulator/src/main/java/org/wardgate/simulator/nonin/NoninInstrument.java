package org.wardgate.simulator.nonin;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.FingerPulse;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;

/**
 * A Nonin pulse oximeter that observes a patient and sends what its format wants, on patient time. It has no ears, as an OEM III or
 * Xpod: what arrives is counted and does nothing.
 *
 * <p>Counters: {@code frames} of formats 2, 7 and 8 or {@code lines}, {@code bytes-ignored}, and {@code violations}, which stay 0.
 *
 * <p>Used on the simulator's executor only.
 */
public final class NoninInstrument implements FingerProbe {
    private static final int FRAMES_PER_SECOND = 75;

    /** For 12 frames a pulse is marked; Nonin 6470-000-01, page 9. */
    private static final long MARK_NANOS = Duration.ofMillis(160).toNanos();

    private static final int REVISION = 0x94; // as recorded
    private static final int PLETH_FLOOR = 0x3400; // as recorded, in its higher half
    private static final int PLETH_HEIGHT = 0xB000; // ours

    private static final String SATURATION = "mdc:150456"; // MDC_PULS_OXIM_SAT_O2
    private static final String PULSE = "mdc:149530"; // MDC_PULS_OXIM_PULS_RATE

    /** Manuals say that format, time and date are told at power-on, not how. */
    private static final DateTimeFormatter HEADING =
            DateTimeFormatter.ofPattern("'FORMAT=1' HH:mm:ss MM/dd/yy'\r\n'", Locale.ROOT);

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters();
    private final FingerPulse finger;
    private final Measurement measurement;
    private final ByteArrayOutputStream burst = new ByteArrayOutputStream();
    private final long madeNanos;
    private DataPacket packet = new DataPacket(Reading.NONE, REVISION, 0, 0);
    private @Nullable Metronome metronome;
    private boolean batteryLow;

    /**
     * An oximeter that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it sends.
     */
    public NoninInstrument(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.options = options;
        this.finger = new FingerPulse(patient);
        this.measurement = new Measurement(patient, wire.time());
        this.madeNanos = wire.time().patientNanos();
    }

    @Override
    public void start() {
        measurement.reset();
        burst.reset();
        if (options.format() == Format.ASCII) {
            wire.send(Bytes.ofAscii(HEADING.format(clock())));
        }
        metronome = options.format().hasFrames()
                ? Metronome.perSecond(wire, FRAMES_PER_SECOND, this::frame)
                : Metronome.perSecond(wire, 1, number -> second());
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            counters.add("bytes-ignored");
        }
    }

    @Override
    public void stop() {
        if (metronome != null) {
            metronome.stop();
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    /** {@inheritDoc} Frames say so at once, and the display's numbers stay as they were for 10 s. */
    @Override
    public void fingerOff() {
        measurement.setFingerOff(true);
    }

    @Override
    public void fingerOn() {
        measurement.setFingerOff(false);
    }

    /** Its batteries run low, or are new. ASCII lines do not tell. */
    public void setBatteryLow(boolean isLow) {
        batteryLow = isLow;
    }

    private void second() {
        Reading reading = measurement.read();
        if (options.format() == Format.ASCII) {
            say(reading.recording());
            counters.add("lines");
            wire.send(Bytes.ofAscii(line(reading.recording())));
        } else {
            sayDisplay(reading);
            counters.add("frames");
            wire.send(FourBytes.of(reading, batteryLow));
        }
    }

    /** Ours: dashes come at once, for a line has no flag that would tell how old its numbers are. */
    private static String line(Numbers numbers) {
        return String.format(
                Locale.ROOT,
                "SPO2=%s HR=%s\r\n",
                numbers.hasSaturation() ? digits(numbers.saturation()) : "---",
                numbers.hasPulse() ? digits(numbers.pulse()) : "---");
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%03d", number);
    }

    private void frame(long number) {
        int place = (int) (number % DataPacket.FRAMES);
        if (place == 0) {
            int status2 = batteryLow ? DataPacket.LOW_BATTERY : 0;
            packet = new DataPacket(measurement.read(), REVISION, number / DataPacket.FRAMES, status2);
            sayDisplay(packet.reading());
        }
        int status = DataFrame.ALWAYS | (place == 0 ? DataFrame.SYNC : 0) | conditions();
        int value = packet.valueOf(place + 1);
        counters.add("frames");
        send(
                options.format() == Format.FORMAT_2
                        ? DataFrame.format2(status, pleth(), value)
                        : DataFrame.format7(status, pleth(), value),
                place == DataPacket.FRAMES - 1);
    }

    private void send(Bytes frame, boolean isLast) {
        if (!options.bursts()) {
            wire.send(frame);
            return;
        }
        burst.writeBytes(frame.toArray());
        if (isLast) {
            wire.send(Bytes.copyOf(burst.toByteArray()));
            burst.reset();
        }
    }

    /**
     * The bits of STATUS that change. When a finger is put on, the alarm stays to the packet's end: only the next has numbers of that
     * finger.
     */
    private int conditions() {
        Reading reading = packet.reading();
        int outOfTrack = reading.isOutOfTrack() ? DataFrame.OUT_OF_TRACK : 0;
        if (!sees()) {
            return outOfTrack | DataFrame.SENSOR_ALARM;
        }
        if (!finger.arrivedWithin(MARK_NANOS)) {
            return outOfTrack;
        }
        return outOfTrack | (reading.hasArtefact() ? DataFrame.ARTEFACT : DataFrame.colour(reading.perfusion()));
    }

    private int pleth() {
        return sees() ? PLETH_FLOOR + (int) Math.round(finger.fullness() * PLETH_HEIGHT) : 0;
    }

    private boolean sees() {
        return packet.reading().hasFinger() && !measurement.isFingerOff();
    }

    /** Numbers without a finger are on the wire, and the wire says that they are not to be used. */
    private void sayDisplay(Reading reading) {
        if (reading.hasFinger()) {
            say(reading.display());
        }
    }

    private void say(Numbers numbers) {
        if (numbers.hasSaturation()) {
            wire.says(SATURATION, Decimal.of(numbers.saturation()));
        }
        if (numbers.hasPulse()) {
            wire.says(PULSE, Decimal.of(numbers.pulse()));
        }
    }

    private LocalDateTime clock() {
        return options.clock().plusNanos(wire.time().patientNanos() - madeNanos);
    }
}
