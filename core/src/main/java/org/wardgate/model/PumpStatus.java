package org.wardgate.model;

import org.jspecify.annotations.Nullable;

/**
 * What an infusion pump is doing. Rates and volumes are here and never also a {@link Reading}.
 *
 * @param header device, times and sequence.
 * @param state what the pump does, in our words.
 * @param rawState what the pump does, in its own word.
 * @param delivery the numbers.
 * @param alarming whether the pump says that it has an alarm of its own.
 * @param syringe the syringe or set in use as the pump names it, null where it does not say.
 * @param drug the drug as the pump names it, null where it does not say.
 */
public record PumpStatus(
        EventHeader header,
        State state,
        String rawState,
        Delivery delivery,
        boolean alarming,
        @Nullable String syringe,
        @Nullable String drug)
        implements DeviceEvent {

    /** The status of a pump that does not name its drug. */
    public PumpStatus(
            EventHeader header,
            State state,
            String rawState,
            Delivery delivery,
            boolean alarming,
            @Nullable String syringe) {
        this(header, state, rawState, delivery, alarming, syringe, null);
    }

    /** What a pump does. */
    public enum State {
        INFUSING("infusing"),
        /** set to a keep-vein-open rate: the drug still flows. */
        KVO("kvo"),
        BOLUS("bolus"),
        PRIMING("priming"),
        /** on hold by its user or by an alarm. */
        PAUSED("paused"),
        STOPPED("stopped"),
        /** the pump says a word that its documents do not explain; nothing may be concluded. */
        UNKNOWN("unknown");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in event JSON. */
        public String wireName() {
            return wireName;
        }

        /** Whether drug reaches the patient in this state. */
        public boolean isDelivering() {
            return this == INFUSING || this == KVO || this == BOLUS;
        }
    }

    @Override
    public String kind() {
        return "pump-status";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.pumpStatus(this);
    }
}
