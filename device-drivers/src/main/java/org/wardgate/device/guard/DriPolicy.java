package org.wardgate.device.guard;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of GE Datex-Ohmeda monitors on the serial port (S/5 Computer Interface Specification M1017617, transmission
 * requests): one frame 7E to 7E with exact escapes and the right sum, whose record asks for displayed values of all classes every
 * 5 s, for the curves ECG1, PLETH, CO2 and RESP, for the alarms once, or for the alarms at every change. All other fields are 0,
 * save the interface level, which is 0 to 11.
 *
 * <p>No command is documented that changes a monitor. That is why stopping, trends, other intervals and other curves do not leave
 * either: nobody here has a use for them, and another client on the line may.
 *
 * <p>Rate: 10 frames per second. A sound driver sends three at once and then one in 10 s, ten times as many at ten times speed.
 */
public final class DriPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "datex-ohmeda-dri";

    private static final int FLAG = 0x7E;
    private static final int ESCAPE = 0x7D;
    private static final int CLEARED_BIT = 0x20;
    private static final int HIGHEST_LEVEL = 11;
    private static final int LEAST_CONTENT = 41;

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(10, 10);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        Bytes content = unescaped(write);
        int recordLength = content.length() - 1;
        if (content.length() < LEAST_CONTENT
                || content.u8(0) + (content.u8(1) << 8) != recordLength
                || sum(content, recordLength) != content.u8(recordLength)) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        Bytes record = content.slice(0, recordLength);
        boolean listed = asksForValues(record) || asksForCurves(record) || asksForAlarms(record);
        return listed ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }

    private static boolean asksForValues(Bytes record) {
        Cursor cursor = header(record, 0);
        cursor.expect(1, 1); // displayed values
        cursor.expect(2, 0x0500); // every 5 s
        cursor.expect(4, 0x0E000000); // basic and the three extended classes
        cursor.expect(2, 0); // reserved
        return cursor.isGoodToTheEnd();
    }

    private static boolean asksForCurves(Bytes record) {
        Cursor cursor = header(record, 1);
        cursor.expect(2, 0); // start
        cursor.expect(2, 0); // resolution
        cursor.expect(1, 1); // ECG1
        cursor.expect(1, 8); // PLETH
        cursor.expect(1, 9); // CO2
        cursor.expect(1, 15); // RESP
        cursor.expect(1, 0xFF); // no more
        cursor.expect(3, 0);
        cursor.expect(8, 0); // additional types
        cursor.expect(8, 0);
        cursor.expect(4, 0); // reserved
        return cursor.isGoodToTheEnd();
    }

    private static boolean asksForAlarms(Bytes record) {
        Cursor cursor = header(record, 4);
        long command = cursor.take(2);
        cursor.want(command == 0 || command == 0x0200); // once, at every change
        cursor.expect(2, 0); // reserved
        cursor.expect(8, 0);
        return cursor.isGoodToTheEnd();
    }

    /** The cursor behind a header that is as it has to be; fields are little endian, so numbers are seen with their bytes swapped. */
    private static Cursor header(Bytes record, int mainType) {
        Cursor cursor = new Cursor(record);
        cursor.take(2); // the length, verified with the frame
        cursor.expect(1, 0); // record number
        cursor.expectWithin(1, 0, HIGHEST_LEVEL);
        cursor.expect(2, 0); // plug id
        cursor.expect(4, 0); // time
        cursor.expect(4, 0); // reserved
        cursor.expect(2, (long) mainType << 8);
        cursor.expect(3, 0); // one subrecord at offset 0 of type 0
        cursor.expect(3, 0xFF); // no more
        cursor.expect(8, 0);
        cursor.expect(8, 0);
        cursor.expect(2, 0);
        return cursor;
    }

    /** What stands between the frame's flags, without escapes; empty where the write is not one frame in its one form. */
    private static Bytes unescaped(Bytes write) {
        int length = write.length();
        if (length < 2 || write.u8(0) != FLAG || write.u8(length - 1) != FLAG) {
            return Bytes.empty();
        }
        byte[] content = new byte[length];
        int size = 0;
        for (int i = 1; i < length - 1; i++) {
            int value = write.u8(i);
            if (value == FLAG) {
                return Bytes.empty();
            }
            if (value == ESCAPE) {
                int escaped = write.u8(++i);
                value = escaped + CLEARED_BIT;
                if (value != FLAG && value != ESCAPE) {
                    return Bytes.empty();
                }
            }
            content[size++] = (byte) value;
        }
        return Bytes.copyOf(content, 0, size);
    }

    private static int sum(Bytes content, int end) {
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += content.u8(i);
        }
        return sum & 0xFF;
    }
}
