package org.wardgate.device.bcc;

import java.time.Duration;
import java.util.Map;
import org.wardgate.device.bcc.BccMessage.Entry;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.PollLoop;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one rack: it is greeted, which tells its bed, and then asked for everything, one question at a time. Each frame
 * of an answer is acknowledged, and the next question waits for the last frame. Polls follow patient time, time-outs link time. Source:
 * BCC, session and timing.
 *
 * <p>Whether the rack wants stuffing is a setting of the rack. It is tried without and with it in turn, until the rack answers.
 *
 * <p>Only {@link #opened} starts the conversation. Without it, as over a recording, nothing is sent and every frame is taken as it comes.
 */
final class BccDriver implements DeviceDriver {
    /** From one question to the next, where the answer was quicker. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    /** The maker's chart waits this long before it acknowledges a frame. */
    static final Duration ACKNOWLEDGE_AFTER = Duration.ofMillis(100);
    /** An answer is over when nothing follows its last frame for this long. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(1);
    private static final int MISSES_TO_SILENCE = 3;
    private static final int TRIES_EACH_WAY = 2;
    private static final String FIRST_HEADER = "1/1/1";
    private static final String WRONG_SYNTAX = "68";
    private static final String NO_ANSWER_TEXT =
            "the rack does not answer: check its address and that no other computer"
                    + " holds its connection; it was asked with and without character stuffing";

    private final DriverContext context;
    private final Rack rack;
    private final RackClock clock = new RackClock();
    private String header = FIRST_HEADER;
    private boolean greeted;
    private boolean stuffed;
    private boolean answeredOnce;
    private boolean listening = true;
    private boolean asking;
    private boolean askedForAll;
    private boolean refused;
    private boolean noise;
    private boolean closed;
    private int misses;
    private long askedPatientNanos;
    private Timer timer = Timer.NONE;

    BccDriver(DriverContext context) {
        this.context = context;
        this.rack = new Rack(context);
    }

    @Override
    public void opened() {
        listening = false;
        context.expectEvery(PERIOD);
        ask();
    }

    @Override
    public void forgotten() {
        rack.forgotten();
    }

    /** The rack speaks again, and what it said may be old: it is asked again, as what comes then is new. */
    @Override
    public void late() {
        if (asking && !closed) {
            timer.cancel();
            timer = context.schedule(Face.LINK, PollLoop.AFTER_A_LATE_ANSWER, this::ask);
        }
    }

    @Override
    public void closed() {
        closed = true;
        timer.cancel();
    }

    @Override
    public void sign(Sign sign) {
        context.count("sign-of-the-rack");
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void received(Frame frame) {
        if (closed) {
            return;
        }
        BccMessage message = BccMessage.parse(frame.payload());
        for (int i = 0; i < message.unreadable(); i++) {
            context.count("unreadable-record");
        }
        if (!listening) {
            context.schedule(Face.LINK, ACKNOWLEDGE_AFTER, this::acknowledge);
        }
        if (!asking) {
            rack.begin(); // an answer that is late, or a rack that speaks by itself
        }
        accept(message, frame.received());
        if (!listening) {
            await(message.last());
        }
    }

    private void accept(BccMessage message, Timestamp received) {
        if (isRefusal(message)) {
            context.count("wrong-syntax");
            refused = true;
            stuffed = !stuffed;
            greeted = false;
            return;
        }
        misses = 0;
        noise = false;
        answeredOnce = true;
        name(message, received);
        greeted = true;
        if (isFrozen(message, received)) {
            context.count("frozen-answer");
            context.status(
                    Status.SILENT,
                    Cause.FROZEN,
                    "the rack repeats itself: its clock stands still; look at it",
                    Map.of());
            return;
        }
        context.status(Status.LIVE, Cause.NONE, "", Map.of());
        rack.accept(message, received);
    }

    private static boolean isRefusal(BccMessage message) {
        return message.records().size() == 1
                && message.records().get(0).code().equals("GNERR")
                && WRONG_SYNTAX.equals(message.records().get(0).value());
    }

    private boolean isFrozen(BccMessage message, Timestamp received) {
        long latest = message.records().stream().mapToLong(Entry::seconds).max().orElse(0);
        return !message.records().isEmpty() && clock.isFrozen(latest, received.patientNanos());
    }

    private void name(BccMessage message, Timestamp received) {
        if (!message.header().isEmpty() && (!greeted || !message.header().equals(header))) {
            header = message.header();
            context.emit(new DeviceIdentity(
                    context.header(received, null), "B. Braun", "SpaceCom", null, Map.of("bed", header)));
        }
    }

    private void acknowledge() {
        if (!closed) {
            context.send(BccEncoder.ACKNOWLEDGEMENT);
        }
    }

    private void ask() {
        if (closed) {
            return;
        }
        asking = true;
        refused = false;
        askedPatientNanos = context.now().patientNanos();
        rack.begin();
        askedForAll = greeted;
        BccQuery query = askedForAll ? BccQuery.ALL : BccQuery.ALIVE;
        context.send(BccEncoder.encode(askedForAll ? header : FIRST_HEADER, query, stuffed));
        timer = context.schedule(Face.LINK, ANSWER_TIMEOUT, this::timedOut);
    }

    /** Waits for the next frame of the answer, or for the pause behind its last. */
    private void await(boolean last) {
        timer.cancel();
        timer = last
                ? context.schedule(Face.LINK, PAUSE.plus(ACKNOWLEDGE_AFTER), this::answered)
                : context.schedule(Face.LINK, ANSWER_TIMEOUT, this::timedOut);
    }

    private void answered() {
        if (closed) {
            return;
        }
        if (askedForAll && asking) {
            rack.complete(context.now());
        }
        asking = false;
        long rest = askedForAll || refused ? PERIOD.toNanos() - (context.now().patientNanos() - askedPatientNanos) : 0;
        timer = context.schedule(Face.PATIENT, Duration.ofNanos(Math.max(0, rest)), this::ask);
    }

    private void timedOut() {
        if (closed) {
            return;
        }
        context.count("reply-timeout");
        asking = false;
        misses++;
        if (!answeredOnce && misses % TRIES_EACH_WAY == 0) {
            stuffed = !stuffed;
        }
        if (misses >= MISSES_TO_SILENCE) {
            fallSilent();
        }
        timer = context.schedule(Face.LINK, AFTER_TIMEOUT, this::ask);
    }

    private void fallSilent() {
        greeted = false;
        if (noise) {
            context.status(
                    Status.SILENT,
                    Cause.NOISE,
                    "bytes arrive and none form a frame: check the line's settings and that a SpaceCom is at its end",
                    Map.of());
        } else {
            context.status(Status.SILENT, Cause.NO_ANSWER, NO_ANSWER_TEXT, Map.of());
        }
        noise = false;
    }
}
