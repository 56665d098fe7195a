package org.wardgate.device.driver;

import java.time.Duration;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * Tells when a device has said nothing for too long, by patient time and by link time: a device whose time runs fast is late by its
 * own clock before a line could have carried anything. One for each connection, on its event loop.
 */
public final class SilenceWatch {
    private final DriverContext context;
    private final Duration limit;
    private final Runnable onSilence;
    private Timestamp heard;
    private Timer timer = Timer.NONE;
    private boolean closed;

    /**
     * A watch that does not yet run.
     *
     * @param limit how long a silence is too long.
     * @param onSilence is called then, and after each further silence of that length.
     */
    public SilenceWatch(DriverContext context, Duration limit, Runnable onSilence) {
        this.context = context;
        this.limit = limit;
        this.onSilence = onSilence;
        this.heard = context.now();
    }

    /** Begins to watch; what is heard until then does not matter. */
    public void begin() {
        heard = context.now();
        timer = context.schedule(Face.PATIENT, limit, this::look);
    }

    /** The device has said something. */
    public void heard(Timestamp received) {
        heard = received;
    }

    /** Ends the watch. */
    public void close() {
        closed = true;
        timer.cancel();
    }

    private void look() {
        if (closed) {
            return;
        }
        Timestamp now = context.now();
        long patientLeft = limit.toNanos() - (now.patientNanos() - heard.patientNanos());
        long linkLeft = limit.toNanos() - (now.linkNanos() - heard.linkNanos());
        if (patientLeft > 0) {
            timer = context.schedule(Face.PATIENT, Duration.ofNanos(patientLeft), this::look);
        } else if (linkLeft > 0) {
            timer = context.schedule(Face.LINK, Duration.ofNanos(linkLeft), this::look);
        } else {
            onSilence.run();
            timer = context.schedule(Face.PATIENT, limit, this::look);
        }
    }
}
