package org.wardgate.device.alaris;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.alaris.AlarisMessage.Alarm;
import org.wardgate.device.alaris.AlarisMessage.Quantity;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.device.alaris.AlarisMessage.Syringe;
import org.wardgate.device.alaris.AlarisMessage.Unknown;
import org.wardgate.device.alaris.AlarisMessage.Unreadable;
import org.wardgate.device.alaris.AlarisMessage.Vtbi;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.StandstillWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one Alaris pump: one request at a time, by {@link AlarisSchedule}. Polls follow patient time, reply
 * time-outs link time. Source: Asena comms, timing and polling.
 *
 * <p>A reply belongs to the request that waits, if it carries that request's name; any other is late or unasked for, and as
 * nobody can tell how old it is, its content is not used. The protocol offers no more than the name: after a request was sent
 * again, the answer to its first sending passes for that to its last, at most two reply time-outs older.
 *
 * <p>A pump that answers nothing is silent after three polls and five seconds; it is asked on, ever less often, and identified
 * again once it answers. Its alarms stay as they were until it says something else.
 *
 * <p>Only {@link #opened} starts the conversation. Without it, as over a recording, nothing is sent and every reply is taken for the
 * answer to the request whose name it carries.
 */
final class AlarisDriver implements DeviceDriver {
    static final Duration REPLY_TIMEOUT = Duration.ofMillis(500);
    /** The least time between a reply and the next request; inferred. */
    static final Duration TURNAROUND = Duration.ofMillis(50);

    /** The volume rises in steps of 0.01 mL at most. Asena comms, mapping. */
    private static final double VOLUME_STEP_MILLILITRES = 0.01;

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int MISSES_TO_SILENCE = 3;
    private static final Duration FIRST_PROBE = Duration.ofSeconds(1);
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(AlarisDriver.class);

    private enum Phase {
        CONNECTING,
        LIVE,
        SILENT,
        CLOSED
    }

    private final DriverContext context;
    private final AlarisSchedule schedule = new AlarisSchedule();
    private final AlarisAlerts alerts;
    private final Set<AlarisQuery> identifying = EnumSet.noneOf(AlarisQuery.class);
    private AlarisPump pump;
    private AlarisIdentity identity = AlarisIdentity.UNKNOWN;
    private AlarisIdentity announced = AlarisIdentity.UNKNOWN;
    private String logId = "";
    private boolean quiet = true;
    private boolean fieldSixLogged;
    private StandstillWatch standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
    private boolean frozen;

    private Phase phase = Phase.CONNECTING;
    private boolean listening = true;
    private Timer timer = Timer.NONE;
    private @Nullable AlarisQuery outstanding;
    private int triesLeft;
    private int misses;
    private long heardLinkNanos;
    private Cause trouble = Cause.NO_ANSWER;
    private Cause stated = Cause.NONE;
    private Duration probeDelay = FIRST_PROBE;

    AlarisDriver(DriverContext context) {
        this.context = context;
        this.alerts = new AlarisAlerts(context);
        this.pump = new AlarisPump(context::count);
    }

    @Override
    public void opened() {
        listening = false;
        heardLinkNanos = context.now().linkNanos();
        restart();
        askNext();
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
    }

    @Override
    public void closed() {
        phase = Phase.CLOSED;
        timer.cancel();
    }

    @Override
    public void dropped(Dropped dropped) {
        if (trouble == Cause.NO_ANSWER) {
            trouble = Cause.NOISE;
        }
    }

    @Override
    public void received(Frame frame) {
        if (phase == Phase.CLOSED) {
            return;
        }
        AlarisMessage message = AlarisMessage.parse(frame.payload());
        for (int i = 0; i < message.malformed(); i++) {
            context.count("malformed-number");
        }
        if (isEcho(message)) {
            context.count("echo");
            return;
        }
        boolean readable = !(message instanceof Unreadable) && !(message instanceof Unknown);
        if (readable) {
            heardLinkNanos = frame.received().linkNanos();
            trouble = Cause.NO_ANSWER;
        } else {
            context.count(message instanceof Unknown ? "unknown-message" : "unreadable-reply");
            trouble = Cause.BAD_FRAMES;
        }
        AlarisQuery query = listening ? AlarisQuery.fromWire(message.name()).orElse(null) : outstanding;
        if (query == null || !message.name().equals(query.body())) {
            context.count("reply-not-asked-for");
            return;
        }
        timer.cancel();
        outstanding = null;
        if (readable) {
            answered(query, message, frame.received());
        } else {
            giveUp(query);
        }
        if (listening) {
            return;
        }
        if (phase == Phase.SILENT) {
            probeLater();
        } else if (isSilenceDue()) {
            fallSilent();
        } else {
            timer = context.schedule(Face.LINK, TURNAROUND, this::askNext);
        }
    }

    /** A request that comes back from a line that loops or a terminal that echoes; no reply is without a field. */
    private static boolean isEcho(AlarisMessage message) {
        return message instanceof Unreadable unreadable && unreadable.fieldCount() == 0;
    }

    private void askNext() {
        if (phase == Phase.CLOSED) {
            return;
        }
        long nowNanos = context.now().patientNanos();
        AlarisQuery next = schedule.next(nowNanos);
        if (next == null) {
            timer = context.schedule(Face.PATIENT, schedule.untilNext(nowNanos), this::askNext);
        } else {
            ask(next);
        }
    }

    private void ask(AlarisQuery query) {
        triesLeft = schedule.tries(query);
        transmit(query);
    }

    private void transmit(AlarisQuery query) {
        triesLeft--;
        outstanding = query;
        schedule.asked(query, context.now().patientNanos());
        context.send(AlarisEncoder.encode(query));
        timer = context.schedule(Face.LINK, REPLY_TIMEOUT, () -> timedOut(query));
    }

    private void timedOut(AlarisQuery query) {
        if (phase == Phase.CLOSED) {
            return;
        }
        context.count("reply-timeout");
        outstanding = null;
        boolean over = triesLeft == 0;
        if (over) {
            giveUp(query);
        }
        if (phase == Phase.SILENT && over) {
            probeLater();
        } else if (phase != Phase.SILENT && isSilenceDue()) {
            fallSilent();
        } else if (over) {
            ask(AlarisQuery.INF); // after a miss one thing matters: is the pump still there?
        } else {
            transmit(query);
        }
    }

    private void giveUp(AlarisQuery query) {
        Timestamp now = context.now();
        misses++;
        context.count("poll-missed");
        schedule.givenUp(query, now.patientNanos());
        identifying.remove(query);
        announce(now);
        if (query == AlarisQuery.ALARM) {
            alerts.notNamed(now);
        }
    }

    private boolean isSilenceDue() {
        return misses >= MISSES_TO_SILENCE && context.now().linkNanos() - heardLinkNanos >= SILENCE.toNanos();
    }

    private void fallSilent() {
        phase = Phase.SILENT;
        probeDelay = FIRST_PROBE;
        stated = Cause.NONE;
        probeLater();
    }

    private void probeLater() {
        if (trouble != stated) {
            stated = trouble;
            context.status(LineState.Status.SILENT, trouble, remedy(trouble), Map.of());
        }
        trouble = Cause.NO_ANSWER; // the next probe judges anew
        timer = context.schedule(Face.LINK, probeDelay, this::probe);
        Duration twice = probeDelay.multipliedBy(2);
        probeDelay = twice.compareTo(LAST_PROBE) < 0 ? twice : LAST_PROBE;
    }

    private void probe() {
        if (phase != Phase.CLOSED) {
            ask(AlarisQuery.INF);
        }
    }

    private static String remedy(Cause trouble) {
        return switch (trouble) {
            case NOISE ->
                "bytes arrive and none form a frame: check that the line is set to 38400 baud 8N1 and that an Alaris "
                        + "pump is at its end";
            case BAD_FRAMES ->
                "the pump answers with what is no status: its software may speak another revision of the protocol";
            default ->
                "the pump does not answer: check that it is on and its cable fits; its RS232 option or communication "
                        + "setting may be off";
        };
    }

    /** A pump nobody knows, or has heard of for a while: identify it and poll everything. */
    private void restart() {
        pump = new AlarisPump(context::count);
        standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
        frozen = false;
        logId = "";
        schedule.restart(context.now().patientNanos());
        Collections.addAll(
                identifying, AlarisQuery.INST_SERIALNO, AlarisQuery.COMMS_PROTOCOL, AlarisQuery.COMMS_RESPONSE_MAX);
    }

    private void answered(AlarisQuery query, AlarisMessage message, Timestamp received) {
        misses = 0;
        if (phase != Phase.LIVE) {
            phase = Phase.LIVE;
            restart();
            context.status(LineState.Status.LIVE, Cause.NONE, "", Map.of());
            schedule.asked(query, context.now().patientNanos());
        }
        if (isAnotherPump(message)) {
            exchanged(received);
            schedule.asked(query, context.now().patientNanos());
        }
        schedule.answered(query);
        identifying.remove(query);
        identity = identity.after(message);
        announce(received);
        if (message instanceof Status status) {
            status(status, received);
        } else if (message instanceof Alarm alarm) {
            alerts.named(alarm.code(), received);
            if (quiet && alerts.code() == null) {
                schedule.stop(AlarisQuery.ALARM);
            }
        } else if (message instanceof Vtbi vtbi) {
            pump.accept(vtbi, received);
        } else if (message instanceof Syringe syringe) {
            pump.accept(syringe, received);
        } else if (query == AlarisQuery.INF_RATE_MAX_SYRINGE && message instanceof Quantity rate) {
            pump.acceptMaximumRate(rate);
        }
    }

    private boolean isAnotherPump(AlarisMessage message) {
        String before = identity.serialNumber();
        String now = identity.after(message).serialNumber();
        return before != null && !before.equals(now);
    }

    /** Nothing that the old pump said holds for the new one. */
    private void exchanged(Timestamp received) {
        context.count("pump-exchanged");
        if (frozen) {
            context.status(LineState.Status.LIVE, Cause.NONE, "", Map.of());
        }
        alerts.endAll(received);
        schedule.stop(AlarisQuery.ALARM);
        quiet = true;
        identity = AlarisIdentity.UNKNOWN;
        restart();
    }

    private void announce(Timestamp received) {
        boolean exchanged =
                announced.serialNumber() != null && !announced.serialNumber().equals(identity.serialNumber());
        if ((identifying.isEmpty() || exchanged) && !identity.equals(announced)) {
            announced = identity;
            context.emit(identity.event(context.header(received, null)));
        }
    }

    private void status(Status status, Timestamp received) {
        long nowNanos = context.now().patientNanos();
        watchAlarm(status.alarmFlag(), received, nowNanos);
        if (!logId.isEmpty() && !logId.equals(status.logId())) {
            schedule.refresh(nowNanos);
        }
        logId = status.logId();
        if (!status.fieldSix().isEmpty()) {
            context.count("inf-field-6");
            if (!fieldSixLogged) {
                fieldSixLogged = true;
                // the field may name a drug: its text is in the recording, not in the log
                log.info(
                        "inf field 6 in use serial={} length={}",
                        status.serialNumber(),
                        status.fieldSix().length());
            }
        }
        if (isFrozen(status, received)) {
            context.count("frozen-status");
        } else {
            context.emit(pump.status(context.header(received, null), status, quiet ? null : alerts.code()));
        }
    }

    private boolean isFrozen(Status status, Timestamp received) {
        boolean wasFrozen = frozen;
        var said = new StandstillWatch.Said(status.mode(), status.rate(), status.volume(), status.timeRemaining());
        frozen = standstill.accept(said, status.mode().equals("SET"), received.patientNanos());
        if (frozen && !wasFrozen) {
            String text = "the pump says that it infuses and its volume stands still; look at the pump";
            context.status(LineState.Status.SILENT, Cause.FROZEN, text, Map.of());
        } else if (wasFrozen && !frozen) {
            context.status(LineState.Status.LIVE, Cause.NONE, "", Map.of());
        }
        return frozen;
    }

    /** Asks for the alarm's name while one is flagged, and once when it no longer is. Any flag but the quiet one may be one. */
    private void watchAlarm(String flag, Timestamp received, long nowNanos) {
        boolean wasQuiet = quiet;
        quiet = flag.equals("-");
        if (!quiet && !flag.equals("A")) {
            context.count("unknown-alarm-flag");
        }
        alerts.flagged(flag.equals("A"), received);
        boolean watched = schedule.contains(AlarisQuery.ALARM);
        if (quiet ? watched && !wasQuiet : !watched) {
            schedule.askNow(AlarisQuery.ALARM, nowNanos);
        }
    }
}
