package org.wardgate.simulator.pump;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.pump.PumpSetup.Kind;
import org.wardgate.simulator.pump.SyringeDrive.Stop;

/**
 * What a pump of a rack delivers: at its set rate, as a bolus, or to keep a vein open. It is moved from event to event by
 * {@link #goTo}; whatever is read or changed is so at the moment that it was moved to.
 */
final class Program {
    static final long NEVER = Long.MAX_VALUE;

    private static final SyringeDrive.Pressures PRESSURES = new SyringeDrive.Pressures(50, 570);
    private static final double BOLUS_MILLILITRES_PER_HOUR = 800; // as a real Perfusor says of itself
    private static final double NANOS_PER_HOUR = 3600e9;

    private final SyringeDrive drive;
    private final boolean keepsVeinOpen;
    private double rate; // that is set; the drive's is the one that flows
    private long nowNanos;
    private long infusingNanos;
    private long bolusUntil = NEVER;
    private double bolusFrom;
    private double bolusMillilitres;
    private int boluses;
    private long kvoUntil = NEVER;

    Program(PumpSetup setup, long patientNanos) {
        double given = setup.infused().toDouble();
        double content = setup.kind() == Kind.SYRINGE
                ? Math.max(0, setup.syringeMillilitres() - given)
                : Double.POSITIVE_INFINITY;
        Double vtbi = setup.vtbi() == null ? null : setup.vtbi().toDouble();
        this.rate = setup.rate().toDouble();
        this.drive = new SyringeDrive(
                new SyringeDrive.Setup(rate, vtbi, given, content, setup.running(), PRESSURES), patientNanos);
        this.keepsVeinOpen = setup.kvo();
        this.nowNanos = patientNanos;
    }

    /** When something happens by itself next; {@link #NEVER} when nothing does. */
    long nextEvent() {
        double untilStop = drive.nanosToStop(nowNanos);
        long stop = Double.isInfinite(untilStop) ? NEVER : nowNanos + (long) Math.ceil(untilStop) + 1;
        return Math.min(stop, Math.min(bolusUntil, kvoUntil));
    }

    /** Moves on, not beyond the next event; says what it has stopped for, if it did. */
    @Nullable
    PumpAlarm goTo(long nanos) {
        boolean flowed = drive.isRunning();
        Stop stop = drive.settle(nanos);
        infusingNanos += flowed ? nanos - nowNanos : 0;
        nowNanos = nanos;
        if (stop != null) {
            return stopped(stop);
        }
        if (nanos >= bolusUntil) {
            endBolus();
        }
        if (nanos >= kvoUntil) {
            stop();
            return PumpAlarm.KVO_END;
        }
        return null;
    }

    void start() {
        endKvo();
        drive.setRunning(true, nowNanos);
    }

    void stop() {
        endBolus();
        endKvo();
        drive.setRunning(false, nowNanos);
    }

    /** From the next infusion on, when this is a bolus or keeps the vein open. */
    void setRate(double millilitresPerHour) {
        rate = millilitresPerHour;
        if (!isBolus() && !isKvo()) {
            drive.setRateMillilitresPerHour(rate, nowNanos);
        }
    }

    void bolus(double millilitres) {
        if (!drive.isRunning() || isKvo()) {
            return;
        }
        bolusFrom = drive.infusedMillilitres();
        bolusUntil = nowNanos + (long) Math.ceil(millilitres / BOLUS_MILLILITRES_PER_HOUR * NANOS_PER_HOUR);
        boluses++;
        drive.setRateMillilitresPerHour(BOLUS_MILLILITRES_PER_HOUR, nowNanos);
    }

    /** At 3 mL/h, 1 mL/h or the set rate, whatever is next below it; for an hour. */
    void keepVeinOpen() {
        endBolus();
        kvoUntil = nowNanos + Duration.ofHours(1).toNanos();
        drive.setVtbiMillilitres(null, nowNanos);
        drive.setRateMillilitresPerHour(rate >= 10 ? 3 : Math.min(rate, 1), nowNanos);
        drive.setRunning(true, nowNanos);
    }

    void setOccluded(boolean occluded) {
        drive.setOccluded(occluded, nowNanos);
    }

    void setDisconnected(boolean disconnected) {
        drive.setDisconnected(disconnected, nowNanos);
    }

    void setContent(double millilitres) {
        drive.setContentMillilitres(millilitres, nowNanos);
    }

    void setVtbi(@Nullable Double millilitres) {
        drive.setVtbiMillilitres(millilitres, nowNanos);
    }

    void clearInfused() {
        bolusFrom -= drive.infusedMillilitres();
        drive.clearInfused(nowNanos);
    }

    /** Everything that it counts begins at 0. */
    void resetCounts() {
        clearInfused();
        bolusMillilitres = 0;
        boluses = 0;
        infusingNanos = 0;
    }

    double reachedMillilitresBy(long patientNanos) {
        return drive.reachedMillilitresBy(patientNanos);
    }

    /** The rate at which it flows or, while it stands still, would. */
    double dueMillilitresPerHour() {
        return drive.isRunning() ? drive.rateMillilitresPerHour() : rate;
    }

    boolean isKvo() {
        return kvoUntil != NEVER;
    }

    PumpReading.Flow flow() {
        boolean running = drive.isRunning();
        return new PumpReading.Flow(
                running,
                rate,
                running ? drive.rateMillilitresPerHour() : 0,
                drive.infusedMillilitres(),
                drive.contentMillilitres(),
                drive.vtbiMillilitres(),
                drive.remainingSeconds(),
                Math.round(100 * drive.pressureMillimetresOfMercury() / PRESSURES.occlusionMillimetresOfMercury()),
                Duration.ofNanos(infusingNanos).toMinutes());
    }

    PumpReading.Bolus bolus() {
        double given = isBolus() ? drive.infusedMillilitres() - bolusFrom : bolusMillilitres;
        return new PumpReading.Bolus(isBolus(), BOLUS_MILLILITRES_PER_HOUR, given, boluses);
    }

    private boolean isBolus() {
        return bolusUntil != NEVER;
    }

    private PumpAlarm stopped(Stop stop) {
        stop();
        if (stop == Stop.VTBI_DONE && keepsVeinOpen) {
            keepVeinOpen();
        }
        return switch (stop) {
            case OCCLUDED -> PumpAlarm.OCCLUSION;
            case SYRINGE_EMPTY -> PumpAlarm.SYRINGE_EMPTY;
            case VTBI_DONE -> PumpAlarm.VOLUME_DONE;
        };
    }

    private void endBolus() {
        if (isBolus()) {
            bolusMillilitres = drive.infusedMillilitres() - bolusFrom;
            bolusUntil = NEVER;
            drive.setRateMillilitresPerHour(rate, nowNanos);
        }
    }

    private void endKvo() {
        if (isKvo()) {
            kvoUntil = NEVER;
            drive.setRateMillilitresPerHour(rate, nowNanos);
        }
    }
}
