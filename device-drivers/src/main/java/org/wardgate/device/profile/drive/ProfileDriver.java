package org.wardgate.device.profile.drive;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.language.ProfileFile;
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

    private final ProfileFile profile;
    private final MessageReader messages;
    private final Outputs outputs;
    private final DriverContext context;
    private final Conversation conversation;
    private final Predicate<MessageShape> expected;
    private final SilenceWatch silence;
    private final IdentityTracker identity;
    private final AlertTracker alerts;
    private final ReadingThinner thinner;
    private final WaveGatherer[] waves;
    private final @Nullable PumpTracker pump;
    private final @Nullable ClockWatch clock;
    private Status status = Status.CONNECTING;
    private boolean frozen;
    private boolean noise;

    /** A driver for a new connection. */
    public ProfileDriver(ProfileFile profile, MessageReader messages, Outputs outputs, DriverContext context) {
        this.profile = profile;
        this.messages = messages;
        this.outputs = outputs;
        this.context = context;
        conversation = new Conversation(profile, context);
        expected = conversation::expects;
        silence = new SilenceWatch(context, profile.timing().silentAfter(), this::fellSilent);
        identity = new IdentityTracker(profile, context);
        alerts = new AlertTracker(profile.alerts(), context);
        thinner = new ReadingThinner(
                profile.timing().publishEvery(), profile.readings().size());
        waves = profile.waves().stream()
                .map(wave -> new WaveGatherer(context, wave.gather()))
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
    }

    @Override
    public void late() {
        endWaves();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
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
        if (status == Status.SILENT && !frozen && pump != null) {
            pump.forget(); // what it does now was not heard while it was silent
        }
        if (identity.isAnother(message)) {
            exchanged(received);
        }
        if (!message.shape().isIgnored()) {
            accept(message, received);
        } else {
            state(Status.LIVE, Cause.NONE, "");
        }
        conversation.heard(message.shape());
    }

    /** A frame that is not expected. */
    private void pass(Frame frame) {
        noise = true;
        endWaves();
        if (messages.read(frame.payload(), shape -> true) == null) {
            context.rejected(Reason.UNKNOWN_SHAPE);
        } else {
            context.count("reply-not-asked-for");
        }
    }

    private void accept(Message message, Timestamp received) {
        count(message);
        ShapeOutputs shape = outputs.of(message.shape());
        LocalDateTime time = clock == null ? null : clock.timeIn(message);
        boolean delivering = pump != null && pump.state(received).isDelivering();
        boolean infusion = pump != null && pump.accept(shape.pump(), message, received);
        judgeFrozen(time, infusion, received);
        identity.accept(message, received);
        if (!frozen) {
            emitReadings(shape, message, received, time);
            for (int i = 0; i < shape.waves().size(); i++) {
                WaveOutput wave = shape.waves().get(i);
                waves[wave.number()].accept(wave, message, received);
            }
        }
        alerts.accept(shape.alerts(), message, received, delivering);
        if (pump != null && infusion) {
            alerts.accept(pump.state(received), received);
            if (!frozen) {
                context.emit(pump.status(context.header(received, time), received, alerts.anyLatched()));
            }
        }
    }

    private void judgeFrozen(@Nullable LocalDateTime time, boolean infusion, Timestamp received) {
        if (clock != null && time != null) {
            frozen = clock.isFrozen(time, received);
        } else if (pump != null && infusion) {
            frozen = pump.isFrozen(received);
        }
        if (frozen) {
            context.count("frozen-message");
            endWaves();
            state(Status.SILENT, Cause.FROZEN, FROZEN);
        } else {
            state(Status.LIVE, Cause.NONE, "");
        }
    }

    private void emitReadings(ShapeOutputs shape, Message message, Timestamp received, @Nullable LocalDateTime time) {
        for (int i = 0; i < shape.readings().size(); i++) {
            ReadingOutput reading = shape.readings().get(i);
            Measurement measurement = reading.measurement(message);
            if (measurement != null && thinner.passes(reading.number(), measurement, received.patientNanos())) {
                context.emit(new Reading(
                        context.header(received, time), reading.metric(), reading.channel(), null, measurement, null));
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
        identity.forget();
        if (pump != null) {
            pump.forget();
        }
    }

    private void fellSilent() {
        endWaves();
        boolean bytes = noise;
        noise = false;
        String settings = profile.line().settings().label();
        state(
                Status.SILENT,
                bytes ? Cause.NOISE : Cause.NO_ANSWER,
                bytes
                        ? "bytes arrive and none are a message: check that the line is set to " + settings
                                + " and that the device is a " + profile.title()
                        : "the device says nothing: " + profile.ifSilent());
        conversation.fellSilent();
    }

    private void state(Status newStatus, Cause cause, String detail) {
        status = newStatus;
        context.status(newStatus, cause, detail, Map.of());
    }

    private void endWaves() {
        for (WaveGatherer wave : waves) {
            wave.end();
        }
    }
}
