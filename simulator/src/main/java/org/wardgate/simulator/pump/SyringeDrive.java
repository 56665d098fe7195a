package org.wardgate.simulator.pump;

import org.jspecify.annotations.Nullable;

/**
 * The mechanics of a syringe pump: volumes and pressure as functions of patient time. Between two changes everything is linear, so
 * only the state at the last change is kept and the result does not depend on how often the pump is asked.
 *
 * <p>{@link #settle} must be called before anything is read or changed.
 */
public final class SyringeDrive {
    /** Ours, whatever the rate. */
    private static final double RISE_MILLIMETRES_OF_MERCURY_PER_SECOND = 20;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_HOUR = 3600 * NANOS_PER_SECOND;

    /** Why the pump stopped by itself. */
    public enum Stop {
        VTBI_DONE,
        SYRINGE_EMPTY,
        OCCLUDED
    }

    /**
     * A drive as it is switched on.
     *
     * @param rateMillilitresPerHour the set rate.
     * @param vtbiMillilitres the volume to be infused; null for none.
     * @param infusedMillilitres the volume infused so far.
     * @param contentMillilitres what is left in the syringe.
     * @param running whether it infuses.
     * @param pressures the pressures in the line.
     */
    public record Setup(
            double rateMillilitresPerHour,
            @Nullable Double vtbiMillilitres,
            double infusedMillilitres,
            double contentMillilitres,
            boolean running,
            Pressures pressures) {}

    /**
     * The pressures in the line. From the one to the other it rises by 20 mmHg a second.
     *
     * @param baseMillimetresOfMercury that of an open line.
     * @param occlusionMillimetresOfMercury the one at which the pump gives up.
     */
    public record Pressures(double baseMillimetresOfMercury, double occlusionMillimetresOfMercury) {}

    private final Pressures pressures;
    private double rateMillilitresPerHour;
    private boolean running;
    private boolean occluded;
    private long changedNanos;
    private double infusedMillilitres;
    private double contentMillilitres;
    private @Nullable Double vtbiMillilitres;
    private double pressureMillimetresOfMercury;
    private double nowHours; // since the last change
    private double nowSeconds;
    private boolean disconnected;
    private double heldBackMillilitres; // in the line that a clamp keeps from the patient
    private double reachedMillilitres;
    private final VolumeCurve reached = new VolumeCurve();

    /** A drive that is switched on now. */
    public SyringeDrive(Setup setup, long patientNanos) {
        this.changedNanos = patientNanos;
        this.rateMillilitresPerHour = setup.rateMillilitresPerHour();
        this.infusedMillilitres = setup.infusedMillilitres();
        this.contentMillilitres = setup.contentMillilitres();
        this.vtbiMillilitres = setup.vtbiMillilitres();
        this.running = setup.running();
        this.pressures = setup.pressures();
        this.pressureMillimetresOfMercury = pressures.baseMillimetresOfMercury();
        reached.add(patientNanos, 0);
    }

    /** Brings the drive up to now; says why it stopped on the way, if it did. */
    public @Nullable Stop settle(long patientNanos) {
        Stop stop = null;
        double elapsed = patientNanos - changedNanos;
        if (running) {
            double first = nanosFromChangeToStop();
            if (first <= elapsed) {
                stop = first == nanosToOcclusion()
                        ? Stop.OCCLUDED
                        : first == nanosToVtbi() ? Stop.VTBI_DONE : Stop.SYRINGE_EMPTY;
                elapsed = Math.max(0, first);
            }
        }
        nowHours = running ? elapsed / NANOS_PER_HOUR : 0;
        nowSeconds = running ? elapsed / NANOS_PER_SECOND : 0;
        if (stop != null) {
            change(changedNanos + (long) elapsed);
            changedNanos = patientNanos;
            running = false;
            settleExactly(stop);
        }
        return stop;
    }

    /** Patient time from now until the drive stops by itself, in nanoseconds; infinite when it does not. */
    public double nanosToStop(long patientNanos) {
        return running
                ? Math.max(0, nanosFromChangeToStop() - (patientNanos - changedNanos))
                : Double.POSITIVE_INFINITY;
    }

    public void setRunning(boolean isRunning, long patientNanos) {
        change(patientNanos);
        running = isRunning;
    }

    public void setRateMillilitresPerHour(double rate, long patientNanos) {
        change(patientNanos);
        rateMillilitresPerHour = rate;
    }

    /** Sets the volume to be infused from now on; null for none. */
    public void setVtbiMillilitres(@Nullable Double vtbi, long patientNanos) {
        change(patientNanos);
        vtbiMillilitres = vtbi;
    }

    /** Another syringe, or the same one filled anew or nearly emptied. */
    public void setContentMillilitres(double content, long patientNanos) {
        change(patientNanos);
        contentMillilitres = content;
    }

    public void clearInfused(long patientNanos) {
        change(patientNanos);
        infusedMillilitres = 0;
    }

    /** Clamps the patient's line, or opens it again, which lets the pressure and what was pumped against it out at once. */
    public void setOccluded(boolean isOccluded, long patientNanos) {
        change(patientNanos);
        occluded = isOccluded;
        if (!isOccluded) {
            pressureMillimetresOfMercury = pressures.baseMillimetresOfMercury();
            reachedMillilitres += disconnected ? 0 : heldBackMillilitres;
            heldBackMillilitres = 0;
            reached.add(patientNanos, reachedMillilitres);
        }
    }

    /** Parts the line from the patient, which no pump can notice, or joins them again. */
    public void setDisconnected(boolean isDisconnected, long patientNanos) {
        change(patientNanos);
        disconnected = isDisconnected;
    }

    /** What has reached the patient by a moment up to now; the moments asked for never go back. */
    public double reachedMillilitresBy(long patientNanos) {
        double millilitresPerNano = running && !occluded && !disconnected ? rateMillilitresPerHour / NANOS_PER_HOUR : 0;
        return reached.at(patientNanos, millilitresPerNano);
    }

    public boolean isRunning() {
        return running;
    }

    public double rateMillilitresPerHour() {
        return rateMillilitresPerHour;
    }

    public double infusedMillilitres() {
        return infusedMillilitres + delivered();
    }

    /** What is left in the syringe. */
    public double contentMillilitres() {
        return contentMillilitres - delivered();
    }

    /** What is left of the volume to be infused; null when none was set. */
    public @Nullable Double vtbiMillilitres() {
        return vtbiMillilitres == null ? null : Math.max(0, vtbiMillilitres - delivered());
    }

    public double pressureMillimetresOfMercury() {
        return pressureMillimetresOfMercury + (occluded ? nowSeconds * RISE_MILLIMETRES_OF_MERCURY_PER_SECOND : 0);
    }

    /** Until the volume to be infused is in or the syringe is empty, at the set rate, also on hold; infinite at rate 0. */
    public double remainingSeconds() {
        double content = contentMillilitres();
        Double vtbi = vtbiMillilitres();
        return nanosFor(vtbi == null ? content : Math.min(vtbi, content)) / NANOS_PER_SECOND;
    }

    private double nanosFromChangeToStop() {
        return Math.min(nanosToOcclusion(), Math.min(nanosToVtbi(), nanosFor(contentMillilitres)));
    }

    private double nanosToVtbi() {
        return vtbiMillilitres == null ? Double.POSITIVE_INFINITY : nanosFor(vtbiMillilitres);
    }

    private double nanosToOcclusion() {
        return occluded
                ? (pressures.occlusionMillimetresOfMercury() - pressureMillimetresOfMercury)
                        / RISE_MILLIMETRES_OF_MERCURY_PER_SECOND
                        * NANOS_PER_SECOND
                : Double.POSITIVE_INFINITY;
    }

    private double nanosFor(double millilitres) {
        return rateMillilitresPerHour == 0
                ? Double.POSITIVE_INFINITY
                : millilitres / rateMillilitresPerHour * NANOS_PER_HOUR;
    }

    private double delivered() {
        return nowHours * rateMillilitresPerHour;
    }

    private void change(long patientNanos) {
        double delivered = delivered();
        if (occluded) {
            heldBackMillilitres += delivered;
        } else if (!disconnected) {
            reachedMillilitres += delivered;
        }
        reached.add(patientNanos, reachedMillilitres);
        pressureMillimetresOfMercury = pressureMillimetresOfMercury();
        infusedMillilitres += delivered;
        contentMillilitres -= delivered;
        vtbiMillilitres = vtbiMillilitres == null ? null : Math.max(0, vtbiMillilitres - delivered);
        changedNanos = patientNanos;
        nowHours = 0;
        nowSeconds = 0;
    }

    /** Takes away what rounding has left. */
    private void settleExactly(Stop stop) {
        if (stop == Stop.OCCLUDED) {
            pressureMillimetresOfMercury = pressures.occlusionMillimetresOfMercury();
        } else if (stop == Stop.SYRINGE_EMPTY) {
            contentMillilitres = 0;
        } else {
            vtbiMillilitres = null; // done: the pump waits for a new one
        }
    }
}
