package org.wardgate.simulator.berry;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.device.CuffProbe;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.ElectrodeProbe;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.FingerPulse;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.time.TimeSource.Face;

/**
 * A PM6750: silent until it is told what to send. Numbers come once a second of patient time, the seven leads 250 times, the curves of
 * pleth and respiration 50 and 25 times (ours). The state of its cuff is told with whatever else it sends, and by itself while it measures.
 *
 * <p>Counters: {@code commands} that were complete, {@code frames} that it sent, {@code violations} (what starts or stops the cuff, or
 * sets anything: obeyed where that shows), {@code unsupported}, {@code bad-sums}, {@code bytes-ignored}.
 *
 * <p>Used on the simulator's executor only.
 */
public final class Pm6750Board implements FingerProbe, CuffProbe, ElectrodeProbe {
    private static final Duration LATENCY = Duration.ofMillis(10); // ours

    // commands, V3.2
    private static final int SEND_ECG = 0x01;
    private static final int NIBP = 0x02;
    private static final int SEND_SATURATION = 0x03;
    private static final int SEND_TEMPERATURE = 0x04;
    private static final int SEND_ECG_WAVE = 0xFB;
    private static final int FIRMWARE = 0xFC;
    private static final int HARDWARE = 0xFD;
    private static final int SEND_PLETH = 0xFE;
    private static final int SEND_RESPIRATION = 0xFF;

    /** What sets something: leads, gain, filter, patient mode, preset, calibration, bias, gain of the respiration, leak test. */
    private static final Set<Integer> SETTINGS = Set.of(0x05, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0F, 0x10);

    private static final int ECG_WAVE = 0x01;
    private static final int BEAT = 0x30;
    private static final int WAVE_RATE = 250;
    private static final long WAVE_NANOS = Duration.ofSeconds(1).toNanos() / WAVE_RATE;
    private static final int PLETH_EVERY = 5;
    private static final int RESPIRATION_EVERY = 10;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final DeviceWire wire;
    private final Patient patient;
    private final Options options;
    private final Counters counters = new Counters();
    private final CommandReceiver receiver = new CommandReceiver(counters);
    private final Sensors sensors;
    private final FingerPulse finger;
    private final Cuff cuff;
    private final Set<Integer> sent = new HashSet<>();
    private @Nullable Metronome clock;
    private Cuff.@Nullable End last;
    private boolean fingerOff;
    private boolean leadsOff;

    /**
     * A board that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options how it is made.
     */
    public Pm6750Board(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.patient = patient;
        this.options = options;
        this.sensors = new Sensors(wire::says);
        this.finger = new FingerPulse(patient);
        this.cuff = new Cuff(wire, patient, options.nibpInterval(), this::measured);
    }

    @Override
    public void start() {
        stop();
        receiver.reset();
        sent.clear();
        last = null;
        cuff.powerOn();
        clock = Metronome.perSecond(wire, WAVE_RATE, this::tick);
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; clock != null && i < bytes.length(); i++) {
            BoardFrame command = receiver.take(bytes.u8(i));
            if (command != null) {
                counters.add("commands");
                wire.schedule(
                        Face.LINK,
                        LATENCY,
                        () -> obey(command.kind(), command.data().u8(0)));
            }
        }
    }

    @Override
    public void stop() {
        cuff.powerOff();
        if (clock != null) {
            clock.stop();
            clock = null;
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

    @Override
    public void leadsOff() {
        leadsOff = true;
    }

    @Override
    public void leadsOn() {
        leadsOff = false;
    }

    @Override
    public void measurePressure() {
        if (clock != null) {
            cuff.measure();
        }
    }

    @Override
    public void cuffOff() {
        cuff.setOff(true);
    }

    @Override
    public void cuffOn() {
        cuff.setOff(false);
    }

    private void obey(int command, int parameter) {
        if (clock == null) {
            return;
        }
        switch (command) {
            case SEND_ECG, SEND_SATURATION, SEND_TEMPERATURE, SEND_PLETH, SEND_RESPIRATION -> {
                if (parameter == 0) {
                    sent.remove(command);
                } else {
                    sent.add(command);
                }
            }
            case FIRMWARE -> send(new BoardFrame(FIRMWARE, Bytes.ofAscii(options.firmware())));
            case HARDWARE -> send(new BoardFrame(HARDWARE, Bytes.ofAscii(options.hardware())));
            case NIBP -> {
                counters.add("violations");
                if (parameter == 0) {
                    cuff.stop();
                } else {
                    cuff.measure();
                }
            }
            case SEND_ECG_WAVE -> {
                // does nothing on these boards
            }
            default -> counters.add(SETTINGS.contains(command) ? "violations" : "unsupported");
        }
    }

    private void measured(Cuff.End end) {
        last = end;
        send(sensors.pressure(false, 0, last));
    }

    private void tick(long number) {
        if (sent.contains(SEND_ECG)) {
            wave();
        }
        if (number % PLETH_EVERY == 0 && sent.contains(SEND_PLETH)) {
            send(BoardFrame.of(SEND_PLETH, fingerOff ? 0 : (int) Math.round(finger.fullness() * 100)));
        }
        if (number % RESPIRATION_EVERY == 0 && sent.contains(SEND_RESPIRATION)) {
            send(BoardFrame.of(SEND_RESPIRATION, breath()));
        }
        // each kind of number once a second, a quarter of a second apart
        switch ((int) (number % WAVE_RATE)) {
            case 0 -> {
                if (sent.contains(SEND_ECG)) {
                    send(sensors.ecg(patient.vitals(), leadsOff));
                }
            }
            case WAVE_RATE / 4 -> {
                if (cuff.isMeasuring() || !sent.isEmpty()) {
                    send(sensors.pressure(cuff.isMeasuring(), cuff.pressure(), last));
                }
            }
            case WAVE_RATE / 2 -> {
                if (sent.contains(SEND_SATURATION)) {
                    send(sensors.saturation(patient.vitals(), fingerOff));
                }
            }
            case WAVE_RATE * 3 / 4 -> {
                if (sent.contains(SEND_TEMPERATURE)) {
                    send(sensors.temperature(patient.vitals()));
                }
            }
            default -> {
                // nothing is due
            }
        }
    }

    private void wave() {
        boolean seen = !leadsOff && patient.vitals().heartRatePerMinute() != null;
        send(BoardFrame.of(ECG_WAVE, seen ? Leads.at(patient.beats(0)) : Leads.flat()));
        if (seen && Math.floor(patient.beats(0)) > Math.floor(patient.beats(WAVE_NANOS))) {
            send(BoardFrame.of(BEAT, 0));
        }
    }

    private int breath() {
        var rate = patient.vitals().respirationPerMinute();
        double breaths = rate == null ? 0 : wire.time().patientNanos() / NANOS_PER_MINUTE * rate.toDouble();
        return (int) Math.round(50 + 40 * Math.sin(2 * Math.PI * breaths));
    }

    private void send(BoardFrame frame) {
        counters.add("frames");
        wire.send(frame.encode());
    }
}
