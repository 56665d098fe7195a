package org.wardgate.simulator.pump;

import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.pump.SyringeDrive.Setup;
import org.wardgate.simulator.pump.SyringeDrive.Stop;
import org.wardgate.time.TimeSource;

/**
 * A {@link SyringeDrive} with its clock and its memory: whatever is read or changed follows the motor up to now first, and why it
 * stopped by itself is remembered until somebody starts it.
 */
public final class DrivenSyringe {
    private final SyringeDrive drive;
    private final TimeSource time;
    private @Nullable Stop stop;

    /** A drive that is switched on now. */
    public DrivenSyringe(Setup setup, TimeSource time) {
        this.drive = new SyringeDrive(setup, time.patientNanos());
        this.time = time;
    }

    /** Why the motor stopped by itself; null where it did not, or was started since. */
    public @Nullable Stop stop() {
        settle();
        return stop;
    }

    public void run() {
        settle();
        stop = null;
        drive.setRunning(true, time.patientNanos());
    }

    public void hold() {
        settle();
        stop = null;
        drive.setRunning(false, time.patientNanos());
    }

    public void setRateMillilitresPerHour(double rate) {
        settle();
        drive.setRateMillilitresPerHour(rate, time.patientNanos());
    }

    public void setOccluded(boolean occluded) {
        settle();
        drive.setOccluded(occluded, time.patientNanos());
    }

    public void setDisconnected(boolean disconnected) {
        settle();
        drive.setDisconnected(disconnected, time.patientNanos());
    }

    public double reachedMillilitresBy(long patientNanos) {
        settle();
        return drive.reachedMillilitresBy(patientNanos);
    }

    public boolean isRunning() {
        settle();
        return drive.isRunning();
    }

    public double rateMillilitresPerHour() {
        return drive.rateMillilitresPerHour();
    }

    public double infusedMillilitres() {
        settle();
        return drive.infusedMillilitres();
    }

    /** What is left of the volume to be infused; null when none was set, or it is done. */
    public @Nullable Double vtbiMillilitres() {
        settle();
        return drive.vtbiMillilitres();
    }

    public double pressureMillimetresOfMercury() {
        settle();
        return drive.pressureMillimetresOfMercury();
    }

    private void settle() {
        Stop now = drive.settle(time.patientNanos());
        stop = now == null ? stop : now;
    }
}
