package org.wardgate.device.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The messages that may leave for a Philips IntelliVue monitor (Data Export Interface Programming Guide): opening and closing
 * an association, the answer to the monitor's MDS Create event, and requests to read. Every field of every message is read and
 * bounded, every length has to agree, nothing may be left over.
 *
 * <p>Patient demographics (class 002A, group 0807) are not on the list. No SET is, save those of {@link #EXPORT_SELECTIONS}.
 */
final class IntelliVueRequests {
    /** Release request of the session layer. */
    static final Bytes RELEASE = Bytes.ofHex("0918c11661803080020101a08062808001000000000000000000");

    /** Abort of the session layer. */
    static final Bytes ABORT = Bytes.ofHex(
            "192e110103c129a080a0803080020101060251010000000061803080020101a0" + "80648080010100000000000000000000");

    /**
     * Wave priority lists, byte for byte with their invoke id: which wave the monitor exports, which changes nothing about the
     * patient or the monitor's alarms. ECG lead II alone.
     */
    static final List<Bytes> EXPORT_SELECTIONS = List.of(
            Bytes.ofHex("e10000020001002200000005001c002100000000000000000001000e0000f23a" + "00080001000400020102"));

    private static final Bytes SESSION = Bytes.ofHex("0508130100160102800014020002");
    private static final Bytes PRESENTATION =
            Bytes.ofHex("3180a0808001010000a280a003000001a4803080020101060452010001308006"
                    + "025101000000003080020102060c2a8648ce14020100000001013080060c2a86"
                    + "48ce140201000000020100000000000061803080020101a0806080a180060c2a"
                    + "8648ce14020100000003010000be802880060c2a8648ce140201000000010102"
                    + "010281");
    private static final int TRAILER_BYTES = 16;

    private static final int SINGLE_POLL = 0x0C16;
    private static final int EXTENDED_POLL = 0xF13B;
    private static final int POLL_PERIOD = 0xF13E; // how long an extended poll goes on
    private static final int POLL_OBJECTS = 0xF228; // at most so many objects
    private static final int TICKS_PER_SECOND = 8000;
    private static final int MAX_POLL_SECONDS = 600;

    /** Classes that may be polled: enumerations, numerics, waves, the monitor itself, alerts. Not 002A, the patient. */
    private static final Set<Integer> POLLED_CLASSES = Set.of(0x0005, 0x0006, 0x0009, 0x0021, 0x0036);

    /** Attribute groups that may be polled: all, alerts, observed values, application, id, production, VMO. Not 0807, the patient. */
    private static final Set<Integer> POLLED_GROUPS =
            Set.of(0x0000, 0x0801, 0x0803, 0x080A, 0x080B, 0x080C, 0x0810, 0x0811);

    /** The priority lists that may be read: numerics, waves. */
    private static final Set<Integer> READ_ATTRIBUTES = Set.of(0xF239, 0xF23A);

    /** The object classes an association request announces, each with the most instances that clients state. */
    private static final Map<Integer, Integer> ANNOUNCED_OBJECTS =
            Map.of(0x0021, 1, 0x0006, 201, 0x0009, 60, 0x0005, 16, 0x002A, 1, 0x0036, 1);

    private IntelliVueRequests() {}

    /** Whether a whole message, without framing, is on the list. */
    static boolean isListed(Bytes message) {
        Cursor cursor = new Cursor(message);
        if (message.u8(0) == 0x0D) {
            readAssociationRequest(cursor);
        } else if (message.u8(0) == 0xE1) {
            if (EXPORT_SELECTIONS.contains(message)) {
                return true;
            }
            readDataExport(cursor);
        } else {
            return message.equals(RELEASE) || message.equals(ABORT);
        }
        return cursor.isGoodToTheEnd();
    }

    private static void readAssociationRequest(Cursor cursor) {
        cursor.take(1);
        readLengthInformation(cursor);
        cursor.expect(SESSION);
        cursor.expect(1, 0xC1);
        readLengthInformation(cursor);
        cursor.expect(PRESENTATION);
        readUserDataLength(cursor);
        cursor.expect(4, 0x80000000L); // protocol version
        cursor.expect(4, 0x40000000L); // nomenclature version
        cursor.expect(4, 0); // functional units
        cursor.expect(4, 0x80000000L); // system type: client
        cursor.want(Set.of(0x20000000L, 0x40000000L, 0x80000000L).contains(cursor.take(4))); // start: cold, warm, hot
        cursor.expect(4, 0); // no options
        long attributes = cursor.take(2);
        cursor.expectLengthOfRestBut(TRAILER_BYTES);
        readPollProfile(cursor);
        if (attributes == 2) {
            readObjectSupport(cursor);
        } else {
            cursor.want(attributes == 1);
        }
        cursor.expect(8, 0);
        cursor.expect(8, 0);
    }

    /** Session length information: one byte, or FF and two. */
    private static void readLengthInformation(Cursor cursor) {
        long length = cursor.take(1);
        if (length == 0xFF) {
            length = cursor.take(2);
        }
        cursor.want(length == cursor.remaining());
    }

    /** Length of the user data: one byte up to 127, or 81 and one, or 82 and two; clients send longer forms than need be. */
    private static void readUserDataLength(Cursor cursor) {
        long length = cursor.take(1);
        if (length == 0x81 || length == 0x82) {
            length = cursor.take((int) length - 0x80);
        } else {
            cursor.want(length < 0x80);
        }
        cursor.want(length == cursor.remaining() - TRAILER_BYTES);
    }

    private static void readPollProfile(Cursor cursor) {
        cursor.expect(2, 0x0001);
        cursor.expect(2, 40);
        cursor.expect(4, 0x80000000L); // revision
        cursor.expectWithin(4, 1000, 480_000); // shortest poll period, 1/8 ms: 125 ms to 60 s
        cursor.expectWithin(4, 300, 5000); // longest message to receive, bytes
        cursor.expectWithin(4, 300, 5000); // and to send
        cursor.expect(4, 0xFFFFFFFFL); // bandwidth: no estimate
        cursor.want((cursor.take(4) & ~0x60000000L) == 0); // objects may appear and go
        cursor.expect(2, 1);
        cursor.expect(2, 12);
        cursor.expect(2, 0xF001);
        cursor.expect(2, 8);
        cursor.want((cursor.take(4) & ~0xFF000000L) == 0); // kinds of data
        cursor.expect(4, 0);
    }

    private static void readObjectSupport(Cursor cursor) {
        cursor.expect(2, 0x0102);
        cursor.expectLengthOfRestBut(TRAILER_BYTES);
        long count = cursor.take(2);
        cursor.expectLengthOfRestBut(TRAILER_BYTES);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < count && cursor.isGood(); i++) {
            cursor.expect(2, 1); // partition: objects
            int objectClass = (int) cursor.take(2);
            cursor.want(seen.add(objectClass));
            cursor.expectWithin(4, 1, ANNOUNCED_OBJECTS.getOrDefault(objectClass, 0));
        }
    }

    private static void readDataExport(Cursor cursor) {
        cursor.expect(4, 0xE1000002L);
        long operation = cursor.take(2);
        cursor.expectLengthOfRest();
        cursor.take(2); // invoke id
        long command = cursor.take(2);
        cursor.expectLengthOfRest();
        cursor.expect(6, 0x0021_0000_0000L); // the monitor
        if (operation == 2 && command == 1) {
            readEventConfirmation(cursor);
        } else if (operation == 1 && command == 7) {
            readPoll(cursor);
        } else if (operation == 1 && command == 3) {
            readGet(cursor);
        } else {
            cursor.want(false);
        }
    }

    /** The answer to MDS Create: the time that the monitor gave, the event's type, no data. */
    private static void readEventConfirmation(Cursor cursor) {
        cursor.take(4);
        cursor.expect(2, 0x0D06);
        cursor.expect(2, 0);
    }

    private static void readPoll(Cursor cursor) {
        cursor.expect(4, 0); // scope
        long action = cursor.take(2);
        cursor.expectLengthOfRest();
        cursor.take(2); // poll number
        cursor.expect(2, 1); // partition: objects
        cursor.want(POLLED_CLASSES.contains((int) cursor.take(2)));
        cursor.want(POLLED_GROUPS.contains((int) cursor.take(2)));
        if (action == EXTENDED_POLL) {
            readPollOptions(cursor);
        } else {
            cursor.want(action == SINGLE_POLL);
        }
    }

    private static void readPollOptions(Cursor cursor) {
        long count = cursor.take(2);
        cursor.expectLengthOfRest();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < count && cursor.isGood(); i++) {
            long option = cursor.take(2);
            cursor.want(seen.add(option));
            if (option == POLL_PERIOD) {
                cursor.expect(2, 4);
                long ticks = cursor.take(4);
                // whole seconds, as clients ask for
                cursor.want(ticks > 0 && ticks <= MAX_POLL_SECONDS * TICKS_PER_SECOND && ticks % TICKS_PER_SECOND == 0);
            } else {
                cursor.want(option == POLL_OBJECTS);
                cursor.expect(2, 2);
                cursor.expectWithin(2, 1, 201);
            }
        }
    }

    private static void readGet(Cursor cursor) {
        cursor.expect(4, 0); // scope
        long count = cursor.take(2);
        cursor.want(count > 0);
        cursor.expectLengthOfRest();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < count && cursor.isGood(); i++) {
            int attribute = (int) cursor.take(2);
            cursor.want(READ_ATTRIBUTES.contains(attribute) && seen.add(attribute));
        }
    }
}
