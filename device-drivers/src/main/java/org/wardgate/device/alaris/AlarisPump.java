package org.wardgate.device.alaris;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.alaris.AlarisMessage.Quantity;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.device.alaris.AlarisMessage.Syringe;
import org.wardgate.device.alaris.AlarisMessage.Vtbi;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.EventHeader;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.time.Timestamp;

/**
 * What one pump has said between two statuses, and how a status is made of it. A pump that takes another's place begins with a
 * new one. Source: Asena comms, mapping.
 */
final class AlarisPump {
    /** The age at which a volume to be infused is no longer shown; three polls have failed by then. */
    static final Duration VTBI_AGE = Duration.ofSeconds(15);
    /** The age at which a syringe is no longer shown; three polls have failed by then. */
    static final Duration SYRINGE_AGE = Duration.ofMinutes(3);

    private static final String MILLILITRES = "ml";
    private static final String MILLILITRES_PER_HOUR = "ml/h";

    private final Consumer<String> count;
    private final VolumeTrend trend = new VolumeTrend();
    private @Nullable Decimal vtbiMillilitres;
    private long vtbiNanos;
    private @Nullable String syringe;
    private long syringeNanos;
    private @Nullable Decimal maximumMillilitresPerHour;
    private String mode = "";

    /**
     * A pump of which nothing is known.
     *
     * @param count counts what is understood too little, as the driver's context does.
     */
    AlarisPump(Consumer<String> count) {
        this.count = count;
    }

    /** The pump's volume to be infused; whether it means the programmed or the remaining one is not documented. */
    void accept(Vtbi vtbi, Timestamp received) {
        vtbiNanos = received.patientNanos();
        vtbiMillilitres = vtbi.state().equals("ACTIV") ? inUnit(vtbi.volume(), vtbi.unit(), MILLILITRES) : null;
        if (!vtbi.state().equals("ACTIV") && !vtbi.state().equals("DEACT")) {
            count.accept("unknown-vtbi-state");
        }
    }

    /** The pump's syringe. */
    void accept(Syringe newSyringe, Timestamp received) {
        syringeNanos = received.patientNanos();
        Decimal size = newSyringe.sizeMillilitres();
        syringe = newSyringe.type()
                + (size == null ? "" : " " + size + " mL")
                + (newSyringe.state().equals("CONF") ? "" : " (" + newSyringe.state() + ")");
    }

    /** The highest rate with the pump's syringe. */
    void acceptMaximumRate(Quantity rate) {
        maximumMillilitresPerHour = inUnit(rate.value(), rate.unit(), MILLILITRES_PER_HOUR);
    }

    /**
     * Makes an event of a status.
     *
     * @param alarmCode the alarm that holds, null without.
     */
    PumpStatus status(EventHeader header, Status inf, @Nullable String alarmCode) {
        long nowNanos = header.received().patientNanos();
        Decimal volume = inUnit(inf.volume(), inf.volumeUnit(), MILLILITRES);
        follow(inf.mode(), volume, nowNanos);
        Decimal rate = inUnit(inf.rate(), inf.rateUnit(), MILLILITRES_PER_HOUR);
        if (rate != null && maximumMillilitresPerHour != null && rate.compareTo(maximumMillilitresPerHour) > 0) {
            count.accept("rate-above-syringe-maximum");
        }
        Delivery delivery = new Delivery(
                rate,
                volume,
                nowNanos - vtbiNanos >= VTBI_AGE.toNanos() ? null : vtbiMillilitres,
                inf.timeRemaining(),
                inf.timeRemainingAtLeast(),
                pressure(inf));
        return new PumpStatus(
                header,
                state(inf, alarmCode),
                inf.mode(),
                delivery,
                inf.alarmFlag().equals("A"),
                nowNanos - syringeNanos >= SYRINGE_AGE.toNanos() ? null : syringe);
    }

    private void follow(String newMode, @Nullable Decimal volume, long nowNanos) {
        if (!newMode.equals(mode)) {
            mode = newMode;
            trend.restart();
        }
        if (volume != null && trend.accept(volume, nowNanos)) {
            count.accept("volume-counter-reset");
        }
    }

    /** Of the words only SET and HLD were seen; the beginnings of others are inferred. */
    private State state(Status inf, @Nullable String alarmCode) {
        if (mode.equals("HLD")) {
            return State.PAUSED;
        }
        if ((alarmCode != null && AlarisAlarm.isKvo(alarmCode)) || mode.startsWith("KVO")) {
            return State.KVO;
        }
        if (mode.startsWith("BOL")) {
            return State.BOLUS;
        }
        if (mode.startsWith("PUR") || mode.startsWith("PRI")) {
            return State.PRIMING;
        }
        Decimal rate = inf.rate();
        if (mode.equals("SET") && rate != null) {
            return rate.signum() > 0 ? State.INFUSING : State.STOPPED;
        }
        if (!mode.equals("SET")) {
            count.accept("unknown-mode-word");
        }
        return trend.isRising() ? State.INFUSING : State.UNKNOWN;
    }

    /** A negative pressure is the pump's way, inferred, of having none. */
    private @Nullable Decimal pressure(Status inf) {
        Decimal pressure = inUnit(inf.pressure(), inf.pressureUnit(), "mmhg");
        return pressure == null || pressure.signum() < 0 ? null : pressure;
    }

    private @Nullable Decimal inUnit(@Nullable Decimal value, String unit, String expected) {
        if (value == null || unit.equals(expected)) {
            return value;
        }
        count.accept("unknown-unit");
        return null;
    }
}
