package org.wardgate.simulator.capnostream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.capnostream.Display.Gas;
import org.wardgate.simulator.capnostream.Ears.Heard;
import org.wardgate.simulator.device.Capnogram;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;

/**
 * A Capnostream 20 that observes a patient. It is silent until the host enables its line, and sends a sample of the curve every 50 ms
 * and all numbers every second once the host has asked for real-time data. The end-tidal number is the highest sample of the breath
 * that ended last, the inspired one the lowest. A patient without an airway has no FilterLine.
 *
 * <p>It obeys what changes its set-up, and counts each as a violation.
 *
 * <p>Counters: {@code commands}, {@code waves}, {@code numerics}, {@code bad-frames}, {@code bytes-ignored}, {@code unknown-commands},
 * {@code patient-inquiries}, {@code violations}.
 *
 * <p>Used on the simulator's executor only.
 */
public final class CapnostreamMonitor implements FingerProbe {
    private static final Duration SAMPLE = Duration.ofMillis(50);
    private static final int SAMPLES_PER_SECOND = 20;
    private static final int HIGHEST_LEVEL = 0xFFFF;

    // fast status
    private static final int INVALID = 0x01;
    private static final int END_OF_BREATH = 0x08;
    private static final int FILTERLINE_OFF = 0x40;

    /** What changes the monitor, or stops its data: host id, periodic messages, trends, set-up, patient id. */
    private static final Set<Integer> CONTROL = Set.of(7, 8, 10, 54, 55, 56, 60, 61, 62);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    private final DeviceWire wire;
    private final Patient patient;
    private final Options options;
    private final Counters counters = new Counters();
    private final Ears ears = new Ears(counters);
    private final Capnogram capnogram;
    private final Display display;
    private final long madeNanos;
    private @Nullable Metronome samples;
    private boolean enabled;
    private boolean sending;
    private boolean fingerOff;
    private boolean filterLineOff;
    private int number;
    private int highest;
    private int lowest;
    private @Nullable Integer endTidal;
    private @Nullable Integer inspired;

    /** A monitor that is switched off. */
    public CapnostreamMonitor(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.patient = patient;
        this.options = options;
        this.capnogram = new Capnogram(patient);
        this.display = new Display(options.unit(), wire::says);
        this.madeNanos = wire.time().patientNanos();
        forgetBreath();
    }

    @Override
    public void start() {
        enabled = false;
        sending = false;
        forgetBreath();
        samples = Metronome.start(wire, SAMPLE, Metronome.ENDLESS, this::sample);
    }

    @Override
    public void stop() {
        if (samples != null) {
            samples.stop();
        }
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            Heard heard = ears.take(bytes.u8(i));
            if (heard != null) {
                counters.add("commands");
                obey(heard);
            }
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

    /** The FilterLine is pulled out of the monitor, or put in again. */
    public void filterLine(boolean connected) {
        filterLineOff = !connected;
        forgetBreath();
    }

    private void obey(Heard heard) {
        if (CONTROL.contains(heard.code())) {
            counters.add("violations");
        }
        switch (heard.code()) {
            case 1 -> {
                enabled = true;
                identify();
            }
            case 2 -> {
                enabled = false;
                sending = false;
            }
            case 3 -> inquire(heard.data());
            case 4 -> sending = enabled;
            case 5, 54, 56 -> sending = false;
            case 6, 7, 8, 10, 21, 55, 61, 62 -> {} // nothing is answered
            case 9 -> send(9, Bytes.ofHex("4100")); // likely
            case 11 -> {
                counters.add("patient-inquiries");
                send(2, Bytes.ofAscii(" ".repeat(28)));
            }
            case 60 -> send(60, bytes(heard.data())); // an echo; likely
            default -> counters.add("unknown-commands");
        }
    }

    private void identify() {
        String text = "V05.10 " + DATE.format(options.clock()) + " " + options.serialNumber() + "  ";
        send(4, Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Of the five numbers those that are there, in mmHg; FF is none. */
    private void inquire(List<Integer> data) {
        int item = data.isEmpty() ? 0 : data.get(0);
        Integer answer = item == 3 ? rate() : null;
        send(3, bytes(List.of(answer == null ? 0xFF : answer)));
    }

    private void sample(long beat) {
        Capnogram.Moment moment = capnogram.advance(SAMPLE.toNanos());
        if (moment == null || filterLineOff) {
            forgetBreath();
            wave(0, INVALID | FILTERLINE_OFF);
        } else {
            int level = (int)
                    Math.min(HIGHEST_LEVEL, Math.round(256 * options.unit().onLine(moment.millimetresOfMercury())));
            if (moment.endsBreath()) {
                endTidal = highest < 0 ? null : (highest + 128) / 256;
                inspired = highest < 0 ? null : (lowest + 128) / 256;
                highest = -1;
                lowest = HIGHEST_LEVEL;
            }
            highest = Math.max(highest, level);
            lowest = Math.min(lowest, level);
            wave(level, moment.endsBreath() ? END_OF_BREATH : 0);
        }
        if (beat % SAMPLES_PER_SECOND == 0) {
            numbers();
        }
    }

    private void wave(int level, int status) {
        if (sending) {
            counters.add("waves");
            send(0, bytes(List.of(number, level >> 8, level & 0xFF, status)));
            number = (number + 1) % 256;
        }
    }

    private void numbers() {
        if (!sending) {
            return;
        }
        counters.add("numerics");
        LocalDateTime clock = options.clock().plusNanos(wire.time().patientNanos() - madeNanos);
        long without = filterLineOff ? 0 : capnogram.nanosWithoutBreath() / 1_000_000_000;
        Gas gas = new Gas(endTidal, inspired, rate(), (int) Math.min(254, without >= 20 ? without : 0));
        Vitals vitals = patient.vitals();
        Gas shown = gas.isApnoea() ? new Gas(null, null, null, gas.secondsWithout()) : gas;
        send(1, display.numerics(clock.toEpochSecond(ZoneOffset.UTC), shown, vitals, fingerOff));
    }

    private @Nullable Integer rate() {
        Vitals.Airway airway = patient.vitals().airway();
        return airway == null || endTidal == null
                ? null
                : (int) Math.round(airway.breathsPerMinute().toDouble());
    }

    private void forgetBreath() {
        endTidal = null;
        inspired = null;
        highest = -1;
        lowest = HIGHEST_LEVEL;
    }

    private void send(int code, Bytes data) {
        if (enabled) {
            wire.send(Packet.of(code, data));
        }
    }

    private static Bytes bytes(List<Integer> octets) {
        byte[] bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        return Bytes.copyOf(bytes);
    }
}
