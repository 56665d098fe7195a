package org.wardgate.device.intellivue;

import java.time.Duration;
import java.util.Map;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.intellivue.IntelliVueEncoder.Poll;
import org.wardgate.device.intellivue.IntelliVueMessage.Associated;
import org.wardgate.device.intellivue.IntelliVueMessage.Ended;
import org.wardgate.device.intellivue.IntelliVueMessage.Ending;
import org.wardgate.device.intellivue.IntelliVueMessage.EventReport;
import org.wardgate.device.intellivue.IntelliVueMessage.ListResult;
import org.wardgate.device.intellivue.IntelliVueMessage.PollResult;
import org.wardgate.device.intellivue.IntelliVueMessage.RemoteError;
import org.wardgate.device.intellivue.IntelliVueMessage.Unknown;
import org.wardgate.device.intellivue.ResultAge.Verdict;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one monitor: associate, wait for its creation event, poll numerics and alarms, give signs of life, begin
 * again when it falls silent. Only {@link #opened} starts the conversation; without it, as over a recording, frames become
 * events and nothing is sent.
 *
 * <p>Time-outs and signs of life are on link time. How long a poll lasts and how often it is answered is the monitor's own time, so
 * polls are renewed, and missed, on patient time.
 */
final class IntelliVueDriver implements DeviceDriver {
    /** Real-time numerics and enumerations; no waves, which one client at a time may own, and no priority lists. */
    static final long EXTENSION_OPTIONS = 0x8400_0000L;

    /** How long the monitor goes on sending after one request. */
    static final Duration POLL_DURATION = Duration.ofSeconds(60);

    private static final Duration POLL_RENEWAL = POLL_DURATION.multipliedBy(4).dividedBy(5);
    private static final Duration REQUEST_STEP = Duration.ofSeconds(2);
    private static final Duration MAX_REQUEST_INTERVAL = Duration.ofSeconds(10);
    private static final Duration AFTER_ABORT = Duration.ofSeconds(1);
    private static final Duration CREATION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(4);
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final Duration ASK_AGAIN_WHEN_LATE = Duration.ofMillis(300);

    private enum State {
        /** the conversation has not been opened: decode and send nothing. */
        LISTENING,
        /** an association has been asked for. */
        ASSOCIATING,
        /** no association, and none asked for until the timer fires. */
        WAITING,
        /** associated, and the monitor has not yet said what it is. */
        AWAITING_CREATION,
        /** associated and polling. */
        POLLING
    }

    private final DriverContext context;
    private final Reporter reporter;
    private final ResultAge age = new ResultAge();
    private final EventDecoder decoder;
    private State state = State.LISTENING;
    private Timer step = Timer.NONE;
    private Timer watch = Timer.NONE;
    private Timer signOfLife = Timer.NONE;
    private Timer renewal = Timer.NONE;
    private Duration requestInterval = Duration.ZERO;
    private Agreement agreement = Agreement.none();
    private long quietSinceNanos;
    private boolean watching;
    private boolean noise;
    private Cause unusable = Cause.NONE;
    private boolean live;
    private int invokeId;

    IntelliVueDriver(DriverContext context) {
        this.context = context;
        this.reporter = new Reporter(context);
        this.decoder = new EventDecoder(context, reporter, age);
    }

    @Override
    public void opened() {
        request();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void late() {
        if (state == State.ASSOCIATING) {
            step.cancel();
            requestInterval = Duration.ZERO;
            step = context.schedule(Face.LINK, ASK_AGAIN_WHEN_LATE, this::request);
        }
    }

    @Override
    public void forgotten() {
        decoder.forgotten();
    }

    @Override
    public void received(Frame frame) {
        noise = false;
        IntelliVueMessage message = IntelliVueMessage.parse(frame.payload());
        if (message instanceof Associated associated) {
            associated(associated);
        } else if (message instanceof Ended ended) {
            ended(ended.ending());
        } else if (message instanceof Unknown unknown) {
            reporter.count("unknown-message-" + Integer.toHexString(unknown.firstByte() & 0xFF));
        } else {
            data(message, frame);
        }
    }

    private void data(IntelliVueMessage message, Frame frame) {
        if (message instanceof EventReport event) {
            event(event, frame);
        } else if (message instanceof PollResult result) {
            polled(result, frame.received());
        } else if (message instanceof ListResult list) {
            list(list);
        } else if (message instanceof RemoteError error) {
            reporter.count("remote-error-" + error.error());
        }
        if (state == State.ASSOCIATING) {
            // an association from before our time still stands; the monitor would refuse a second
            abortAndWait();
        }
    }

    // ---- association ----

    private void request() {
        state = State.ASSOCIATING;
        context.send(IntelliVueEncoder.associationRequest(Agreement.MIN_POLL_PERIOD_TICKS, EXTENSION_OPTIONS));
        Duration longer = requestInterval.plus(REQUEST_STEP);
        requestInterval = longer.compareTo(MAX_REQUEST_INTERVAL) < 0 ? longer : MAX_REQUEST_INTERVAL;
        step = context.schedule(Face.LINK, requestInterval, this::request);
        if (!watching) {
            startWatch();
        }
    }

    private void associated(Associated message) {
        if (state == State.WAITING) {
            reporter.count("unexpected-association"); // the answer to a request that we have given up by an abort
            return;
        }
        decoder.restart();
        agreement = Agreement.of(message);
        if (state == State.LISTENING) {
            live();
        } else {
            cancelTimers();
            state = State.AWAITING_CREATION;
            step = context.schedule(Face.LINK, CREATION_TIMEOUT, this::creationTimedOut);
        }
    }

    private void ended(Ending ending) {
        if (state == State.WAITING) {
            return; // the echo of our own abort
        }
        lost(Cause.REFUSED, "the monitor has " + ending.text());
        if (state != State.LISTENING) {
            waitFor(ending == Ending.REFUSED ? requestInterval : AFTER_ABORT);
        }
    }

    private void creationTimedOut() {
        lost(silenceCause(), "the monitor has associated and not said what it is; aborted");
        abortAndWait();
    }

    private void abortAndWait() {
        context.send(IntelliVueEncoder.abort());
        waitFor(AFTER_ABORT);
    }

    private void waitFor(Duration delay) {
        cancelTimers();
        state = State.WAITING;
        step = context.schedule(Face.LINK, delay, this::request);
    }

    // ---- data ----

    private void event(EventReport event, Frame frame) {
        if (event.eventType() != EventReport.MDS_CREATE) {
            // not confirmed: the outbound guard knows this one event, and an event that nobody knows is no reason to
            // widen it
            reporter.count("unknown-event-" + Reporter.hex(event.eventType()));
            return;
        }
        decoder.created(event, frame.received());
        if (event.confirmed() && (state == State.AWAITING_CREATION || state == State.POLLING)) {
            context.send(IntelliVueEncoder.eventResult(event.invokeId(), event.eventTime(), event.eventType()));
        }
        if (state == State.AWAITING_CREATION) {
            startPolling();
        }
    }

    private void polled(PollResult result, Timestamp received) {
        if (state != State.LISTENING && state != State.POLLING) {
            reporter.count("result-without-association"); // of one that we gave up, or of one from before our time
            return;
        }
        int objectClass = result.poll().objectClass();
        if (age.isAnsweredLate(result.invokeId(), objectClass, received.linkNanos()) && state == State.POLLING) {
            reporter.count("late-answer");
            lost(Cause.LATE, "answers are on their way for seconds; check the server in front of the monitor");
            abortAndWait();
            return;
        }
        if (state == State.POLLING && !age.isProven()) {
            reporter.count("result-before-proof");
            quietSinceNanos = quietClockNanos(); // it is heard, if not believed
            return;
        }
        Verdict verdict = decoder.polled(result, received);
        if (verdict != Verdict.CURRENT) {
            unusable = verdict == Verdict.LATE ? Cause.LATE : Cause.FROZEN;
            return;
        }
        if (state == State.LISTENING && !live) {
            live();
        }
        if (state == State.POLLING && objectClass == ObjectClass.NUMERIC) {
            unusable = Cause.NONE;
            if (!live) {
                live(); // not before: a monitor that associates and tells nothing is as lost as one that is silent
            }
            quietSinceNanos = quietClockNanos();
            requestInterval = Duration.ZERO;
        }
    }

    private void list(ListResult list) {
        reporter.damaged(list.damage());
        for (Attribute attribute : list.attributes()) {
            String name = attribute.id() == Attribute.WAVE_PRIORITY_LIST
                    ? "wave-priority-list"
                    : attribute.id() == Attribute.NUMERIC_PRIORITY_LIST ? "numeric-priority-list" : null;
            if (name == null) {
                reporter.unhandled(attribute);
            } else if (state != State.ASSOCIATING && state != State.WAITING) {
                agreement.put(name, labels(attribute));
                if (live) {
                    live();
                }
            }
        }
    }

    private static String labels(Attribute attribute) {
        Cursor body = attribute.cursor().list();
        StringBuilder labels = new StringBuilder();
        while (body.remaining() >= 4) {
            labels.append(labels.isEmpty() ? "" : " ").append(Agreement.hex(body.u32()));
        }
        return labels.toString();
    }

    // ---- polling ----

    private void startPolling() {
        cancelTimers();
        context.expectEvery(agreement.pollInterval());
        state = State.POLLING;
        unusable = Cause.NONE;
        ask(Poll.MONITOR);
        startWatch();
        age.askedForStream(
                invokeId + 1 & 0xFFFF,
                Poll.NUMERICS.objectClass(),
                context.now().linkNanos());
        renew();
        signOfLife = context.schedule(Face.LINK, agreement.timeout().dividedBy(3), this::giveSignOfLife);
    }

    private void renew() {
        poll(Poll.NUMERICS);
        poll(Poll.ALERTS);
        renewal = context.schedule(
                Face.PATIENT, agreement.hasExtendedPoll() ? POLL_RENEWAL : agreement.pollInterval(), this::renew);
    }

    private void poll(Poll poll) {
        context.send(
                agreement.hasExtendedPoll()
                        ? IntelliVueEncoder.extendedPoll(nextInvokeId(), poll, RelativeTime.ticks(POLL_DURATION))
                        : IntelliVueEncoder.singlePoll(nextInvokeId(), poll));
    }

    /** A running poll alone does not keep an association; something has to come from the client. */
    private void giveSignOfLife() {
        ask(Poll.KEEP_ALIVE);
        signOfLife = context.schedule(Face.LINK, agreement.timeout().dividedBy(3), this::giveSignOfLife);
    }

    /** Asks once, and expects the answer at once. */
    private void ask(Poll poll) {
        int request = nextInvokeId();
        age.asked(request, poll.objectClass(), context.now().linkNanos());
        context.send(IntelliVueEncoder.singlePoll(request, poll));
    }

    // ---- silence ----

    private void startWatch() {
        watching = true;
        quietSinceNanos = quietClockNanos();
        watch = context.schedule(quietFace(), state == State.POLLING ? ASK_AGAIN : SILENCE, this::watch);
    }

    /** A monitor sends by its own time, and answers an association request in ours. */
    private Face quietFace() {
        return state == State.POLLING ? Face.PATIENT : Face.LINK;
    }

    private long quietClockNanos() {
        Timestamp now = context.now();
        return state == State.POLLING ? now.patientNanos() : now.linkNanos();
    }

    private void watch() {
        Duration quiet = Duration.ofNanos(quietClockNanos() - quietSinceNanos);
        if (quiet.compareTo(SILENCE) >= 0) {
            watching = false;
            lost(silenceCause(), silenceText());
            if (state == State.POLLING) {
                abortAndWait();
            }
            return;
        }
        boolean overdue = quiet.compareTo(ASK_AGAIN) >= 0;
        if (overdue && state == State.POLLING) {
            poll(Poll.NUMERICS); // the request may have been damaged
        }
        watch = context.schedule(quietFace(), (overdue ? SILENCE : ASK_AGAIN).minus(quiet), this::watch);
    }

    private Cause silenceCause() {
        if (state == State.POLLING && unusable != Cause.NONE) {
            return unusable;
        }
        return noise ? Cause.NOISE : Cause.NO_ANSWER;
    }

    private String silenceText() {
        if (state != State.POLLING) {
            return "no answer to association requests";
        }
        return switch (unusable) {
            case FROZEN -> "the monitor repeats itself and its clock stands still; look at it";
            case LATE -> "what the monitor sends waits on its way for seconds; check the server in front of it";
            default -> "no numerics; aborted";
        };
    }

    // ---- common ----

    private void live() {
        live = true;
        context.status(Status.LIVE, Cause.NONE, "", agreement.session());
    }

    private void lost(Cause cause, String detail) {
        live = false;
        context.status(Status.SILENT, cause, detail, Map.of());
    }

    private void cancelTimers() {
        step.cancel();
        watch.cancel();
        watching = false;
        signOfLife.cancel();
        renewal.cancel();
    }

    private int nextInvokeId() {
        invokeId = invokeId + 1 & 0xFFFF;
        return invokeId;
    }
}
