package org.wardgate.simulator.pump;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.PumpSetup.Kind;
import org.wardgate.time.TimeSource;

/**
 * A pump that stands in a rack, whatever the rack speaks: it infuses, gives boluses, keeps a vein open, rests, runs on its battery,
 * and alarms. It is a function of patient time and of what befalls it, however often it is looked at. How long its times are and
 * where its limits lie is ours where nothing else is said.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class RackPump implements Pump {
    private static final long STANDBY_WARNING_NANOS = Duration.ofMinutes(2).toNanos();
    private static final double NEAR_END_SECONDS = 180;
    private static final double NEARLY_ENDED_HOURS = 2 / 60.0;

    private final PumpSetup setup;
    private final TimeSource time;
    private final Program program;
    private final Set<PumpAlarm> raised = EnumSet.noneOf(PumpAlarm.class);
    private Battery battery = new Battery();
    private String serial;
    private String label;
    private boolean open;
    private long nowNanos;
    private long standbyUntil = Program.NEVER;
    private long restNanos; // of the standby before

    /** A pump that is switched on now. */
    public RackPump(PumpSetup setup, TimeSource time) {
        this.setup = setup;
        this.time = time;
        this.nowNanos = time.patientNanos();
        this.program = new Program(setup, nowNanos);
        this.serial = setup.serial();
        this.label = setup.label();
    }

    @Override
    public void run() {
        settle();
        endStandby();
        raised.clear();
        if (open) {
            raised.add(openAlarm());
        } else if (battery.isFlat()) {
            raised.add(PumpAlarm.BATTERY_EMPTY);
        } else {
            program.start();
        }
        settle();
    }

    /** {@inheritDoc} The alarm stays. */
    @Override
    public void hold() {
        settle();
        program.stop();
    }

    /** {@inheritDoc} During a bolus, or while the vein is kept open, it holds from the next infusion on. */
    @Override
    public void setRate(Decimal millilitresPerHour) {
        settle();
        program.setRate(millilitresPerHour.toDouble());
    }

    @Override
    public void occlude() {
        settle();
        program.setOccluded(true);
    }

    @Override
    public void releaseOcclusion() {
        settle();
        program.setOccluded(false);
    }

    @Override
    public void disconnectLine() {
        settle();
        program.setDisconnected(true);
    }

    @Override
    public void connectLine() {
        settle();
        program.setDisconnected(false);
    }

    @Override
    public double reachedMillilitresBy(long patientNanos) {
        settle();
        return program.reachedMillilitresBy(patientNanos);
    }

    /** Somebody gives a bolus of so many mL, at the pump's bolus rate; only while it infuses. */
    public void bolus(Decimal millilitres) {
        settle();
        program.bolus(millilitres.toDouble());
    }

    /** Somebody lets the pump rest for so long; alarms are gone. */
    public void standby(Duration length) {
        settle();
        program.stop();
        raised.clear();
        standbyUntil = nowNanos + length.toNanos();
    }

    /** Its volume is in now, and it keeps the vein open for an hour, whether or not it was set to. */
    public void keepVeinOpen() {
        settle();
        raised.add(PumpAlarm.VOLUME_DONE);
        program.keepVeinOpen();
    }

    /** Two minutes more, and the syringe is empty; of a volumetric pump, its volume is in. */
    public void nearEnd() {
        endIn(NEARLY_ENDED_HOURS);
    }

    /** The syringe is empty now; of a volumetric pump, its volume is in. */
    public void end() {
        endIn(0);
        settle();
    }

    /** Somebody opens the door or, of a syringe pump, the holder of the syringe. */
    public void open() {
        open = true;
        raise(openAlarm());
    }

    /** Somebody closes it again; a syringe that was empty is a full one now. The alarm goes with {@link #run}. */
    public void close() {
        settle();
        open = false;
        if (isSyringe() && program.flow().contentMillilitres() <= 0) {
            program.setContent(setup.syringeMillilitres());
        }
    }

    /** Air comes down the line, which only a volumetric pump can see. */
    public void air() {
        if (!isSyringe()) {
            raise(PumpAlarm.AIR);
        }
    }

    /** Mains power comes, or goes and leaves the pump to its battery. */
    public void setMains(boolean isThere) {
        settle();
        battery.setMains(isThere);
    }

    /** The battery is nearly flat: ten minutes are left, none of which pass on mains. */
    public void drainBattery() {
        settle();
        battery.drain();
    }

    /** Another pump of its kind takes its place, with the same syringe and the same program; it counts from 0. */
    public void exchange(String otherSerial) {
        settle();
        boolean onMains = battery.isOnMains();
        battery = new Battery();
        battery.setMains(onMains);
        raised.clear();
        program.resetCounts();
        serial = otherSerial;
    }

    /** It alarms, and stands still when such an alarm means that. */
    public void raise(PumpAlarm alarm) {
        settle();
        raised.add(alarm);
        if (alarm.stops()) {
            program.stop();
        }
    }

    /** An alarm is gone, without anybody's doing. */
    public void clear(PumpAlarm alarm) {
        settle();
        raised.remove(alarm);
    }

    /** Sets the volume to be infused from now on, in mL; null for none. */
    public void setVtbi(@Nullable Double millilitres) {
        settle();
        program.setVtbi(millilitres);
    }

    /** The volume infused counts from 0. */
    public void clearInfused() {
        settle();
        program.clearInfused();
    }

    /** What it infuses is called something else. */
    public void setLabel(String other) {
        label = other;
    }

    public Kind kind() {
        return setup.kind();
    }

    /** The serial number, another one after {@link #exchange}. */
    public String serial() {
        return serial;
    }

    /** What it calls what it infuses; empty for nothing. */
    public String label() {
        return label;
    }

    /** The concentration in mg/mL when it shows a dose rate; null when it does not. */
    public @Nullable Decimal dosedMilligramsPerMillilitre() {
        return setup.dosedMilligramsPerMillilitre();
    }

    /** The syringe's size; 0 for none. */
    public int syringeMillilitres() {
        return setup.syringeMillilitres();
    }

    /** What is true of it now. */
    public PumpReading read() {
        settle();
        boolean standby = standbyUntil != Program.NEVER;
        long rest = standby ? standbyUntil - nowNanos : restNanos;
        return new PumpReading(
                program.flow(),
                program.bolus(),
                program.isKvo(),
                standby,
                Duration.ofNanos(rest).toMinutes(),
                battery.isOnMains(),
                battery.minutesLeft(),
                alarms());
    }

    private Set<PumpAlarm> alarms() {
        Set<PumpAlarm> all = EnumSet.noneOf(PumpAlarm.class);
        all.addAll(raised);
        if (battery.isLow() && !battery.isFlat()) {
            all.add(PumpAlarm.BATTERY_LOW);
        }
        PumpReading.Flow flow = program.flow();
        if (isSyringe() && flow.running() && flow.remainingSeconds() <= NEAR_END_SECONDS) {
            all.add(PumpAlarm.SYRINGE_NEARLY_EMPTY);
        }
        if (standbyUntil != Program.NEVER && standbyUntil - nowNanos <= STANDBY_WARNING_NANOS) {
            all.add(PumpAlarm.STANDBY_ENDS);
        }
        return all;
    }

    private void endIn(double hours) {
        settle();
        double left = hours * program.dueMillilitresPerHour();
        if (isSyringe()) {
            program.setContent(left);
        } else {
            program.setVtbi(left);
        }
    }

    /** Follows the pump up to now, from one thing that happens to the next. */
    private void settle() {
        long now = time.patientNanos();
        for (long next = nextEvent(); next < now; next = nextEvent()) {
            goTo(next);
        }
        goTo(now);
    }

    private long nextEvent() {
        long left = battery.nanosLeft();
        long flat = battery.isFlat() || left == Program.NEVER ? Program.NEVER : nowNanos + left;
        return Math.min(Math.min(program.nextEvent(), flat), standbyUntil);
    }

    private void goTo(long nanos) {
        PumpAlarm stoppedFor = program.goTo(nanos);
        battery.pass(nanos - nowNanos);
        nowNanos = nanos;
        if (stoppedFor != null) {
            raised.add(stoppedFor);
        }
        if (stoppedFor == PumpAlarm.KVO_END) {
            raised.remove(PumpAlarm.VOLUME_DONE);
        }
        if (nanos >= standbyUntil) {
            endStandby();
            raised.add(PumpAlarm.STANDBY_OVER);
        }
        if (battery.isFlat() && raised.add(PumpAlarm.BATTERY_EMPTY)) {
            program.stop();
        }
    }

    private void endStandby() {
        if (standbyUntil != Program.NEVER) {
            restNanos = Math.max(0, standbyUntil - nowNanos);
            standbyUntil = Program.NEVER;
        }
    }

    private boolean isSyringe() {
        return setup.kind() == Kind.SYRINGE;
    }

    private PumpAlarm openAlarm() {
        return isSyringe() ? PumpAlarm.SYRINGE : PumpAlarm.DOOR;
    }
}
