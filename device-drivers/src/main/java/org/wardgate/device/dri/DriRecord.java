package org.wardgate.device.dri;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * A record: its header and its subrecords. Record specification, record header.
 *
 * @param level the interface level of the sender.
 * @param plugId the plug id of the monitor; not unique on serial lines, as far as is known.
 * @param time when it was sent, in seconds since 1970; on some monitors by local time, so it names no moment. 0 where unknown.
 * @param mainType what its subrecords are.
 * @param subrecords those whose begin lies within the record.
 * @param misplaced how many others there were.
 */
record DriRecord(int level, int plugId, long time, int mainType, List<Subrecord> subrecords, int misplaced) {
    static final int HEADER_BYTES = 40;
    static final int PHYSIOLOGICAL = 0;
    static final int WAVES = 1;
    static final int ALARMS = 4;

    private static final int DIRECTORY = 16;
    private static final int ENTRIES = 8;
    private static final int ENTRY_BYTES = 3;
    private static final int END_OF_LIST = 0xFF;

    DriRecord {
        subrecords = List.copyOf(subrecords);
    }

    /**
     * A subrecord. The directory tells where it begins, and not where it ends.
     *
     * @param type its meaning depends on the record's main type.
     * @param rest the record from its first byte to the record's end.
     */
    record Subrecord(int type, Bytes rest) {}

    /** Reads a verified record of at least {@link #HEADER_BYTES}. */
    static DriRecord parse(Bytes record) {
        List<Subrecord> subrecords = new ArrayList<>();
        int misplaced = 0;
        for (int entry = 0; entry < ENTRIES; entry++) {
            int at = DIRECTORY + entry * ENTRY_BYTES;
            int type = record.u8(at + 2);
            if (type == END_OF_LIST) {
                break;
            }
            int offset = LittleEndian.s16(record, at);
            int begin = HEADER_BYTES + offset;
            if (offset < 0 || begin >= record.length()) {
                misplaced++;
            } else {
                subrecords.add(new Subrecord(type, record.slice(begin, record.length() - begin)));
            }
        }
        return new DriRecord(
                record.u8(3),
                LittleEndian.u16(record, 4),
                LittleEndian.u32(record, 6),
                LittleEndian.s16(record, 14),
                subrecords,
                misplaced);
    }

    /** The monitor's clock; null where it states none. */
    static @Nullable LocalDateTime clock(long seconds) {
        return seconds == 0 ? null : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }
}
