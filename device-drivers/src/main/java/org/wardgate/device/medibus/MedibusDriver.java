package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.Map;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.medibus.MedibusMessage.Command;
import org.wardgate.device.medibus.MedibusMessage.CurveRecord;
import org.wardgate.device.medibus.MedibusMessage.Curves;
import org.wardgate.device.medibus.MedibusMessage.FlowSign;
import org.wardgate.device.medibus.MedibusMessage.Identity;
import org.wardgate.device.medibus.MedibusMessage.NotUnderstood;
import org.wardgate.device.medibus.MedibusMessage.Unknown;
import org.wardgate.device.medibus.MedibusMessage.Unreadable;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one machine: ICC until it is answered or comes from the other side, who are you, then one request at a time
 * by {@link MedibusSchedule}, and NOP when there is nothing to ask. Every command of the machine is answered, since a machine that is
 * not answered alarms its staff. Source: MEDIBUS 4.03, initialisation, timing, and questions and answers.
 *
 * <p>No sound message for 3 s is a lost link, and everything begins anew; the bytes of curves do not count. A request may be answered
 * within 10 s and nothing else may be asked before that, unless what arrived was damaged, or went to somebody who could not use it.
 *
 * <p>Only {@link #opened} starts the conversation. Without it, as over a recording, nothing is sent, and every response is taken for
 * the answer to its request.
 */
final class MedibusDriver implements DeviceDriver {
    /** The 3 s rule. */
    static final Duration LINK_LOST = Duration.ofSeconds(3);

    /** A machine passes over what comes sooner after it was told who we are. MEDIBUS 4.03, questions and answers. */
    static final Duration SETTLING = Duration.ofMillis(200);

    static final Duration CURVES_AFTER = Duration.ofSeconds(1); // ours, for a machine that does not ask who we are

    private static final Duration LATE_RETRY = Duration.ofMillis(500); // ours
    /** Once, and three times again. */
    static final int TRIES = 4;

    private static final int TRIES_TO_IDENTIFY = 2;

    private enum Phase {
        CONNECTING,
        IDENTIFYING,
        POLLING,
        CLOSED
    }

    private final DriverContext context;
    private final Outbox outbox;
    private final Machine machine;
    private final CurveSession curves;
    private final MedibusSchedule schedule = new MedibusSchedule();
    private final Requests requests;
    private final SilenceWatch silence;
    private boolean listening = true;
    private Phase phase = Phase.CONNECTING;
    private boolean live;
    private Cause trouble = Cause.NO_ANSWER;
    private boolean bytesCame;

    private Timer calling = Timer.NONE;
    private Timer resumption = Timer.NONE;

    MedibusDriver(DriverContext context) {
        this.context = context;
        this.outbox = new Outbox(context);
        this.machine = new Machine(context);
        this.curves = new CurveSession(context, outbox);
        this.requests = new Requests(context, outbox, this::askNext, this::unanswered);
        this.silence = new SilenceWatch(context, LINK_LOST, this::lost);
    }

    @Override
    public void opened() {
        listening = false;
        silence.begin();
        connect();
    }

    @Override
    public void forgotten() {
        machine.forgotten();
    }

    /** A machine that is not told that its host leaves alarms its staff. MEDIBUS 4.03, life cycle. */
    @Override
    public void closing() {
        if (live && !listening) {
            stopTimers();
            outbox.send(MedibusEncoder.command(MedibusCode.STOP));
        }
    }

    @Override
    public void closed() {
        phase = Phase.CLOSED;
        silence.close();
        stopTimers();
    }

    @Override
    public void late() {
        if (phase == Phase.CONNECTING && !listening) {
            calling.cancel();
            calling = context.schedule(Face.LINK, LATE_RETRY, this::call);
        } else {
            requests.repeatLater(LATE_RETRY);
        }
    }

    @Override
    public void dropped(Dropped dropped) {
        bytesCame = true;
        Reason reason = dropped.reason();
        if (reason == Reason.NOISE) {
            trouble = trouble == Cause.NO_ANSWER ? Cause.NOISE : trouble;
        } else if (reason == Reason.BAD_LENGTH) {
            curves.broken();
        } else if (reason == Reason.BAD_COMMAND && !listening) {
            outbox.answer(MedibusEncoder.NOT_UNDERSTOOD);
        } else if (reason == Reason.BAD_CHECKSUM || reason == Reason.ABORTED) {
            trouble = Cause.BAD_FRAMES;
            requests.repeatOnce();
        }
    }

    @Override
    public void received(Frame frame) {
        if (phase == Phase.CLOSED) {
            return;
        }
        MedibusMessage message = MedibusParser.parse(frame.payload());
        if (message instanceof CurveRecord curve) {
            curves.take(curve.bytes(), frame.received());
            return;
        }
        bytesCame = true;
        silence.heard(frame.received());
        if (message instanceof FlowSign sign) {
            flow(sign.suspend());
        } else if (message instanceof Command command) {
            commanded(command);
        } else {
            responded(frame.payload().u8(1), message, frame.received());
        }
    }

    private void flow(boolean suspend) {
        if (listening) {
            return;
        }
        resumption.cancel();
        if (suspend) {
            outbox.suspend();
            resumption = context.schedule(Face.LINK, LINK_LOST, () -> {
                context.count("not-resumed");
                connect();
            });
        } else {
            outbox.resume();
        }
    }

    /** Begins anew: whatever was agreed on is forgotten at both ends. */
    private void connect() {
        forgetAgreements();
        phase = Phase.CONNECTING;
        call();
    }

    private void forgetAgreements() {
        stopTimers();
        outbox.restart();
        machine.restart();
        live = false;
    }

    private void stopTimers() {
        requests.clear();
        calling.cancel();
        curves.stop();
        resumption.cancel();
    }

    /** Every 3 s while nothing comes, every 10 s while something comes that is no answer. */
    private void call() {
        bytesCame = false;
        outbox.send(MedibusEncoder.command(MedibusCode.ICC));
        calling = context.schedule(Face.LINK, LINK_LOST, () -> {
            if (bytesCame) {
                calling = context.schedule(Face.LINK, Requests.REPLY_TIMEOUT.minus(LINK_LOST), this::call);
            } else {
                call();
            }
        });
    }

    private void initialised(Duration wait) {
        forgetAgreements();
        phase = Phase.IDENTIFYING;
        requests.nextAfter(Face.LINK, wait);
    }

    private void commanded(Command command) {
        if (listening) {
            return;
        }
        int code = command.code();
        if (code == MedibusCode.IDENTIFY) {
            outbox.answer(MedibusEncoder.IDENTITY);
            askForCurves(SETTLING);
            return;
        }
        if (code < ' ' || code > '~') {
            context.count("unknown-command");
            return;
        }
        outbox.answer(MedibusEncoder.done(code));
        switch (code) {
            case MedibusCode.NOP -> {
                // it says that the machine is there, and it was answered
            }
            case MedibusCode.ICC -> {
                if (phase != Phase.IDENTIFYING) {
                    initialised(SETTLING);
                }
            }
            case MedibusCode.TIME_CHANGED ->
                schedule.askNow(MedibusCode.CLOCK, context.now().patientNanos());
            case MedibusCode.CURVES_CHANGED -> askForCurves(SETTLING);
            case MedibusCode.STOP -> stopped();
            default -> context.count("unknown-command");
        }
    }

    /** The machine has ended the connection: it is called again, after a while. */
    private void stopped() {
        live = false;
        context.status(
                Status.SILENT,
                Cause.REFUSED,
                "the machine has ended the connection; it was switched off, or its MEDIBUS port was",
                Map.of());
        forgetAgreements();
        phase = Phase.CONNECTING;
        calling = context.schedule(Face.LINK, LINK_LOST, this::call);
    }

    private void askForCurves(Duration delay) {
        if (phase != Phase.CONNECTING) {
            curves.askAfter(delay);
        }
    }

    private void responded(int code, MedibusMessage message, Timestamp received) {
        if (listening) {
            listened(message, received);
            return;
        }
        if (code == MedibusCode.ICC) {
            if (phase == Phase.CONNECTING) {
                initialised(Requests.TURNAROUND);
            }
            return;
        }
        if (message instanceof NotUnderstood) {
            context.count("not-understood");
            requests.repeatOnce();
        } else if (!requests.isFor(code)) {
            context.count("reply-not-asked-for");
        } else if (!isReadable(message)) {
            trouble = Cause.BAD_FRAMES;
            requests.done();
        } else {
            requests.done();
            answered(code, message, received);
        }
    }

    private void listened(MedibusMessage message, Timestamp received) {
        if (isReadable(message) && machine.take(message, received)) {
            live();
        }
    }

    private boolean isReadable(MedibusMessage message) {
        if (message instanceof Unreadable) {
            context.rejected(Reason.UNKNOWN_SHAPE);
            return false;
        }
        if (message instanceof Unknown unknown) {
            context.count("unknown-response-" + MedibusCode.spelled(unknown.request()));
            return false;
        }
        return true;
    }

    private void answered(int code, MedibusMessage message, Timestamp received) {
        live();
        trouble = Cause.NO_ANSWER;
        schedule.answered(code);
        switch (code) {
            case MedibusCode.IDENTIFY -> {
                beginToPoll();
                if (message instanceof Identity identity) {
                    machine.identified(identity, received);
                    if (Parameters.edition(identity.protocol()) == Parameters.Edition.X) {
                        schedule.addRevisedAlarms(context.now().patientNanos());
                    }
                }
            }
            case MedibusCode.CURVES -> {
                String choice = message instanceof Curves offer ? curves.choose(offer.curves()) : "";
                if (!choice.isEmpty()) {
                    requests.ask(MedibusCode.CONFIGURE_CURVES, MedibusEncoder.configureCurves(choice), 1);
                }
            }
            case MedibusCode.CONFIGURE_CURVES -> curves.agreed();
            default -> {
                boolean unused = machine.take(message, received); // NOP tells nothing
            }
        }
    }

    private void live() {
        if (!live) {
            live = true;
            context.status(Status.LIVE, Cause.NONE, "", Map.of());
        }
    }

    private void beginToPoll() {
        phase = Phase.POLLING;
        schedule.restart(context.now().patientNanos());
        curves.askAfter(CURVES_AFTER);
    }

    private void askNext() {
        if (phase == Phase.CLOSED || phase == Phase.CONNECTING) {
            return;
        }
        if (phase == Phase.IDENTIFYING) {
            ask(MedibusCode.IDENTIFY, TRIES_TO_IDENTIFY);
            return;
        }
        if (curves.takeDue()) {
            ask(MedibusCode.CURVES, 1);
            return;
        }
        long nowNanos = context.now().patientNanos();
        Integer next = schedule.next(nowNanos);
        if (next == null) {
            requests.nextAfter(Face.PATIENT, schedule.untilNext(nowNanos));
        } else {
            schedule.asked(next, nowNanos);
            ask(next, MedibusSchedule.isEssential(next) ? TRIES : 1);
        }
    }

    private void ask(int code, int tries) {
        requests.ask(code, MedibusEncoder.command(code), tries);
    }

    private void unanswered(int code) {
        if (code == MedibusCode.NOP || MedibusSchedule.isEssential(code)) {
            fallSilent();
            connect();
            return;
        }
        if (code == MedibusCode.IDENTIFY) {
            beginToPoll();
        }
        schedule.missed(code, context.now().patientNanos());
        requests.done();
    }

    /** No sound message for 3 s. */
    private void lost() {
        fallSilent();
        if (phase != Phase.CONNECTING) {
            connect();
        }
    }

    private void fallSilent() {
        live = false;
        context.status(Status.SILENT, trouble, remedy(trouble), Map.of());
        trouble = Cause.NO_ANSWER;
    }

    private static String remedy(Cause trouble) {
        return switch (trouble) {
            case NOISE ->
                "bytes arrive and none form a frame: check baud rate and parity at the machine, and that its protocol is MEDIBUS";
            case BAD_FRAMES -> "answers arrive damaged: check cable and earthing, and the parity at the machine";
            default ->
                "the machine does not answer: check that it is on, its cable a null modem, and its port set to MEDIBUS";
        };
    }
}
