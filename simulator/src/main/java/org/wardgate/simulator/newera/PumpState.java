package org.wardgate.simulator.newera;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;
import org.wardgate.simulator.pump.SyringeDrive.Stop;
import org.wardgate.time.TimeSource;

/**
 * What a pump knows and shows, and what can be done to it. Its pumping program has one phase: a rate, and a volume after which it
 * stops or none. Whatever depends on the motor follows it up to now first.
 */
final class PumpState {

    /** What the pump does. */
    enum Status {
        INFUSING('I'),
        WITHDRAWING('W'),
        PURGING('X'),
        PAUSED('P'),
        STOPPED('S');

        private final char letter;

        Status(char letter) {
            this.letter = letter;
        }
    }

    /** What happens to the syringe. */
    enum Direction {
        INF,
        WDR
    }

    /** A pumping rate as it was set. */
    private record Rate(Decimal number, RateUnit unit) {
        private double millilitresPerHour() {
            return unit.millilitresPerHour(number).toDouble();
        }
    }

    private final Options options;
    private final TimeSource time;
    private final BiConsumer<String, Decimal> truth;
    private final Consumer<Alarm> alarms;
    private final SyringeDrive infusing;
    private final SyringeDrive withdrawing;
    private Decimal diameterMillimetres;
    private Rate rate;
    private Rate storedRate;
    private VolumeUnit volumeUnit;
    private double volumeMillilitres; // 0 is without end
    private Direction direction = Direction.INF;
    private Status status = Status.STOPPED;
    private @Nullable Alarm alarm;

    /**
     * A pump's state.
     *
     * @param truth is told every number that goes into an answer.
     * @param alarms is told of every alarm as it begins.
     */
    PumpState(Options options, TimeSource time, BiConsumer<String, Decimal> truth, Consumer<Alarm> alarms) {
        this.options = options;
        this.time = time;
        this.truth = truth;
        this.alarms = alarms;
        this.infusing = new SyringeDrive(options.drive(), time.patientNanos());
        this.withdrawing = new SyringeDrive(
                new SyringeDrive.Setup(0, null, 0, Double.POSITIVE_INFINITY, false, new SyringeDrive.Pressures(0, 0)),
                time.patientNanos());
        this.diameterMillimetres = options.diameterMillimetres();
        this.rate = new Rate(FourDigits.of(options.rateMillilitresPerHour().toDouble()), RateUnit.MH);
        this.storedRate = rate;
        this.volumeUnit = VolumeUnit.of(diameterMillimetres);
        if (options.vtbiMillilitres() != null) {
            setVolume(options.vtbiMillilitres().toDouble());
        }
        if (options.running()) {
            run();
        }
    }

    /** The program begins, or goes on after a pause. */
    void run() {
        settle();
        if (isOperating()) {
            return;
        }
        if (status == Status.STOPPED) {
            Double volume = volumeMillilitres == 0 ? null : volumeMillilitres;
            infusing.setVtbiMillilitres(volume, now());
            withdrawing.setVtbiMillilitres(volume, now());
        }
        status = direction == Direction.INF ? Status.INFUSING : Status.WITHDRAWING;
        drive(rate.millilitresPerHour());
    }

    /** What runs pauses; what pauses is stopped, so that its program begins anew. */
    void hold() {
        settle();
        status = status == Status.INFUSING || status == Status.WITHDRAWING ? Status.PAUSED : Status.STOPPED;
        drive(0);
    }

    /** The program ends. */
    void stop() {
        settle();
        status = Status.STOPPED;
        drive(0);
    }

    /** As fast as it can, until it is stopped. */
    void purge() {
        settle();
        infusing.setVtbiMillilitres(null, now());
        status = Status.PURGING;
        drive(Options.fastestMillilitresPerHour(diameterMillimetres));
    }

    /** Power fails and comes back: volumes are forgotten, and so is a rate that was set while the pump ran. */
    void powerCycle() {
        stop();
        rate = storedRate;
        clear(Direction.INF);
        clear(Direction.WDR);
        raise(Alarm.RESET);
    }

    /** Sets a rate; what is set while the pump operates is not stored. */
    void setRate(Decimal number, RateUnit unit) {
        settle();
        rate = new Rate(number, unit);
        if (!isOperating()) {
            storedRate = rate;
        } else if (status != Status.PURGING) {
            drive(rate.millilitresPerHour());
        }
    }

    /** Sets the volume of the program, to the digits that the pump shows; 0 is without end. */
    void setVolume(double millilitres) {
        volumeMillilitres =
                volumeUnit.millilitres(volumeUnit.shown(millilitres)).toDouble();
    }

    void setVolumeUnit(VolumeUnit unit) {
        volumeUnit = unit;
    }

    /** Tells the pump another diameter; the syringe stays as it is. */
    void setDiameter(Decimal millimetres) {
        diameterMillimetres = millimetres;
        volumeUnit = VolumeUnit.of(millimetres);
    }

    void setDirection(Direction newDirection) {
        direction = newDirection;
    }

    /** Forgets what has been infused, or withdrawn. */
    void clear(Direction what) {
        settle();
        (what == Direction.INF ? infusing : withdrawing).clearInfused(now());
    }

    void setOccluded(boolean occluded) {
        settle();
        infusing.setOccluded(occluded, now());
    }

    void setDisconnected(boolean disconnected) {
        settle();
        infusing.setDisconnected(disconnected, now());
    }

    double reachedMillilitresBy(long patientNanos) {
        settle();
        return infusing.reachedMillilitresBy(patientNanos);
    }

    /** An alarm begins; it stays until it is reported or somebody presses a key. */
    void raise(Alarm newAlarm) {
        alarm = newAlarm;
        alarms.accept(newAlarm);
    }

    boolean hasAlarm() {
        settle();
        return alarm != null;
    }

    void clearAlarm() {
        alarm = null;
    }

    /** The status character, and in an alarm what it is for. */
    String status() {
        settle();
        return alarm == null ? String.valueOf(status.letter) : alarm.text();
    }

    /** Whether the motor runs. */
    boolean isOperating() {
        settle();
        return status == Status.INFUSING || status == Status.WITHDRAWING || status == Status.PURGING;
    }

    boolean isStopped() {
        settle();
        return status == Status.STOPPED;
    }

    Direction direction() {
        return direction;
    }

    VolumeUnit volumeUnit() {
        return volumeUnit;
    }

    RateUnit rateUnit() {
        return rate.unit();
    }

    String version() {
        return options.version();
    }

    double fastestMillilitresPerHour() {
        return Options.fastestMillilitresPerHour(diameterMillimetres);
    }

    String diameter() {
        return FourDigits.text(FourDigits.of(diameterMillimetres.toDouble()));
    }

    /** The rate that is set, which flows only while the pump infuses. */
    String rate() {
        settle();
        if (status == Status.INFUSING) {
            truth.accept("rate", rate.unit().millilitresPerHour(rate.number()));
        }
        return FourDigits.text(rate.number()) + rate.unit();
    }

    /** The program's volume, as it was set and not what is left of it. */
    String volume() {
        Decimal volume = volumeUnit.shown(volumeMillilitres);
        if (volume.signum() > 0) {
            truth.accept("volume-to-be-infused", volumeUnit.millilitres(volume));
        }
        return FourDigits.text(volume) + volumeUnit;
    }

    String dispensed() {
        settle();
        Decimal infused = volumeUnit.shown(infusing.infusedMillilitres());
        truth.accept("volume-infused", volumeUnit.millilitres(infused));
        return "I" + FourDigits.text(infused) + "W"
                + FourDigits.text(volumeUnit.shown(withdrawing.infusedMillilitres())) + volumeUnit;
    }

    /** Patient time until the motor stops by itself, in nanoseconds; infinite when it does not. */
    double nanosToStop() {
        settle();
        return Math.min(infusing.nanosToStop(now()), withdrawing.nanosToStop(now()));
    }

    /** Follows the motor up to now. The plunger's end stalls it as a clamp does. */
    private void settle() {
        Stop stop = infusing.settle(now());
        Stop withdrawn = withdrawing.settle(now());
        if (stop == null && withdrawn == null) {
            return;
        }
        status = Status.STOPPED;
        if (stop == Stop.OCCLUDED || stop == Stop.SYRINGE_EMPTY) {
            raise(Alarm.STALLED);
        }
    }

    private void drive(double millilitresPerHour) {
        infusing.setRateMillilitresPerHour(millilitresPerHour, now());
        infusing.setRunning(status == Status.INFUSING || status == Status.PURGING, now());
        withdrawing.setRateMillilitresPerHour(millilitresPerHour, now());
        withdrawing.setRunning(status == Status.WITHDRAWING, now());
    }

    private long now() {
        return time.patientNanos();
    }
}
