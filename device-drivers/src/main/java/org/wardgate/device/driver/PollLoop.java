package org.wardgate.device.driver;

import java.time.Duration;
import java.util.function.Supplier;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Asks a device one question at a time: anew when an answer is late, and as often as the protocol says when it is not. After some
 * misses the device is silent, and asked on, ever less often up to every 5 s. Polls follow patient time, time-outs link time. One
 * for each connection, on its event loop; before {@link #begin}, as over a recording, it asks nothing.
 */
public final class PollLoop {
    private static final Duration TURNAROUND = Duration.ofMillis(50);
    /** Longer than any pause that tells what is new from what has waited. */
    public static final Duration AFTER_A_LATE_ANSWER = Duration.ofMillis(750);

    private static final Duration FIRST_PROBE = Duration.ofSeconds(1);
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);

    private final DriverContext context;
    private final Timing timing;
    private final Supplier<Bytes> question;
    private final Runnable onSilence;
    private boolean begun;
    private boolean closed;
    private boolean waiting;
    private int misses;
    private long askedNanos;
    private Duration probeDelay = FIRST_PROBE;
    private Timer timer = Timer.NONE;

    /**
     * The times of a protocol.
     *
     * @param answerWithin how long a question waits for its answer.
     * @param every from one question to the next.
     * @param missesToSilence how many questions go without an answer before the device is silent.
     */
    public record Timing(Duration answerWithin, Duration every, int missesToSilence) {}

    /**
     * A loop that does not yet run.
     *
     * @param question makes what is asked next.
     * @param onSilence is told at every miss from the one on that makes the device silent.
     */
    public PollLoop(DriverContext context, Timing timing, Supplier<Bytes> question, Runnable onSilence) {
        this.context = context;
        this.timing = timing;
        this.question = question;
        this.onSilence = onSilence;
    }

    /** Asks the first question. */
    public void begin() {
        begun = true;
        ask();
    }

    /** Whether an answer may come now. */
    public boolean isExpected() {
        return !begun || waiting;
    }

    /** The answer has come; the next question is asked when its time has come. */
    public void answered() {
        long elapsed = context.now().patientNanos() - askedNanos;
        Duration rest = timing.every().minusNanos(elapsed);
        next(Face.PATIENT, rest.compareTo(TURNAROUND) > 0 ? rest : TURNAROUND);
    }

    /** The answer has come, and there is something else to ask at once. */
    public void answeredAskNow() {
        next(Face.LINK, TURNAROUND);
    }

    /** An answer has come that may have waited on its way: it is asked for again, as what comes after this one is new. */
    public void late() {
        if (waiting && !closed) {
            timer.cancel();
            timer = context.schedule(Face.LINK, AFTER_A_LATE_ANSWER, this::ask);
        }
    }

    /** Asks no more. */
    public void close() {
        closed = true;
        timer.cancel();
    }

    private void next(Face face, Duration delay) {
        if (!begun || closed) {
            return;
        }
        waiting = false;
        misses = 0;
        probeDelay = FIRST_PROBE;
        timer.cancel();
        timer = context.schedule(face, delay, this::ask);
    }

    private void ask() {
        if (closed) {
            return;
        }
        waiting = true;
        askedNanos = context.now().patientNanos();
        context.send(question.get());
        timer = context.schedule(Face.LINK, timing.answerWithin(), this::missed);
    }

    private void missed() {
        if (closed) {
            return;
        }
        context.count("reply-timeout");
        waiting = false;
        misses++;
        if (misses < timing.missesToSilence()) {
            ask();
            return;
        }
        onSilence.run();
        timer = context.schedule(Face.LINK, probeDelay, this::ask);
        Duration twice = probeDelay.multipliedBy(2);
        probeDelay = twice.compareTo(LAST_PROBE) < 0 ? twice : LAST_PROBE;
    }
}
