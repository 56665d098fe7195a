package org.wardgate.device.profile.byhand;

import java.time.Duration;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/** Tells when a device has said nothing for too long on either clock. */
final class SilenceTimer {
    private final DriverContext context;
    private final Duration limit;
    private final Runnable onSilence;
    private Timestamp heard;
    private Timer timer = Timer.NONE;
    private boolean closed;

    SilenceTimer(DriverContext context, Duration limit, Runnable onSilence) {
        this.context = context;
        this.limit = limit;
        this.onSilence = onSilence;
        this.heard = context.now();
    }

    void begin() {
        heard = context.now();
        timer = context.schedule(Face.PATIENT, limit, this::look);
    }

    void heard(Timestamp received) {
        heard = received;
    }

    void close() {
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
