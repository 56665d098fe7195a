package org.wardgate.device.bcc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * What a frame says. Source: BCC, answers.
 *
 * @param header the bed as the rack spells it, with what follows it up to the '>'.
 * @param last whether the answer ends with this frame.
 * @param records what is said, in order.
 * @param unreadable how many records were none.
 */
record BccMessage(String header, boolean last, List<Entry> records, int unreadable) {
    private static final String SEPARATOR = "\u001E";
    private static final int FIELDS = 4;
    private static final int FEWEST_FIELDS = 3;

    BccMessage {
        records = List.copyOf(records);
    }

    /**
     * One record.
     *
     * @param seconds since the rack has started.
     * @param address whom it is about, as the rack writes it.
     * @param code what is stated; of a record of three fields, which has no code, its value.
     * @param value the value; null where it is empty, not valid or not available.
     */
    record Entry(
            long seconds,
            String address,
            String code,
            @Nullable String value) {}

    /** Reads the payload of a frame. Never throws. */
    static BccMessage parse(Bytes payload) {
        byte[] bytes = payload.toArray();
        boolean last = bytes[bytes.length - 1] == BccFrameDecoder.ETX;
        String text = new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8);
        int end = text.indexOf('>');
        List<Entry> entries = new ArrayList<>();
        int unreadable = 0;
        for (String record : text.substring(end + 1).split(SEPARATOR, -1)) {
            Entry entry = entry(record);
            if (entry == null) {
                unreadable++;
            } else {
                entries.add(entry);
            }
        }
        return new BccMessage(end < 0 ? "" : text.substring(0, end), last, entries, unreadable);
    }

    /** A value may contain commas: drug names do. */
    private static @Nullable Entry entry(String record) {
        String[] fields = record.split(",", FIELDS);
        if (fields.length < FEWEST_FIELDS || !fields[0].matches("[0-9]{1,15}")) {
            return null;
        }
        String value = fields.length < FIELDS ? "" : fields[FIELDS - 1];
        boolean missing = value.isEmpty() || value.equals("_NV") || value.equals("_NA");
        return new Entry(Long.parseLong(fields[0]), fields[1], fields[2], missing ? null : readable(value));
    }

    /** Characters for private use shorten a name on the pump's own display. */
    private static String readable(String value) {
        return value.codePoints()
                .map(c -> Character.getType(c) == Character.PRIVATE_USE ? '\u2026' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
