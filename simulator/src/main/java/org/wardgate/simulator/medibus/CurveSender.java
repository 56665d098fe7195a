package org.wardgate.simulator.medibus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerPulse;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;

/**
 * Sends curves: a sync byte with a bit for each stream of the record, then two bytes of six bits a value, the lower first. MEDIBUS 4.03,
 * real-time data.
 */
final class CurveSender {
    private static final Duration INTERVAL = Duration.ofMillis(16);
    private static final int HIGHEST_BIN = 0xFFF;

    /** Airway pressure, flow, carbon dioxide, pulse; code, interval, lowest, highest, highest bin. */
    static final String OFFER = "00   16000-  10  100FFF" + "01   16000- 200  200FFF" + "06   16000    0  100FFF"
            + "02   16000    0  100FFF";

    private final DeviceWire wire;
    private final Patient patient;
    private final FingerPulse pulse;
    private final List<Stream> streams = new ArrayList<>();
    private int mask;
    private @Nullable Metronome metronome;
    private long records;

    private record Stream(String code, int multiplier) {}

    CurveSender(DeviceWire wire, Patient patient) {
        this.wire = wire;
        this.patient = patient;
        this.pulse = new FingerPulse(patient);
    }

    /** 54H: pairs of a code and of how many samples become one. False where they are none. */
    boolean configure(String pairs) {
        stop();
        for (int at = 0; at + 4 <= pairs.length(); at += 4) {
            int multiplier = Integer.parseInt(pairs.substring(at + 2, at + 4), 16);
            streams.add(new Stream(pairs.substring(at, at + 2), Math.max(1, multiplier)));
        }
        return pairs.length() % 4 == 0 && !streams.isEmpty();
    }

    /** Switches streams on, a bit each. */
    void enable(int newMask) {
        mask = newMask & ((1 << streams.size()) - 1);
        if (mask != 0 && metronome == null) {
            metronome = Metronome.start(wire, INTERVAL, Metronome.ENDLESS, this::tick);
        }
    }

    void stop() {
        if (metronome != null) {
            metronome.stop();
            metronome = null;
        }
        streams.clear();
        mask = 0;
    }

    /** How many records were sent. */
    long records() {
        return records;
    }

    private void tick(long number) {
        byte[] record = new byte[9];
        int size = 1;
        int present = 0;
        for (int i = 0; i < streams.size() && i < 4; i++) {
            Stream stream = streams.get(i);
            if ((mask >> i & 1) != 0 && number % stream.multiplier() == 0) {
                int bin = bin(stream.code());
                present |= 1 << i;
                record[size++] = (byte) (0x80 | (bin & 0x3F));
                record[size++] = (byte) (0x80 | bin >> 6);
            }
        }
        if (present != 0) {
            record[0] = (byte) (0xD0 | present);
            records++;
            wire.send(Bytes.copyOf(record, 0, size));
        }
    }

    /** Breaths are a sine at the patient's rate; the pulse is the finger's. */
    private int bin(String code) {
        if (code.equals("02")) {
            return (int) (pulse.fullness() * HIGHEST_BIN);
        }
        var rate = patient.vitals().respirationPerMinute();
        double perNano =
                (rate == null ? 0 : rate.toDouble()) / Duration.ofMinutes(1).toNanos();
        double phase = wire.time().patientNanos() * perNano * 2 * Math.PI;
        return (int) ((Math.sin(phase) + 1) / 2 * HIGHEST_BIN);
    }
}
