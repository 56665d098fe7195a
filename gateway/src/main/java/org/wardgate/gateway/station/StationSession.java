package org.wardgate.gateway.station;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.gateway.station.StationMessage.Acknowledge;
import org.wardgate.gateway.station.StationMessage.Confirm;
import org.wardgate.gateway.station.StationMessage.Heartbeat;
import org.wardgate.gateway.station.StationMessage.Hello;
import org.wardgate.gateway.station.StationMessage.Malformed;
import org.wardgate.gateway.station.StationMessage.Position;
import org.wardgate.gateway.station.StationMessage.Role;
import org.wardgate.gateway.station.StationMessage.Sound;
import org.wardgate.gateway.ward.Acknowledgement;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.time.TimeSource;

/** The gateway's end of one station: what it has been sent, what it has confirmed, and whether a person can notice it. */
final class StationSession implements StationMessage.Receiver {
    private static final Logger log = LoggerFactory.getLogger(StationSession.class);

    /** How often a station lets hear from itself. */
    static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(5);

    /** After how long without a message of the protocol a station is dropped. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(15);

    /** How many messages a station may send in one second. */
    static final int MAX_MESSAGES_PER_SECOND = 40;

    /** How many bad messages a station may send before it is closed. */
    static final int MAX_BAD_MESSAGES = 20;

    private static final Malformed HELLO_FIRST =
            new Malformed("no hello yet", "type", "send hello first, once a connection");

    private final StationHub hub;
    private final Ward ward;
    private final StationWriter writer;
    private final ChannelHandlerContext ctx;
    private final Outbox outbox;
    private final Silence silence;
    private @Nullable Hello hello;
    private boolean visible;
    private Sound sound = Sound.UNPROVEN;
    private long sent;
    private long confirmed;
    private long secondStartNanos;
    private int messagesThisSecond;
    private int badMessages;

    StationSession(StationHub hub, ChannelHandlerContext ctx) {
        this.hub = hub;
        this.ward = hub.ward();
        this.writer = hub.writer();
        this.ctx = ctx;
        this.outbox = new Outbox(writer::vitals);
        TimeSource time = ward.time();
        this.silence = new Silence(time, ctx.executor(), SILENT_AFTER, this::dropSilent);
        this.secondStartNanos = time.linkNanos();
    }

    void start() {
        silence.start();
    }

    void stop() {
        silence.stop();
        hub.leave(this);
    }

    /** Whether a nurse can notice what this station shows: it can be seen, and a person has heard its sound. */
    boolean isNoticed() {
        return visible && sound == Sound.PROVEN && hello != null && hello.role() == Role.NURSE;
    }

    // what the station says

    /** One text frame. */
    void receive(String text) {
        long now = ward.time().linkNanos();
        if (now - secondStartNanos >= Duration.ofSeconds(1).toNanos()) {
            secondStartNanos = now;
            messagesThisSecond = 0;
        }
        if (++messagesThisSecond > MAX_MESSAGES_PER_SECOND) {
            abuse("more than " + MAX_MESSAGES_PER_SECOND + " messages in a second");
            return;
        }
        StationMessage message = StationMessageReader.read(text);
        if (!(message instanceof Malformed)) {
            silence.heard();
        }
        message.deliverTo(this);
    }

    @Override
    public void hello(Hello message) {
        if (hello != null) {
            malformed(new Malformed("hello was said before", "type", "send hello once a connection"));
            return;
        }
        if (message.protocol() != StationWriter.PROTOCOL) {
            malformed(new Malformed(
                    "this gateway speaks protocol " + StationWriter.PROTOCOL, "protocol", "load the page again"));
            return;
        }
        hello = message;
        hub.join(this);
        log.info(
                "station joined channel={} role={}",
                ctx.channel().id(),
                message.role().wireName());
        Position seen = message.seen();
        boolean missed = seen != null && !canReplayAfter(seen);
        if (seen != null && !missed) {
            ward.eventsAfter(seen.sequence()).forEach(this::alarm);
        }
        send(() -> {
            sent = Math.max(sent, ward.sequence());
            return writer.snapshot(missed, hub.watching());
        });
    }

    /** Whether every alarm event after a place is still kept, and few enough of them to be told one by one. */
    private boolean canReplayAfter(Position seen) {
        return seen.epoch().equals(ward.epoch())
                && seen.sequence() >= ward.oldestKept() - 1
                && seen.sequence() <= ward.sequence()
                && ward.sequence() - seen.sequence() < Outbox.CAPACITY;
    }

    @Override
    public void confirm(Confirm message) {
        Position upTo = message.upTo();
        if (hello == null) {
            malformed(HELLO_FIRST);
        } else if (!upTo.epoch().equals(ward.epoch())) {
            malformed(new Malformed(
                    "of another run of the gateway", "epoch", "confirm in the epoch of the newest snapshot"));
        } else if (upTo.sequence() > sent) {
            malformed(new Malformed("never sent to this station", "sequence", "confirm no more than was received"));
        } else if (isNoticed()) {
            confirmed = Math.max(confirmed, upTo.sequence());
            ward.delivery().confirm(upTo.sequence());
        }
    }

    @Override
    public void acknowledge(Acknowledge message) {
        if (hello == null) {
            malformed(HELLO_FIRST);
            return;
        }
        if (hello.role() != Role.NURSE) {
            sendResult(message.request(), "refused", "This page only watches. Acknowledge at a nurse's station.");
            return;
        }
        ward.acknowledge(new Acknowledgement(
                        message.bed(), message.alarmId(), message.occurrence(), message.operator(), hello.station()))
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        sendResult(message.request(), result.wireName(), words(result));
                    } else {
                        log.warn("acknowledgement failed bed={}", message.bed(), failure);
                        sendResult(message.request(), "refused", "The gateway could not do it. Try again.");
                    }
                });
    }

    private static String words(Acknowledgement.Result result) {
        return switch (result) {
            case ACCEPTED -> "Acknowledged here. The bedside alarm is not affected.";
            case CONFLICT -> "Not acknowledged: the alarm has changed since. Look at it again.";
            case UNKNOWN_ALARM -> "Not acknowledged: the alarm is over.";
            case UNKNOWN_BED -> "Not acknowledged: there is no such bed.";
        };
    }

    @Override
    public void heartbeat(Heartbeat message) {
        if (hello == null) {
            malformed(HELLO_FIRST);
            return;
        }
        visible = message.visible();
        sound = message.sound();
    }

    @Override
    public void malformed(Malformed malformed) {
        hub.counters().add(Kind.BAD_MESSAGE);
        if (++badMessages > MAX_BAD_MESSAGES) {
            abuse("more than " + MAX_BAD_MESSAGES + " bad messages");
        } else {
            send(() -> writer.error(malformed));
        }
    }

    // what the ward says

    /** An alarm event; sent at once. */
    void alarm(WardAlarmEvent event) {
        send(() -> {
            sent = Math.max(sent, event.sequence());
            return writer.alarm(event);
        });
    }

    /** An alarm event that nobody has confirmed: sent again if this station should have. */
    void resend(WardAlarmEvent event) {
        if (isNoticed()
                && event.sequence() <= sent
                && event.sequence() > confirmed
                && ctx.channel().isWritable()) {
            alarm(event);
        }
    }

    /** A bed's newest state; waits for {@link #drain}. */
    void bed(BedState state) {
        outbox.setBed(state);
    }

    /** A heartbeat is due. */
    void beat() {
        outbox.setHeartbeat(() -> writer.heartbeat(hub.watching()));
        outbox.drainUrgent(ctx);
    }

    /** Writes what the channel takes. */
    void drain() {
        outbox.drain(ctx);
    }

    private void sendResult(String request, String result, String text) {
        send(() -> writer.result(request, result, text));
    }

    private void send(Supplier<byte[]> message) {
        if (outbox.add(message)) {
            outbox.drainUrgent(ctx);
            return;
        }
        // it would go on believing an old list of alarms: the snapshot after its next hello is complete
        hub.counters().add(Kind.ALARM_QUEUE_FULL);
        log.warn(
                "station closed channel={} reason=alarm-queue-full; it resynchronises",
                ctx.channel().id());
        Responses.close(ctx);
    }

    private void dropSilent() {
        hub.counters().add(Kind.SILENT_STATION);
        log.info("station dropped channel={} silentMillis={}", ctx.channel().id(), SILENT_AFTER.toMillis());
        StationHandler.close(ctx, WebSocketCloseStatus.POLICY_VIOLATION, "silent for 15 s");
    }

    private void abuse(String reason) {
        hub.counters().add(Kind.ABUSIVE_STATION);
        log.warn("station closed channel={} reason={}", ctx.channel().id(), reason);
        StationHandler.close(ctx, WebSocketCloseStatus.POLICY_VIOLATION, reason);
    }
}
