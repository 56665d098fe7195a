package org.wardgate.simulator.device;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** Beats at once and then at an even interval of patient time, without drift, until a length of time is over. */
public final class Metronome {
    /** A length of time that is never over. */
    public static final Duration ENDLESS = Duration.ofNanos(Long.MAX_VALUE);

    private final DeviceWire wire;
    private final long periodNanos;
    private final long beatsInPeriod;
    private final long lengthNanos;
    private final LongConsumer beat;
    private final long originNanos;
    private Timer timer = Timer.NONE;
    private long beats;

    private Metronome(DeviceWire wire, Duration period, long beatsInPeriod, Duration length, LongConsumer beat) {
        this.wire = wire;
        this.periodNanos = period.toNanos();
        this.beatsInPeriod = beatsInPeriod;
        this.lengthNanos = length.toNanos();
        this.beat = beat;
        this.originNanos = wire.time().patientNanos();
    }

    /**
     * Starts one.
     *
     * @param interval from beat to beat.
     * @param length how long it beats; a beat that would fall on the end is left out. Zero is one beat.
     * @param beat is given the number of the beat, from 0, the first before this method returns.
     */
    public static Metronome start(DeviceWire wire, Duration interval, Duration length, LongConsumer beat) {
        Metronome metronome = new Metronome(wire, interval, 1, length, beat);
        metronome.beat();
        return metronome;
    }

    /**
     * Starts an endless one of a rate whose interval is no whole number of nanoseconds.
     *
     * @param times how often it beats in a second.
     * @param beat is given the number of the beat, from 0, the first before this method returns.
     */
    public static Metronome perSecond(DeviceWire wire, int times, LongConsumer beat) {
        Metronome metronome = new Metronome(wire, Duration.ofSeconds(1), times, ENDLESS, beat);
        metronome.beat();
        return metronome;
    }

    /** It beats no more; harmless when it has ended already. */
    public void stop() {
        timer.cancel();
    }

    private void beat() {
        long next = (beats + 1) * periodNanos / beatsInPeriod;
        if (next < lengthNanos) {
            long wait = originNanos + next - wire.time().patientNanos();
            timer = wire.schedule(Face.PATIENT, Duration.ofNanos(wait), this::beat);
        }
        beat.accept(beats++);
    }
}
