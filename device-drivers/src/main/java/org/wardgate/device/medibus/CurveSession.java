package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.medibus.MedibusMessage.Curve;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/** When a machine is asked for its curves, and that they stay switched on. Source: MEDIBUS 4.03, real-time data. */
final class CurveSession {
    private static final Duration ENABLE_AGAIN = Duration.ofSeconds(5); // nobody confirms it

    private final DriverContext context;
    private final Outbox outbox;
    private final CurveEvents curves;
    private Timer timer = Timer.NONE;
    private boolean due;

    CurveSession(DriverContext context, Outbox outbox) {
        this.context = context;
        this.outbox = outbox;
        this.curves = new CurveEvents(context);
    }

    /** What was agreed on is forgotten, and nothing is due. */
    void stop() {
        timer.cancel();
        due = false;
        curves.stop();
    }

    /** The machine is to be asked after a time, in place of what was agreed on. */
    void askAfter(Duration delay) {
        stop();
        timer = context.schedule(Face.LINK, delay, () -> due = true);
    }

    /** Whether the machine is to be asked now; it is then, once. */
    boolean takeDue() {
        boolean wasDue = due;
        due = false;
        return wasDue;
    }

    /** Chooses among the curves that the machine offers: codes and multipliers as the request spells them, empty for none. */
    String choose(List<Curve> offered) {
        return curves.choose(offered);
    }

    /** The machine has agreed to the choice: its curves are switched on, again and again. */
    void agreed() {
        curves.agreed();
        enable();
    }

    /** Takes the samples of a record. */
    void take(Bytes curveRecord, Timestamp received) {
        curves.take(curveRecord, received);
    }

    /** A record was damaged. */
    void broken() {
        curves.broken();
    }

    private void enable() {
        outbox.send(MedibusEncoder.enableCurves(curves.streams()));
        timer.cancel();
        timer = context.schedule(Face.LINK, ENABLE_AGAIN, this::enable);
    }
}
