package org.wardgate.gateway.station;

import org.jspecify.annotations.Nullable;

/** What a station says, one kind a message, or {@link Malformed} for what is none of them. */
sealed interface StationMessage {

    /** Hands this message to the method of its kind. */
    void deliverTo(Receiver receiver);

    /** One method a kind. */
    interface Receiver {
        void hello(Hello hello);

        void confirm(Confirm confirm);

        void acknowledge(Acknowledge acknowledge);

        void heartbeat(Heartbeat heartbeat);

        void malformed(Malformed malformed);
    }

    /** What a station may do. */
    enum Role {
        /** Watches, confirms and acknowledges. */
        NURSE("nurse"),
        /** Watches. */
        VIEWER("viewer");

        private final String wireName;

        Role(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in JSON. */
        String wireName() {
            return wireName;
        }
    }

    /** What is known of a station's sound. */
    enum Sound {
        /** A person has heard it since the page was loaded. */
        PROVEN("proven"),
        /** Nobody has said so yet, or the wrong answer was given. */
        UNPROVEN("unproven"),
        /** The browser plays nothing. */
        BLOCKED("blocked");

        private final String wireName;

        Sound(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in JSON. */
        String wireName() {
            return wireName;
        }
    }

    /**
     * The first message.
     *
     * @param protocol the version that the station speaks.
     * @param station its name, for the record.
     * @param role what it may do.
     * @param seen the last that it saw before the connection was lost; null on its first visit.
     */
    record Hello(
            int protocol,
            String station,
            Role role,
            @Nullable Position seen) implements StationMessage {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.hello(this);
        }
    }

    /**
     * A place in the ward's sequence.
     *
     * @param epoch the run of the gateway.
     * @param sequence the alarm event.
     */
    record Position(String epoch, long sequence) {}

    /**
     * Every alarm event up to a place has been shown.
     *
     * @param upTo that place.
     */
    record Confirm(Position upTo) implements StationMessage {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.confirm(this);
        }
    }

    /**
     * A person has seen an alarm.
     *
     * @param request names the request; the result repeats it.
     * @param bed the bed.
     * @param alarmId the alarm.
     * @param occurrence the occurrence that the person saw.
     * @param operator who.
     */
    record Acknowledge(String request, String bed, String alarmId, int occurrence, String operator)
            implements StationMessage {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.acknowledge(this);
        }
    }

    /**
     * The station is there.
     *
     * @param visible whether a person could see the page now.
     * @param sound whether a person could hear it.
     */
    record Heartbeat(boolean visible, Sound sound) implements StationMessage {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.heartbeat(this);
        }
    }

    /**
     * Not a message of the protocol. None of the three repeats what was received.
     *
     * @param what what is wrong.
     * @param where the member of the message it is wrong with, or {@code message} for all of it.
     * @param remedy what to do.
     */
    record Malformed(String what, String where, String remedy) implements StationMessage {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.malformed(this);
        }
    }
}
