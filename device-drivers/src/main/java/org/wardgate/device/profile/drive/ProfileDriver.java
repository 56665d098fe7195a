package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.model.Episode;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.Reading;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one declared device: turns its messages into events and asks what the profile lists. A frame that no message
 * of the profile looks like is a damaged one; a message that answers what was not asked is passed over, since nobody can tell how old
 * it is.
 */
public final class ProfileDriver implements DeviceDriver {
    private static final String FROZEN =
            "the device repeats itself: its clock or counter stands still; look at the device";

    private static final String LATE =
            "what the device says may have waited on its way, and is not used until that is over";

    private final ProfileFile profile;
    private final MessageReader messages;
    private final Outputs outputs;
    private final DriverContext context;
    private final Conversation conversation;
    private final Predicate<MessageShape> expected;
    private final SilenceWatch silence;
    private final IdentityTracker identity;
    private final LostAnswers lostAnswers;
    private final AlertTracker alerts;
    private final ReadingThinner thinner;
    private final EpisodeTracker[] episodes;
    private final WaveGatherer[] waves;
    private final @Nullable PumpTracker pump;
    private final @Nullable ClockWatch clock;
    private Status status = Status.CONNECTING;
    private boolean clockStands;
    private boolean pumpStands;
    private boolean noise;
    private boolean late;

    /** A driver for a new connection. */
    public ProfileDriver(ProfileFile profile, MessageReader messages, Outputs outputs, DriverContext context) {
        this.profile = profile;
        this.messages = messages;
        this.outputs = outputs;
        this.context = context;
        conversation = new Conversation(profile, context, this::answerLost);
        expected = conversation::expects;
        silence = new SilenceWatch(context, profile.timing().silentAfter(), this::fellSilent);
        identity = new IdentityTracker(profile, context);
        lostAnswers = new LostAnswers(profile, context);
        alerts = new AlertTracker(profile.alerts(), context);
        thinner = new ReadingThinner(
                profile.timing().publishEvery(), profile.readings().size());
        episodes =
                profile.episodes().stream().map(episode -> new EpisodeTracker()).toArray(EpisodeTracker[]::new);
        waves = profile.waves().stream()
                .map(wave -> new WaveGatherer(context, wave.gather(), breakAfter(profile)))
                .toArray(WaveGatherer[]::new);
        pump = profile.pump() == null ? null : new PumpTracker(profile.pump(), context);
        clock = profile.clock() == null ? null : new ClockWatch(profile.clock(), context);
    }

    @Override
    public void opened() {
        context.expectEvery(profile.timing().speaksEvery());
        silence.begin();
        conversation.begin();
    }

    @Override
    public void closed() {
        silence.close();
        conversation.close();
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
        lostAnswers.forgotten();
        thinner.restart();
        for (EpisodeTracker episode : episodes) {
            episode.forgotten();
        }
    }

    @Override
    public void late() {
        late = true;
        answerLost();
        endWaves();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
        answerLost();
        endWaves();
    }

    @Override
    public void received(Frame frame) {
        Message message = messages.read(frame.payload(), expected);
        if (message == null) {
            pass(frame);
            return;
        }
        Timestamp received = frame.received();
        silence.heard(received);
        noise = false;
        late = false;
        if (status == Status.SILENT && !isFrozen() && pump != null) {
            pump.forget(); // what it does now was not heard while it was silent
        }
        if (identity.isAnother(message)) {
            exchanged(received);
        }
        if (!message.shape().isIgnored()) {
            accept(message, received);
        } else if (!isFrozen()) {
            state(Status.LIVE, Cause.NONE, "");
        }
        conversation.heard(message.shape());
    }

    /** A frame that is not expected: nobody can tell how old what it says is, but an alarm that is told once is still one. */
    private void pass(Frame frame) {
        endWaves();
        answerLost();
        Message message = messages.read(frame.payload(), shape -> true);
        if (message == null) {
            noise = true;
            context.rejected(Reason.UNKNOWN_SHAPE);
            return;
        }
        context.count("reply-not-asked-for");
        List<AlertOutput> toldOnce = outputs.of(message.shape()).alerts().stream()
                .filter(alert -> !alert.keys().until().isEmpty())
                .toList();
        alerts.accept(toldOnce, message, frame.received(), lastDelivered());
    }

    private void answerLost() {
        lostAnswers.lost();
    }

    private void accept(Message message, Timestamp received) {
        count(message);
        ShapeOutputs shape = outputs.of(message.shape());
        LocalDateTime time = clock == null ? null : clock.timeIn(message);
        boolean delivered = lastDelivered();
        boolean infusion = pump != null && pump.accept(shape.pump(), message, received);
        judgeFrozen(time, infusion, received);
        identity.accept(message, received);
        if (!isFrozen()) {
            emitReadings(shape, message, received, time);
            for (EpisodeOutput episode : shape.episodes()) {
                accept(episode, message, received, time);
            }
            for (int i = 0; i < shape.waves().size(); i++) {
                WaveOutput wave = shape.waves().get(i);
                waves[wave.number()].accept(wave, message, received);
            }
        }
        alerts.accept(shape.alerts(), message, received, delivered);
        if (pump != null && infusion) {
            alerts.accept(pump.state(received), received);
            lostAnswers.accept(pump.state(received), delivered, alerts.anyLatched(), received);
            if (!isFrozen()) {
                boolean alarming = alerts.anyLatched() || lostAnswers.isActive();
                context.emit(pump.status(context.header(received, time), received, alarming));
            }
        }
    }

    private boolean lastDelivered() {
        return pump != null && pump.lastDelivered();
    }

    private void judgeFrozen(@Nullable LocalDateTime time, boolean infusion, Timestamp received) {
        if (clock != null && time != null) {
            clockStands = clock.isFrozen(time, received);
        }
        if (pump != null && infusion) {
            pumpStands = pump.isFrozen(received);
        }
        if (isFrozen()) {
            context.count("frozen-message");
            endWaves();
            state(Status.SILENT, Cause.FROZEN, FROZEN);
        } else {
            state(Status.LIVE, Cause.NONE, "");
        }
    }

    /** What stands still stands until it moves, whatever messages come that do not tell. */
    private boolean isFrozen() {
        return clockStands || pumpStands;
    }

    /** A result is told once, for it does not go on; of one that is still being made there is nothing to tell. */
    private void accept(EpisodeOutput output, Message message, Timestamp received, @Nullable LocalDateTime time) {
        EpisodeTracker tracker = episodes[output.number()];
        boolean announced = output.announces(message);
        if (announced) {
            tracker.announce();
        }
        if (output.readings().isEmpty()) {
            return;
        }
        String result = announced ? null : output.result(message);
        if (result == null) {
            tracker.nothing(received.patientNanos());
            return;
        }
        Episode episode = tracker.result(result, received.patientNanos());
        for (int i = 0; episode != null && i < output.readings().size(); i++) {
            ReadingOutput reading = output.readings().get(i);
            Measurement measurement = reading.measurement(message);
            if (measurement != null) {
                emit(reading, measurement, episode, received, time);
            }
        }
    }

    private void emit(
            ReadingOutput reading,
            Measurement measurement,
            @Nullable Episode episode,
            Timestamp received,
            @Nullable LocalDateTime time) {
        context.emit(new Reading(
                context.header(received, time), reading.metric(), reading.channel(), null, measurement, episode));
    }

    private void emitReadings(ShapeOutputs shape, Message message, Timestamp received, @Nullable LocalDateTime time) {
        for (int i = 0; i < shape.readings().size(); i++) {
            ReadingOutput reading = shape.readings().get(i);
            Measurement measurement = reading.measurement(message);
            if (measurement != null && thinner.passes(reading.number(), measurement, received.patientNanos())) {
                emit(reading, measurement, null, received, time);
            }
        }
    }

    /** Counts what stands in a message and cannot be made use of. */
    private void count(Message message) {
        MessageShape shape = message.shape();
        for (int i = 0; i < shape.fieldNames().size(); i++) {
            FieldValue value = message.value(i);
            if (!value.known()) {
                context.count("unknown-" + shape.fieldNames().get(i));
            } else if (value.missing() == Measurement.Reason.UNREADABLE) {
                context.count("unreadable-" + shape.fieldNames().get(i));
            }
        }
    }

    /** Nothing that the old device said holds for the new one. */
    private void exchanged(Timestamp received) {
        context.count("device-exchanged");
        alerts.endAll(received);
        lostAnswers.endAll(received);
        identity.forget();
        thinner.restart();
        for (EpisodeTracker episode : episodes) {
            episode.exchanged();
        }
        clockStands = false;
        pumpStands = false;
        if (pump != null) {
            pump.exchanged();
        }
    }

    private void fellSilent() {
        endWaves();
        if (late) {
            state(Status.SILENT, Cause.LATE, LATE);
        } else if (noise) {
            String settings = profile.line().settings().label();
            state(
                    Status.SILENT,
                    Cause.NOISE,
                    "bytes arrive and none are a message: check that the line is set to " + settings
                            + " and that the device is a " + profile.title());
        } else {
            state(Status.SILENT, Cause.NO_ANSWER, "the device says nothing; " + profile.ifSilent());
        }
        noise = false;
        late = false;
        conversation.fellSilent();
    }

    private void state(Status newStatus, Cause cause, String detail) {
        status = newStatus;
        if (newStatus != Status.LIVE) {
            thinner.restart();
        }
        context.status(newStatus, cause, detail, Map.of());
    }

    /** A silence that ends a frame ends a curve, unless the device speaks seldom. */
    private static Duration breakAfter(ProfileFile profile) {
        Duration twice = profile.timing().speaksEvery().multipliedBy(2);
        Duration gap = profile.framing().gap();
        return twice.compareTo(gap) > 0 ? twice : gap;
    }

    private void endWaves() {
        for (WaveGatherer wave : waves) {
            wave.end();
        }
    }
}
