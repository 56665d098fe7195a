package org.wardgate.simulator.dri;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.FingerPulse;
import org.wardgate.simulator.dri.RecordWriter.Piece;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;

/**
 * The curves that a client asked for, one second of them at a time. GE 8005313, waveform data. This monitor has ECG1, INVP1, PLETH,
 * CO2 and RESP of the sensors that are connected.
 */
final class Curves {
    /** Samples per second of all curves together; GE M1017617, waveform request. */
    static final int MOST_PER_SECOND = 600;

    private static final int ECG1 = 1;
    private static final int INVP1 = 4;
    private static final int PLETH = 8;
    private static final int CO2 = 9;
    private static final int RESP = 15;
    private static final int GAP = 1;
    private static final int LEAD_OFF = 8;
    private static final int HEADER_BYTES = 6;
    private static final long SECOND = 1_000_000_000L;

    private final Patient patient;
    private final Options options;
    private final FingerPulse finger;
    private List<Integer> wanted = List.of();
    private boolean gap;

    Curves(Patient patient, Options options) {
        this.patient = patient;
        this.options = options;
        this.finger = new FingerPulse(patient);
    }

    /** Replaces what is wanted: the list is walked in its order, and what does not fit any more is passed over. */
    void want(List<Integer> types) {
        List<Integer> fitting = new ArrayList<>();
        int left = MOST_PER_SECOND;
        for (int type : types) {
            int rate = rate(type);
            if (rate > 0 && rate <= left && !fitting.contains(type)) {
                fitting.add(type);
                left -= rate;
            }
        }
        wanted = fitting;
        gap = true;
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** The second that ends now. */
    List<Piece> second(boolean fingerOff) {
        List<Piece> pieces = new ArrayList<>();
        for (int type : wanted) {
            pieces.add(new Piece(type, samples(type, fingerOff)));
        }
        gap = false;
        return pieces;
    }

    /** Samples per second; 0 for a curve that this monitor does not have. */
    private int rate(int type) {
        Sensor sensor = sensor(type);
        return sensor == null || !options.sensors().contains(sensor)
                ? 0
                : switch (type) {
                    case ECG1 -> 300;
                    case INVP1, PLETH -> 100;
                    default -> 25;
                };
    }

    private static @Nullable Sensor sensor(int type) {
        return switch (type) {
            case ECG1, RESP -> Sensor.ECG;
            case INVP1 -> Sensor.ARTERIAL_LINE;
            case PLETH -> Sensor.OXIMETER;
            case CO2 -> Sensor.CAPNOMETER;
            default -> null;
        };
    }

    private Bytes samples(int type, boolean fingerOff) {
        int count = rate(type);
        Vitals vitals = patient.vitals();
        boolean off = type == ECG1 && vitals.heartRatePerMinute() == null;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) count)
                .putShort((short) ((gap ? GAP : 0) | (off ? LEAD_OFF : 0)))
                .putShort((short) 0);
        for (int i = 0; i < count; i++) {
            long ago = (count - 1 - i) * SECOND / count;
            bytes.putShort((short) Math.round(sample(type, ago, vitals, fingerOff)));
        }
        return Bytes.copyOf(bytes.array());
    }

    private double sample(int type, long ago, Vitals vitals, boolean fingerOff) {
        double beats = patient.beats(ago);
        double phase = beats - Math.floor(beats);
        return switch (type) {
            case ECG1 -> vitals.heartRatePerMinute() == null ? 0 : 1000 * bump(phase, 0.5, 0.02); // microvolts
            case INVP1 -> vitals.pressure() == null ? 0 : 100 * artery(phase, vitals.pressure());
            case PLETH -> fingerOff ? 0 : 250 * finger.fullness();
            case CO2 -> vitals.airway() == null ? 0 : breath(ago, vitals.airway());
            default -> 100 * bump(phase, 0.5, 0.3);
        };
    }

    private static double artery(double phase, Vitals.Pressure pressure) {
        double low = pressure.diastolicMillimetresOfMercury().toDouble();
        return low + (pressure.systolicMillimetresOfMercury().toDouble() - low) * bump(phase, 0.3, 0.15);
    }

    /** High in the half of a second in which air leaves; the curve is not in step with the breaths. */
    private static double breath(long ago, Vitals.Airway airway) {
        return ago < SECOND / 2 ? airway.endTidalMillimetresOfMercury().toDouble() / 760 * 10_000 : 0;
    }

    private static double bump(double phase, double at, double width) {
        double distance = (phase - at) / width;
        return Math.exp(-distance * distance / 2);
    }
}
