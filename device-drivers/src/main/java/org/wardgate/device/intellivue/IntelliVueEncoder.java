package org.wardgate.device.intellivue;

import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.END;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.ESCAPE;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.ESCAPE_MASK;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.FCS;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.FCS_LENGTH;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.HEADER;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.HEADER_LENGTH;
import static org.wardgate.device.intellivue.IntelliVueFrameDecoder.START;

import java.nio.ByteBuffer;
import org.wardgate.bytes.Bytes;

/**
 * Everything that may be said to a monitor: keep a session, answer its events, ask for values. There is no method for a setting,
 * a priority list or patient data, and {@link Poll} names all that can be asked for.
 */
final class IntelliVueEncoder {
    /** Before the session user data: session data and the presentation header, the same for every request (chapter "Association Control Protocol"). */
    private static final Bytes ASSOCIATION_HEADER = Bytes.ofHex("""
            0dec 0508130100160102800014020002 c1dc
            3180a080800101 0000a280a003000001a480308002010106045201000130800602510100000000
            30800201 02060c2a8648ce14020100000001013080060c2a8648ce1402010000000201000000000000
            6180308002 0101a0806080a180060c2a8648ce14020100000003010000be8028
            80060c2a8648ce140201000000010102010281 48""");

    private static final Bytes ASSOCIATION_TRAILER = Bytes.ofHex("00000000000000000000000000000000");

    private static final Bytes RELEASE = Bytes.ofHex("0918c11661803080020101a08062808001000000000000000000");

    private static final Bytes ABORT = Bytes.ofHex("""
            192e110103c129a080a0803080020101060251010000000061803080020101a080648080010100000000000000000000""");

    private static final long PROTOCOL_VERSION_1 = 0x8000_0000L;
    private static final long NOMENCLATURE_VERSION = 0x4000_0000L;
    private static final long SYSTEM_TYPE_CLIENT = 0x8000_0000L;
    private static final long COLD_START = 0x2000_0000L;
    private static final long POLL_PROFILE_REVISION = 0x8000_0000L;
    private static final long MAX_MTU_RX = 2500;
    private static final long MAX_MTU_TX = 1000;
    private static final long BANDWIDTH_NOT_ESTIMATED = 0xFFFF_FFFFL;
    private static final long DYNAMIC_OBJECTS = 0x6000_0000L;

    private static final int ASSOCIATION_LENGTH = 238;
    private static final int POLL_PROFILE_LENGTH = 40;
    private static final int POLL_PROFILE_EXTENSION_LENGTH = 8;
    private static final int MAX_REQUEST_LENGTH = 256;

    private static final int ACTION = 7;
    private static final int SINGLE_POLL = 0x0C16;
    private static final int EXTENDED_POLL = 0xF13B;
    private static final int OBJECT_PARTITION = 1;

    /** All that is ever asked for. */
    enum Poll {
        /** all attributes of all numerics. */
        NUMERICS(1, ObjectClass.NUMERIC, 0),
        /** all attributes of the monitor itself. */
        MONITOR(1, ObjectClass.MEDICAL_DEVICE_SYSTEM, 0),
        /** the lists of alarms. */
        ALERTS(4, ObjectClass.ALERT_MONITOR, 0x0801),
        /** what never changes about alarms: the least work for the monitor, and a sign of life from us. */
        KEEP_ALIVE(7, ObjectClass.ALERT_MONITOR, 0x0811);

        private final int number;
        private final int objectClass;
        private final int group;

        Poll(int number, int objectClass, int group) {
            this.number = number;
            this.objectClass = objectClass;
            this.group = group;
        }

        /** The class of what is asked for. */
        int objectClass() {
            return objectClass;
        }
    }

    private IntelliVueEncoder() {}

    /**
     * Asks for an association.
     *
     * @param minPollPeriodTicks the poll period asked for, in {@link RelativeTime} ticks.
     * @param extensionOptions what of the extended poll is asked for (PollProfileExt).
     */
    static Bytes associationRequest(long minPollPeriodTicks, long extensionOptions) {
        ByteBuffer message = ByteBuffer.allocate(ASSOCIATION_LENGTH);
        message.put(ASSOCIATION_HEADER.toArray());
        u32(message, PROTOCOL_VERSION_1, NOMENCLATURE_VERSION, 0, SYSTEM_TYPE_CLIENT, COLD_START);
        u16(message, 0, 0); // no options
        u16(message, 1, POLL_PROFILE_LENGTH + 4, Attribute.POLL_PROFILE_SUPPORT, POLL_PROFILE_LENGTH);
        u32(message, POLL_PROFILE_REVISION, minPollPeriodTicks, MAX_MTU_RX, MAX_MTU_TX);
        u32(message, BANDWIDTH_NOT_ESTIMATED, DYNAMIC_OBJECTS);
        u16(message, 1, POLL_PROFILE_EXTENSION_LENGTH + 4);
        u16(message, Attribute.POLL_PROFILE_EXTENSION, POLL_PROFILE_EXTENSION_LENGTH);
        u32(message, extensionOptions);
        u16(message, 0, 0); // no further options
        message.put(ASSOCIATION_TRAILER.toArray());
        return frame(message);
    }

    /** Confirms an event report, such as that of the medical device system's creation. */
    static Bytes eventResult(int invokeId, long eventTime, int eventType) {
        ByteBuffer message = ByteBuffer.allocate(MAX_REQUEST_LENGTH);
        u16(message, 0xE100, 2, 2, 20, invokeId, 1, 14);
        medicalDeviceSystem(message);
        u32(message, eventTime);
        u16(message, eventType, 0);
        return frame(message);
    }

    /** Asks once. */
    static Bytes singlePoll(int invokeId, Poll poll) {
        ByteBuffer message = ByteBuffer.allocate(MAX_REQUEST_LENGTH);
        u16(message, 0xE100, 2, 1, 28, invokeId, ACTION, 22);
        medicalDeviceSystem(message);
        u32(message, 0);
        u16(message, SINGLE_POLL, 8, poll.number, OBJECT_PARTITION, poll.objectClass, poll.group);
        return frame(message);
    }

    /** Asks the monitor to go on sending for a time, in {@link RelativeTime} ticks. */
    static Bytes extendedPoll(int invokeId, Poll poll, long durationTicks) {
        ByteBuffer message = ByteBuffer.allocate(MAX_REQUEST_LENGTH);
        u16(message, 0xE100, 2, 1, 40, invokeId, ACTION, 34);
        medicalDeviceSystem(message);
        u32(message, 0);
        u16(message, EXTENDED_POLL, 20, poll.number, OBJECT_PARTITION, poll.objectClass, poll.group);
        u16(message, 1, 8, Attribute.POLL_DURATION, 4);
        u32(message, durationTicks);
        return frame(message);
    }

    /** Ends an association in agreement. */
    static Bytes release() {
        return frame(ByteBuffer.allocate(RELEASE.length()).put(RELEASE.toArray()));
    }

    /** Ends an association at once. */
    static Bytes abort() {
        return frame(ByteBuffer.allocate(ABORT.length()).put(ABORT.toArray()));
    }

    private static void medicalDeviceSystem(ByteBuffer message) {
        u16(message, ObjectClass.MEDICAL_DEVICE_SYSTEM, 0, 0);
    }

    private static void u16(ByteBuffer message, int... values) {
        for (int value : values) {
            message.putShort((short) value);
        }
    }

    private static void u32(ByteBuffer message, long... values) {
        for (long value : values) {
            message.putInt((int) value);
        }
    }

    private static Bytes frame(ByteBuffer message) {
        int length = message.position();
        ByteBuffer plain = ByteBuffer.allocate(HEADER_LENGTH + length + FCS_LENGTH);
        plain.putShort((short) HEADER).putShort((short) length).put(message.flip());
        int fcs = (int) FCS.over(plain.array(), 0, plain.position());
        plain.put((byte) fcs).put((byte) (fcs >> 8));
        byte[] stuffed = new byte[2 * plain.capacity() + 2];
        int size = 0;
        stuffed[size++] = START;
        for (byte b : plain.array()) {
            if (b == START || b == END || b == ESCAPE) {
                stuffed[size++] = ESCAPE;
                stuffed[size++] = (byte) (b ^ ESCAPE_MASK);
            } else {
                stuffed[size++] = b;
            }
        }
        stuffed[size++] = END;
        return Bytes.copyOf(stuffed, 0, size);
    }
}
