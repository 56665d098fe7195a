package org.wardgate.device.neurowave;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.PollLoop;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.neurowave.NeurowaveMessage.Connected;
import org.wardgate.device.neurowave.NeurowaveMessage.Echo;
import org.wardgate.device.neurowave.NeurowaveMessage.OtherVersion;
import org.wardgate.device.neurowave.NeurowaveMessage.Status;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one AP-4000: who it is, then its status every 4 s. Source: AP-4000 status protocol; the time-outs are ours.
 *
 * <p>The pump has two channels, and one infusion is shown: that of the channel in use. Where both are, what is shown is whether anything
 * flows, without numbers, and the numbers of each are under names of the pump's own.
 */
final class NeurowaveDriver implements DeviceDriver {
    static final PollLoop.Timing TIMING = new PollLoop.Timing(Duration.ofSeconds(1), Duration.ofSeconds(4), 3);

    private static final String VENDOR = "neurowave";
    private static final long FROZEN_NANOS = Duration.ofSeconds(8).toNanos();

    private final DriverContext context;
    private final PollLoop loop;
    private final StandingAlerts alerts;
    private final Map<Integer, Decimal> boluses = new LinkedHashMap<>();
    private boolean connected;
    private Cause trouble = Cause.NO_ANSWER;
    private String detail = "";
    private @Nullable Connected pump;
    private @Nullable String announced;
    private @Nullable LocalDateTime clock;
    private long clockNanos;

    NeurowaveDriver(DriverContext context) {
        this.context = context;
        this.alerts = new StandingAlerts(context);
        this.loop = new PollLoop(context, TIMING, this::question, this::fellSilent);
    }

    @Override
    public void opened() {
        context.expectEvery(TIMING.every());
        loop.begin();
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
    }

    @Override
    public void late() {
        trouble = Cause.LATE;
        loop.late();
    }

    @Override
    public void closed() {
        loop.close();
    }

    @Override
    public void dropped(Dropped dropped) {
        if (trouble == Cause.NO_ANSWER) {
            trouble = Cause.NOISE;
        }
    }

    @Override
    public void received(Frame frame) {
        NeurowaveMessage message = NeurowaveMessage.parse(frame.payload());
        if (message instanceof Echo) {
            context.count("echo");
        } else if (message instanceof NeurowaveMessage.Unknown) {
            trouble = Cause.BAD_FRAMES;
            context.rejected(Reason.UNKNOWN_SHAPE);
        } else if (!loop.isExpected()) {
            context.count("reply-not-asked-for");
        } else if (message instanceof OtherVersion) {
            context.count("unknown-version");
            trouble = Cause.REFUSED;
            detail = "the pump speaks a version of its protocol that is not known";
        } else if (message instanceof Connected answer) {
            accept(answer, frame.received());
        } else if (message instanceof Status status) {
            accept(status, frame.received());
        }
    }

    private Bytes question() {
        return pump == null || !connected ? NeurowaveEncoder.connect() : NeurowaveEncoder.status(pump.systemId());
    }

    private void accept(Connected answer, Timestamp received) {
        if (pump != null && !pump.systemId().equals(answer.systemId())) {
            context.count("device-exchanged");
            alerts.endAll(received);
            boluses.clear();
            clock = null;
        }
        pump = answer;
        connected = true;
        announce(Map.of(), received);
        live();
        loop.answeredAskNow();
    }

    private void accept(Status status, Timestamp received) {
        NeurowaveChannel first = new NeurowaveChannel(1, status);
        NeurowaveChannel second = new NeurowaveChannel(2, status);
        announce(attributes(first, second), received);
        LocalDateTime time = status.time();
        if (time == null) {
            context.count("unreadable-time");
        }
        Map<String, Alert> now = NeurowaveAlarm.in(status);
        if (now == null) {
            context.count("unreadable-alarm-count");
        } else {
            alerts.accept(now, received);
        }
        if (isFrozen(time, received)) {
            context.count("frozen-message");
            context.status(LineState.Status.SILENT, Cause.FROZEN, "the pump's clock stands still", Map.of());
        } else {
            live();
            emit(first, second, time, received);
        }
        loop.answered();
    }

    private boolean isFrozen(@Nullable LocalDateTime time, Timestamp received) {
        if (time == null || !time.equals(clock)) {
            clock = time;
            clockNanos = received.patientNanos();
            return false;
        }
        return received.patientNanos() - clockNanos >= FROZEN_NANOS;
    }

    private void live() {
        trouble = Cause.NO_ANSWER;
        detail = "";
        context.status(LineState.Status.LIVE, Cause.NONE, "", Map.of());
    }

    private static Map<String, String> attributes(NeurowaveChannel... channels) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (NeurowaveChannel channel : channels) {
            attributes.put("channel-" + channel.number() + "-serial-number", channel.serialNumber());
            attributes.put("channel-" + channel.number() + "-drug", channel.drug());
        }
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    private void announce(Map<String, String> attributes, Timestamp received) {
        Map<String, String> all = new LinkedHashMap<>();
        if (pump != null) {
            all.put("protocol-revision", pump.version());
            if (!pump.software().isEmpty()) {
                all.put("firmware-revision", pump.software());
            }
        }
        all.putAll(attributes);
        String serialNumber = pump == null ? null : pump.systemId();
        String now = serialNumber + " " + all;
        if (!now.equals(announced)) {
            announced = now;
            context.emit(new DeviceIdentity(context.header(received, null), "NeuroWave", "AP-4000", serialNumber, all));
        }
    }

    private void emit(
            NeurowaveChannel first, NeurowaveChannel second, @Nullable LocalDateTime time, Timestamp received) {
        List<NeurowaveChannel> used = new ArrayList<>(
                Stream.of(first, second).filter(NeurowaveChannel::isUsed).toList());
        State firstState = state(first);
        State secondState = state(second);
        State state = secondState.isDelivering() && firstState != State.BOLUS ? secondState : firstState;
        Delivery delivery = new Delivery(null, null, null, null, false, null);
        String word = "both channels";
        if (used.size() < 2) {
            NeurowaveChannel channel = used.isEmpty() ? first : used.get(0);
            state = channel.number() == 1 ? firstState : secondState;
            word = "channel " + channel.number();
            delivery = new Delivery(
                    channel.rateMillilitresPerHour(),
                    channel.infusedMillilitres(),
                    channel.toBeInfusedMillilitres(),
                    null,
                    false,
                    null);
        }
        context.emit(new PumpStatus(context.header(received, time), state, word, delivery, alerts.any(), null));
        for (NeurowaveChannel channel : used) {
            if (used.size() > 1) {
                reading(channel, "rate", channel.rateMillilitresPerHour(), Unit.MILLILITRE_PER_HOUR, time, received);
                reading(channel, "infused", channel.infusedMillilitres(), Unit.MILLILITRE, time, received);
                reading(channel, "to-be-infused", channel.toBeInfusedMillilitres(), Unit.MILLILITRE, time, received);
            }
            reading(channel, "remaining", channel.remainingMillilitres(), Unit.MILLILITRE, time, received);
            reading(channel, "bolus", channel.bolusMillilitres(), Unit.MILLILITRE, time, received);
            reading(channel, "all-bolus", channel.allBolusMillilitres(), Unit.MILLILITRE, time, received);
            reading(channel, "time", channel.time(), Unit.raw(VENDOR, "time"), time, received);
            reading(
                    channel,
                    "concentration",
                    channel.concentration(),
                    Unit.raw(VENDOR, channel.concentrationUnit()),
                    time,
                    received);
        }
    }

    /** A rate that is 0 does not tell whether the pump is paused or stopped; no rate tells nothing. */
    private State state(NeurowaveChannel channel) {
        Decimal bolus = channel.bolusMillilitres();
        Decimal before = bolus == null ? boluses.remove(channel.number()) : boluses.put(channel.number(), bolus);
        if (channel.rateMillilitresPerHour() == null) {
            return State.UNKNOWN;
        }
        if (!channel.flows()) {
            return State.STOPPED;
        }
        boolean rises = bolus != null && before != null && bolus.compareTo(before) > 0;
        return rises ? State.BOLUS : State.INFUSING;
    }

    private void reading(
            NeurowaveChannel channel,
            String code,
            @Nullable Decimal value,
            Unit unit,
            @Nullable LocalDateTime time,
            Timestamp received) {
        if (value != null) {
            context.emit(new Reading(
                    context.header(received, time),
                    new MetricId.Raw(VENDOR, code),
                    Integer.toString(channel.number()),
                    null,
                    new Value(value, unit, Quality.GOOD),
                    null));
        }
    }

    private void fellSilent() {
        connected = false;
        context.status(
                LineState.Status.SILENT,
                trouble,
                detail.isEmpty() ? "the pump does not answer; check the cable and that the pump is on" : detail,
                Map.of());
        trouble = Cause.NO_ANSWER;
        detail = "";
    }
}
