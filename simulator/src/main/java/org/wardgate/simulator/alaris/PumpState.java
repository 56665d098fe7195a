package org.wardgate.simulator.alaris;

import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.alaris.PumpOptions.Identity;
import org.wardgate.simulator.pump.SyringeDrive;
import org.wardgate.simulator.pump.SyringeDrive.Stop;
import org.wardgate.time.TimeSource;

/** What a pump knows and shows, and what can be done to it; each event takes a number in its log. */
final class PumpState {
    static final String NO_ALARM = "AL_NOALM";

    private static final long SECONDS_PER_DAY = 24 * 60 * 60;

    private final TimeSource time;
    private final BiConsumer<String, Decimal> truth;
    private final SyringeDrive drive;
    private Identity identity;
    private String alarm = NO_ALARM;
    private int logId;
    private @Nullable String modeWord;
    private @Nullable Decimal shownPressure;

    /**
     * A pump's state.
     *
     * @param truth is told every number that goes into an answer.
     */
    PumpState(PumpOptions options, TimeSource time, BiConsumer<String, Decimal> truth) {
        this.time = time;
        this.truth = truth;
        this.identity = options.identity();
        this.logId = options.logId();
        this.drive = new SyringeDrive(options.drive(), time.patientNanos());
    }

    Identity identity() {
        return identity;
    }

    void run() {
        settle();
        drive.setRunning(true, time.patientNanos());
        alarm = NO_ALARM;
        logId++;
    }

    void hold() {
        settle();
        if (drive.isRunning()) {
            drive.setRunning(false, time.patientNanos());
            logId++;
        }
    }

    void setRate(Decimal millilitresPerHour) {
        settle();
        drive.setRateMillilitresPerHour(millilitresPerHour.toDouble(), time.patientNanos());
        logId++;
    }

    void setVtbi(@Nullable Decimal millilitres) {
        settle();
        drive.setVtbiMillilitres(millilitres == null ? null : millilitres.toDouble(), time.patientNanos());
        logId++;
    }

    void clearInfused() {
        settle();
        drive.clearInfused(time.patientNanos());
        logId++;
    }

    void setOccluded(boolean occluded) {
        settle();
        drive.setOccluded(occluded, time.patientNanos());
    }

    void setDisconnected(boolean disconnected) {
        settle();
        drive.setDisconnected(disconnected, time.patientNanos());
    }

    double reachedMillilitresBy(long patientNanos) {
        settle();
        return drive.reachedMillilitresBy(patientNanos);
    }

    void setAlarm(String code) {
        settle();
        alarm = code;
        logId++;
    }

    void exchange(String serial) {
        identity = new Identity(
                serial,
                identity.protocol(),
                identity.syringe(),
                identity.syringeMillilitres(),
                identity.maxRateMillilitresPerHour());
    }

    void show(@Nullable String newModeWord, @Nullable Decimal newPressure) {
        modeWord = newModeWord;
        shownPressure = newPressure;
    }

    /** The main poll's reply, 14 fields; the seventh has never been seen other than empty. */
    String infusion() {
        settle();
        boolean running = drive.isRunning();
        String mode = running ? "SET" : "HLD";
        return String.join(
                "^",
                "INF",
                identity.serial(),
                alarm.equals(NO_ALARM) ? "-" : "A",
                modeWord == null ? mode : modeWord,
                said("rate", decimals(2, running ? drive.rateMillilitresPerHour() : 0)),
                "ml/h",
                "",
                said("volume-infused", decimals(3, drive.infusedMillilitres())),
                "ml",
                said(
                        "pressure",
                        shownPressure == null
                                ? decimals(2, drive.pressureMillimetresOfMercury())
                                : shownPressure.toString()),
                "mmHg",
                timeLeft(),
                "EVENT",
                Integer.toString(logId));
    }

    /** One alarm code and two fields that have never been seen other than blank. */
    String alarm() {
        settle();
        return "ALARM^" + alarm + "^ ^ ";
    }

    /** The set rate, on hold too. */
    String rate() {
        settle();
        return "INF_RATE^" + decimals(2, drive.rateMillilitresPerHour()) + "^ml/h";
    }

    String infused() {
        settle();
        return "INF_VI^" + decimals(3, drive.infusedMillilitres()) + "^ml";
    }

    /** Whether a real pump tells the programmed or the remaining volume is not known; this one tells what remains. */
    String vtbi() {
        settle();
        Double vtbi = drive.vtbiMillilitres();
        return vtbi == null
                ? "INF_VTBI^DEACT^^^"
                : "INF_VTBI^ACTIV^" + said("volume-to-be-infused", decimals(3, vtbi)) + "^ml^STOP";
    }

    /** The size is padded with blanks to three places. */
    String syringe() {
        return String.format(
                Locale.ROOT, "SYRINGE_STATUS^%s^%3d^CONF", identity.syringe(), identity.syringeMillilitres());
    }

    /** Follows the drive up to now. */
    void settle() {
        Stop stop = drive.settle(time.patientNanos());
        if (stop != null) {
            alarm = alarmOf(stop);
            logId++;
        }
    }

    private static String alarmOf(Stop stop) {
        return switch (stop) {
            case VTBI_DONE -> "AL_VTBIS";
            case SYRINGE_EMPTY -> "AL_EOIST";
            case OCCLUDED -> "AL_OCCLU";
        };
    }

    /** Also on hold, as in the recording of an occlusion alarm. */
    private String timeLeft() {
        double seconds = drive.remainingSeconds();
        if (seconds > SECONDS_PER_DAY) {
            return "24+";
        }
        long whole = (long) (seconds + 1e-6); // 100 s are not 99.999999
        truth.accept("time-remaining", Decimal.of(whole));
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private String said(String quantity, String number) {
        truth.accept(quantity, Decimal.parse(number));
        return number;
    }

    private static String decimals(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
