package org.wardgate.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the line to a device stands. Sent at every change.
 *
 * @param header device, times and sequence.
 * @param status how it stands.
 * @param cause why.
 * @param detail words for an engineer: what, where and what to do. Empty where there is nothing to add.
 * @param session what the two ends agreed on, by name; empty where the protocol agrees on nothing.
 */
public record LineState(EventHeader header, Status status, Cause cause, String detail, Map<String, String> session)
        implements DeviceEvent {

    public LineState {
        session = Collections.unmodifiableMap(new LinkedHashMap<>(session));
    }

    /** How a line stands. */
    public enum Status {
        /** the port is being opened for the first time, or its device has not spoken yet. */
        CONNECTING("connecting"),
        /** the device speaks its protocol. */
        LIVE("live"),
        /** the device speaks, and too many of its frames are damaged. */
        DEGRADED("degraded"),
        /** the port is open and no valid frame comes. */
        SILENT("silent"),
        /** there is no port. */
        CLOSED("closed");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in event JSON. */
        public String wireName() {
            return wireName;
        }

        /** Whether the device is known not to be heard. */
        public boolean isLost() {
            return this == SILENT || this == CLOSED;
        }
    }

    /** Why a line stands as it does. */
    public enum Cause {
        NONE("none"),
        /** the port could not be opened. */
        OPEN_FAILED("open-failed"),
        /** the port went away: unplugged, or the far end closed the connection. */
        HANG_UP("hang-up"),
        /** the device sends nothing. */
        NO_ANSWER("no-answer"),
        /** bytes come and none of them form a frame. */
        NOISE("noise"),
        /** the device ended or refused the session. */
        REFUSED("refused"),
        /** frames are damaged. */
        BAD_FRAMES("bad-frames"),
        /** what the device sends waits on its way for seconds, and so is not of now. */
        LATE("late"),
        /** the device repeats itself: its clock, or a counter that must move, stands still. */
        FROZEN("frozen"),
        /** the far end does not take our bytes. */
        WRITE_STALLED("write-stalled"),
        /** the line that the device shares with others is lost. */
        SHARED_LINE("shared-line"),
        /** the device is not at its place on the shared line any more. */
        TAKEN_OUT("taken-out"),
        /** Wardgate is closing the line. */
        SHUTDOWN("shutdown");

        private final String wireName;

        Cause(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in event JSON. */
        public String wireName() {
            return wireName;
        }
    }

    @Override
    public String kind() {
        return "line-state";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.lineState(this);
    }
}
