package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Patient;

/**
 * Lead II of an electrocardiogram that beats at the patient's heart rate. Data Export Interface Programming Guide, sample arrays;
 * the specification is that of a recorded M8000: 64 samples in each 256 ms, 14 bits, 5 microvolts a step, 0x2000 for 0 mV.
 */
final class EcgWave {
    /** The label of the ECG as a whole, by which a client selects it. */
    static final long LABEL = 0x20100;
    /** The label of lead II alone. */
    static final long LEAD_II_LABEL = 0x20102;

    static final int SAMPLES = 64;
    static final long NANOS_PER_SAMPLE = 4_000_000;
    /** An array of samples. */
    static final long NANOS = SAMPLES * NANOS_PER_SAMPLE;

    private static final int CONTEXT = 1;
    private static final int HANDLE = 0x02CA;
    private static final int LEAD_II = 0x0102;
    private static final int INVALID = 0x8000;
    private static final int ZERO = 0x2000;
    private static final double STEPS_PER_MILLIVOLT = 200;

    /** Where in the beat the R wave is; the patient counts beats by it. */
    private static final double R_PHASE = 0.35;

    /** The waves P, Q, R, S and T: where in the beat, how high in millivolts, how wide in parts of the beat. */
    private static final double[][] BUMPS = {
        {0.18, 0.15, 0.025}, {0.325, -0.1, 0.01}, {R_PHASE, 1.1, 0.012}, {0.375, -0.25, 0.012}, {0.6, 0.3, 0.05}
    };

    private static final List<Attribute> SPECIFICATION = List.of(
            Attribute.ofU16(0x0921, HANDLE),
            Attribute.ofU32(0x092F, 0x1_0000L | PollRequest.WAVES),
            Attribute.ofHex(0x093F, "000008000001428001030000"),
            Attribute.ofHex(0x096D, "0040100e3000"), // 64 samples of 16 bits, 14 of them significant
            Attribute.ofHex(0x0A16, "0003000c 00048008 00034001 00028004"), // marks of saturation, defibrillator, pacer
            Attribute.ofU32(0x098D, 0x20), // 4 ms
            Attribute.ofU32(0x0924, LABEL),
            new Attribute(0x0927, Attribute.string("ECG   ")),
            Attribute.ofU16(0x0996, 0x10B2), // mV
            Attribute.ofU16(0x0945, 0x0120),
            Attribute.ofU16(0x0911, 2),
            Attribute.ofU16(0x0940, 0),
            Attribute.ofHex(0x096F, "fefff000fd009ffb00003fff"),
            Attribute.ofHex(0x0964, "00000000000000011f9c206400000000"));

    private final Patient patient;

    EcgWave(Patient patient) {
        this.patient = patient;
    }

    /** What explains the samples, and none of them. */
    List<ObservedObject> specification() {
        return List.of(new ObservedObject(CONTEXT, HANDLE, SPECIFICATION));
    }

    /**
     * The samples of 256 ms; a flat and invalid line when no electrode is on.
     *
     * @param withSpecification whether what explains them comes along.
     * @param endNanosAgo how long ago the last of them was, in patient time.
     */
    List<ObservedObject> samples(boolean withSpecification, long endNanosAgo) {
        Decimal heartRate = patient.vitals().heartRatePerMinute();
        MessageWriter lead = new MessageWriter()
                .u16(LEAD_II)
                .u16(heartRate == null ? INVALID : 0)
                .u16(2 * SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            if (heartRate == null) {
                lead.u16(ZERO);
            } else {
                double beats = patient.beats(endNanosAgo + (SAMPLES - 1 - i) * NANOS_PER_SAMPLE);
                double phase = beats + R_PHASE;
                lead.u16(ZERO + (int) Math.round(STEPS_PER_MILLIVOLT * millivolts(phase - Math.floor(phase))));
            }
        }
        List<Attribute> attributes = new ArrayList<>(withSpecification ? SPECIFICATION : List.of());
        attributes.add(new Attribute(
                0x0967, new MessageWriter().u16(1).counted(lead.toBytes()).toBytes()));
        return List.of(new ObservedObject(CONTEXT, HANDLE, attributes));
    }

    private static double millivolts(double phase) {
        double sum = 0;
        for (double[] bump : BUMPS) {
            double distance = (phase - bump[0]) / bump[2];
            sum += bump[1] * Math.exp(-distance * distance / 2);
        }
        return sum;
    }
}
