package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.StandstillWatch;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.drive.PumpOutput.Part;
import org.wardgate.device.profile.language.PumpKeys;
import org.wardgate.device.profile.language.PumpKeys.RateIs;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.EventHeader;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.time.Timestamp;

/** What a pump has said of its infusion, put together from its several answers. One for each connection. */
final class PumpTracker {
    private static final Decimal NOTHING = Decimal.of(0);
    private static final double MILLIS = 1000;

    private final PumpKeys keys;
    private final DriverContext context;
    private final Map<Part, Said> said = new EnumMap<>(Part.class);
    private final FlagMemory alarm;
    private @Nullable StandstillWatch standstill;
    private boolean delivered;

    /** What stood in a field, and up to when it holds. */
    private record Said(FieldValue value, long untilNanos) {}

    PumpTracker(PumpKeys keys, DriverContext context) {
        this.keys = keys;
        this.context = context;
        this.alarm = new FlagMemory(keys.alarmIf().size());
        forget();
    }

    /** Another pump: nothing that was said is of it. */
    void exchanged() {
        forget();
        delivered = false;
    }

    /** A pump that was not heard for a while: what was said holds no longer. */
    void forget() {
        said.clear();
        alarm.forget();
        Decimal step = keys.volumeStep();
        standstill = step == null ? null : new StandstillWatch(step.toDouble());
    }

    /** Takes what a message says; whether it said anything of the infusion. */
    boolean accept(PumpOutput output, Message message, Timestamp received) {
        boolean any = false;
        for (Part part : Part.values()) {
            FieldValue value = output.value(part, message);
            if (value != null) {
                said.put(part, new Said(value, received.patientNanos() + output.keptNanos()));
                any = true;
            }
        }
        alarm.accept(output.alarmIf(), message);
        FieldValue word = output.value(Part.STATE, message);
        if (word != null && word.spelled() != null && !keys.states().containsKey(word.spelled())) {
            context.count("unknown-pump-state");
        }
        State state = state(received);
        if (state != State.UNKNOWN) {
            delivered = state.isDelivering();
        }
        return any;
    }

    /**
     * Whether the pump delivered when that was last known, however long ago. It decides how grave an alarm is, so that it outlasts a
     * silence, unlike what is shown.
     */
    boolean lastDelivered() {
        return delivered;
    }

    /** What the pump does now. */
    State state(Timestamp now) {
        String word = spelled(Part.STATE, now);
        return word == null ? State.UNKNOWN : keys.states().getOrDefault(word, State.UNKNOWN);
    }

    /** Whether the pump repeats itself though it says that it infuses; asked once for each message that {@link #accept} took. */
    boolean isFrozen(Timestamp now) {
        if (standstill == null || value(Part.VOLUME_INFUSED, now) == null) {
            return false;
        }
        State state = state(now);
        var counter = new StandstillWatch.Said(
                state.wireName(), number(Part.RATE, now), number(Part.VOLUME_INFUSED, now), remaining(now));
        return standstill.accept(counter, state == State.INFUSING, now.patientNanos());
    }

    /** The status now. */
    PumpStatus status(EventHeader header, Timestamp now, boolean alertStands) {
        State state = state(now);
        String word = spelled(Part.STATE, now);
        Delivery delivery = new Delivery(
                rate(state, now),
                number(Part.VOLUME_INFUSED, now),
                number(Part.VOLUME_TO_BE_INFUSED, now),
                remaining(now),
                false,
                number(Part.PRESSURE, now));
        return new PumpStatus(
                header,
                state,
                word == null ? "" : word,
                delivery,
                alarm.isAnySet() || alertStands,
                spelled(Part.SYRINGE, now));
    }

    /** A set rate flows while the pump delivers; of a pump that does nobody knows what, nobody knows what flows. */
    private @Nullable Decimal rate(State state, Timestamp now) {
        Decimal rate = number(Part.RATE, now);
        if (rate == null || keys.rateIs() == RateIs.FLOW || state.isDelivering()) {
            return rate;
        }
        return state == State.PAUSED || state == State.STOPPED ? NOTHING : null;
    }

    private @Nullable Duration remaining(Timestamp now) {
        Decimal seconds = number(Part.TIME_REMAINING, now);
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds.toDouble() * MILLIS));
    }

    private @Nullable Decimal number(Part part, Timestamp now) {
        FieldValue value = value(part, now);
        return value == null ? null : value.number();
    }

    private @Nullable String spelled(Part part, Timestamp now) {
        FieldValue value = value(part, now);
        return value == null ? null : value.spelled();
    }

    private @Nullable FieldValue value(Part part, Timestamp now) {
        Said last = said.get(part);
        boolean holds = last != null && now.patientNanos() < last.untilNanos();
        return last != null && holds ? last.value() : null;
    }
}
