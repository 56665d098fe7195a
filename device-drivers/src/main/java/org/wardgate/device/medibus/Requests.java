package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * One request at a time. It may be answered within 10 s, and nothing else may be asked before that; then it is asked again, as often
 * as it may be. What arrived damaged, or could not be used, is asked for again at once. Source: MEDIBUS 4.03, timing.
 */
final class Requests {
    /** The 10 s rule. */
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);
    /** The 2 s rule: a machine has to hear something as often. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    static final Duration TURNAROUND = Duration.ofMillis(10); // ours

    private final DriverContext context;
    private final Outbox outbox;
    private final Runnable next;
    private final IntConsumer unanswered;
    private @Nullable Request outstanding;
    private Timer timer = Timer.NONE; // a reply is overdue, or something falls due
    private Timer pause = Timer.NONE;
    private boolean waitsForLate;

    /** A command that waits for its response. */
    private static final class Request {
        private final int code;
        private final Bytes frame;
        private int triesLeft;
        private boolean repeated;

        private Request(int code, Bytes frame, int tries) {
            this.code = code;
            this.frame = frame;
            this.triesLeft = tries;
        }
    }

    /**
     * Nothing is asked so far.
     *
     * @param next is called when something may be asked.
     * @param unanswered is given the code of a request that was not answered however often it was asked; nothing is asked then.
     */
    Requests(DriverContext context, Outbox outbox, Runnable next, IntConsumer unanswered) {
        this.context = context;
        this.outbox = outbox;
        this.next = next;
        this.unanswered = unanswered;
    }

    /** Whether this request waits. */
    boolean isFor(int code) {
        return outstanding != null && outstanding.code == code;
    }

    /** Asks, in place of whatever waits. */
    void ask(int code, Bytes frame, int tries) {
        outstanding = new Request(code, frame, tries);
        transmit();
    }

    /** The request that waits is over, and the next may go. */
    void done() {
        outstanding = null;
        nextAfter(Face.LINK, TURNAROUND);
    }

    /** Nothing waits; asks for what is next after a time. */
    void nextAfter(Face face, Duration delay) {
        timer.cancel();
        timer = context.schedule(face, delay, next);
    }

    /** Forgets what waits, and stops. */
    void clear() {
        outstanding = null;
        waitsForLate = false;
        timer.cancel();
        pause.cancel();
    }

    /** The answer arrived damaged: asks again, and the second time goes on to what is next. */
    void repeatOnce() {
        Request request = outstanding;
        if (request == null || waitsForLate) {
            return;
        }
        if (request.repeated) {
            context.count("damaged-twice");
            done();
        } else {
            request.repeated = true;
            repeatAfter(request, TURNAROUND);
        }
    }

    /** Something arrived that nobody could use, and may have been the answer: asks again when the line may be in time again. */
    void repeatLater(Duration delay) {
        Request request = outstanding;
        if (request != null && !waitsForLate) {
            waitsForLate = true;
            repeatAfter(request, delay);
        }
    }

    private void repeatAfter(Request request, Duration delay) {
        request.triesLeft++;
        timer.cancel();
        timer = context.schedule(Face.LINK, delay, this::transmit);
    }

    private void transmit() {
        Request request = outstanding;
        if (request == null) {
            return;
        }
        waitsForLate = false;
        request.triesLeft--;
        outbox.send(request.frame);
        timer.cancel();
        timer = context.schedule(Face.LINK, REPLY_TIMEOUT, this::timedOut);
        pause.cancel();
        pause = context.schedule(Face.LINK, LONGEST_PAUSE, this::paused);
    }

    private void timedOut() {
        Request request = outstanding;
        if (request == null) {
            return;
        }
        context.count("reply-timeout");
        if (request.triesLeft > 0) {
            transmit();
        } else {
            outstanding = null;
            unanswered.accept(request.code);
        }
    }

    /** Nothing was asked for 2 s: the machine has to hear that we are there. */
    private void paused() {
        if (outstanding == null && !outbox.isSuspended()) {
            ask(MedibusCode.NOP, MedibusEncoder.command(MedibusCode.NOP), MedibusDriver.TRIES);
        } else {
            pause = context.schedule(Face.LINK, LONGEST_PAUSE, this::paused);
        }
    }
}
