package org.wardgate.simulator.contec;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerPulse;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;

/** What is seen of a patient, in 60 packets a second of patient time. The numbers are renewed every second. */
final class PacketStream {
    private static final int PACKETS_PER_SECOND = 60;
    private static final long PACKET_NANOS = Duration.ofSeconds(1).toNanos() / PACKETS_PER_SECOND;

    private static final String SATURATION = "mdc:150456"; // MDC_PULS_OXIM_SAT_O2
    private static final String PULSE = "mdc:149530"; // MDC_PULS_OXIM_PULS_RATE
    private static final String PERFUSION = "mdc:150448"; // MDC_PULS_OXIM_PERF_REL

    // all of these are ours
    private static final long LONG_SEARCH_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int WAVE_FLOOR = 16;
    private static final int WAVE_HEIGHT = 96;
    private static final int ORDINARY_STRENGTH = 5; // as recorded
    private static final int GREATEST_STRENGTH = 8;

    private final DeviceWire wire;
    private final Patient patient;
    private final FingerPulse finger;
    private final Function<Observation, Bytes> encoder;
    private final boolean tellsPerfusion;
    private final Counters counters;
    private @Nullable Metronome packets;
    private boolean fingerOff;
    private boolean stale;
    private Vitals vitals;
    private boolean searching;
    private long searchingSinceNanos;

    /**
     * A stream that does not run.
     *
     * @param encoder makes the packets.
     * @param tellsPerfusion whether perfusion is in them.
     */
    PacketStream(
            DeviceWire wire,
            Patient patient,
            Function<Observation, Bytes> encoder,
            boolean tellsPerfusion,
            Counters counters) {
        this.wire = wire;
        this.patient = patient;
        this.finger = new FingerPulse(patient);
        this.encoder = encoder;
        this.tellsPerfusion = tellsPerfusion;
        this.counters = counters;
        this.vitals = patient.vitals();
    }

    /** Begins anew, or goes on where it runs. */
    void start() {
        if (packets == null) {
            packets = Metronome.perSecond(wire, PACKETS_PER_SECOND, this::packet);
        }
    }

    void stop() {
        if (packets != null) {
            packets.stop();
            packets = null;
        }
    }

    boolean isRunning() {
        return packets != null;
    }

    void fingerOff() {
        fingerOff = true;
    }

    /** The next packet has numbers of that finger. */
    void fingerOn() {
        fingerOff = false;
        stale = true;
    }

    private void packet(long number) {
        boolean renewed = stale || number % PACKETS_PER_SECOND == 0;
        if (renewed) {
            stale = false;
            vitals = patient.vitals();
        }
        Observation seen = observe();
        if (renewed) {
            say(seen.numbers());
        }
        counters.add("packets");
        wire.send(encoder.apply(seen));
    }

    private Observation observe() {
        Decimal saturation = vitals.oxygenSaturationPercent();
        Decimal pulse = vitals.pulsePerMinute();
        Decimal perfusion = vitals.perfusionPercent();
        boolean sought = searching;
        searching = false;
        if (fingerOff || (saturation == null && pulse == null && perfusion == null)) {
            return Observation.noFinger();
        }
        if (saturation == null || pulse == null) {
            return search(sought);
        }
        return Observation.ofPulse(
                strength(perfusion),
                finger.arrivedWithin(PACKET_NANOS),
                WAVE_FLOOR + (int) Math.round(finger.fullness() * WAVE_HEIGHT),
                Numbers.of(pulse, saturation, perfusion));
    }

    private Observation search(boolean sought) {
        long now = wire.time().patientNanos();
        if (!sought) {
            searchingSinceNanos = now;
        }
        searching = true;
        return Observation.searching(now - searchingSinceNanos >= LONG_SEARCH_NANOS);
    }

    /** Below 1 % it is weak. */
    private static int strength(@Nullable Decimal perfusionPercent) {
        if (perfusionPercent == null) {
            return ORDINARY_STRENGTH;
        }
        double percent = perfusionPercent.toDouble();
        return (int) Math.min(GREATEST_STRENGTH, Math.round(4 * Math.min(1, percent) + percent / 6));
    }

    private void say(Numbers numbers) {
        if (numbers.hasSaturation()) {
            wire.says(SATURATION, Decimal.of(numbers.saturation()));
        }
        if (numbers.hasPulse()) {
            wire.says(PULSE, Decimal.of(numbers.pulse()));
        }
        if (tellsPerfusion && numbers.hasPerfusion()) {
            wire.says(PERFUSION, new Decimal(numbers.perfusion(), -2));
        }
    }
}
