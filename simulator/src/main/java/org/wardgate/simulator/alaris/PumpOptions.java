package org.wardgate.simulator.alaris;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.SyringeDrive;

/**
 * A pump as it is switched on.
 *
 * @param identity what the pump and its syringe are.
 * @param rateMillilitresPerHour the set rate, at most two decimals.
 * @param vtbiMillilitres the volume to be infused, above 0; null for none.
 * @param infusedMillilitres the volume infused so far.
 * @param running whether the pump infuses; otherwise it is on hold.
 * @param logId the number of the newest entry of the pump's log.
 * @param replyLatency how long a reply takes, on link time.
 */
public record PumpOptions(
        Identity identity,
        Decimal rateMillilitresPerHour,
        @Nullable Decimal vtbiMillilitres,
        Decimal infusedMillilitres,
        boolean running,
        int logId,
        Duration replyLatency) {

    /**
     * What a pump and its syringe are.
     *
     * @param serial the serial number; those seen on GH pumps begin with 8002.
     * @param protocol the protocol revision.
     * @param syringe maker and type of the syringe.
     * @param syringeMillilitres the syringe's size; it is full when nothing was infused.
     * @param maxRateMillilitresPerHour the highest rate for the syringe.
     */
    public record Identity(
            String serial,
            String protocol,
            String syringe,
            int syringeMillilitres,
            Decimal maxRateMillilitresPerHour) {}

    /** The first pump of the published recordings: serial 8002-51740, a BD Plastipak 50 mL syringe, 5 mL/h, on hold. */
    public static final PumpOptions DEFAULT = new PumpOptions(
            new Identity("8002-51740", "Asena Rev 2.1.5", "BD PLASTIPAK", 50, Decimal.parse("1200.00")),
            Decimal.parse("5.00"),
            null,
            Decimal.parse("0.000"),
            false,
            127905,
            Duration.ofMillis(5));

    /** As recorded from a real pump on hold and from one that had alarmed for occlusion. */
    private static final SyringeDrive.Pressures PRESSURES = new SyringeDrive.Pressures(17.91, 530.15);

    public PumpOptions {
        if (rateMillilitresPerHour.signum() < 0
                || rateMillilitresPerHour.compareTo(identity.maxRateMillilitresPerHour()) > 0) {
            throw new IllegalArgumentException("the rate is 0 to " + identity.maxRateMillilitresPerHour()
                    + " mL/h for this syringe, not " + rateMillilitresPerHour);
        }
        if (vtbiMillilitres != null && vtbiMillilitres.signum() <= 0) {
            throw new IllegalArgumentException("the volume to be infused is above 0, not " + vtbiMillilitres);
        }
    }

    /** These options with another pump and syringe. */
    public PumpOptions withIdentity(Identity other) {
        return new PumpOptions(
                other, rateMillilitresPerHour, vtbiMillilitres, infusedMillilitres, running, logId, replyLatency);
    }

    /** These options with another infusion. */
    public PumpOptions withInfusion(Decimal rate, @Nullable Decimal vtbi, Decimal infused, boolean isRunning) {
        return new PumpOptions(identity, rate, vtbi, infused, isRunning, logId, replyLatency);
    }

    /** These options with another newest log entry. */
    public PumpOptions withLogId(int other) {
        return new PumpOptions(
                identity, rateMillilitresPerHour, vtbiMillilitres, infusedMillilitres, running, other, replyLatency);
    }

    /** These options with another time to reply. */
    public PumpOptions withReplyLatency(Duration other) {
        return new PumpOptions(
                identity, rateMillilitresPerHour, vtbiMillilitres, infusedMillilitres, running, logId, other);
    }

    /** The mechanics of such a pump; the syringe holds what has not been infused. */
    SyringeDrive.Setup drive() {
        double infused = infusedMillilitres.toDouble();
        return new SyringeDrive.Setup(
                rateMillilitresPerHour.toDouble(),
                vtbiMillilitres == null ? null : vtbiMillilitres.toDouble(),
                infused,
                Math.max(0, identity.syringeMillilitres() - infused),
                running,
                PRESSURES);
    }
}
