package org.wardgate.device.driver;

import org.wardgate.bytes.Bytes;
import org.wardgate.time.Timestamp;

/** What a frame decoder hands up the pipeline: a verified frame, or a note that bytes were dropped. */
public sealed interface WireInput {

    /**
     * A frame whose length and, where the protocol has one, checksum were verified.
     *
     * @param payload what the framing carries, without framing and checksum.
     * @param received when the frame's last byte arrived.
     */
    record Frame(Bytes payload, Timestamp received) implements WireInput {}

    /**
     * A character that stands for itself, as an acknowledgement. Without a check it proves nothing, and counts as no frame.
     *
     * @param bytes the character, with what belongs to it.
     * @param received when its last byte arrived.
     */
    record Sign(Bytes bytes, Timestamp received) implements WireInput {}

    /**
     * Bytes that did not form a frame. Counted by reason and shown as the quality of the line; never thrown.
     *
     * @param reason why.
     * @param byteCount how many bytes were given up.
     * @param received when the last of them arrived.
     */
    record Dropped(Reason reason, int byteCount, Timestamp received) implements WireInput {}

    /** Why bytes were dropped. */
    enum Reason {
        /** bytes between frames. */
        NOISE("noise"),
        /** a frame began before the one in progress ended. */
        TRUNCATED("truncated"),
        /** the sender gave the frame up by the protocol's abort sign. */
        ABORTED("aborted"),
        /** longer than any frame of the protocol. */
        TOO_LONG("too-long"),
        /** the length field does not agree with what arrived. */
        BAD_LENGTH("bad-length"),
        /** the fixed part of the frame is not the protocol's. */
        BAD_HEADER("bad-header"),
        /** the checksum is wrong. */
        BAD_CHECKSUM("bad-checksum"),
        /** a command of the device, whose checksum is wrong: it waits to be told. */
        BAD_COMMAND("bad-command"),
        /** a whole frame, and no message of the protocol looks like it. */
        UNKNOWN_SHAPE("unknown-shape");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in summaries and metrics. */
        public String wireName() {
            return wireName;
        }

        /** Whether a frame was damaged, as against bytes that never claimed to be one. */
        public boolean isDamagedFrame() {
            return this != NOISE;
        }
    }
}
