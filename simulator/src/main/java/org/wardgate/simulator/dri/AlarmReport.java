package org.wardgate.simulator.dri;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wardgate.bytes.Bytes;

/** The alarms as a subrecord. GE 8005313, alarm status: five entries of 98 bytes behind 10. */
final class AlarmReport {
    private static final int BYTES = 510;
    private static final int FIRST = 10;
    private static final int ENTRY = 98;
    private static final int MOST = 5;
    private static final int TEXT = 80;

    private AlarmReport() {}

    /**
     * The subrecord.
     *
     * @param silence which alarms are silenced at the monitor; 0 for none.
     * @param before what it said last, for the marks of change.
     */
    static Bytes of(List<Condition> conditions, int silence, List<Condition> before) {
        ByteBuffer report = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        report.putShort(2, (short) 1).putShort(8, (short) silence);
        for (int i = 0; i < Math.min(MOST, conditions.size()); i++) {
            Condition now = conditions.get(i);
            Condition then = i < before.size() ? before.get(i) : new Condition("", 0);
            byte[] text = now.text().getBytes(StandardCharsets.ISO_8859_1);
            int at = FIRST + i * ENTRY;
            report.put(at, text, 0, Math.min(text.length, TEXT));
            report.putShort(at + TEXT, (short) (now.text().equals(then.text()) ? 0 : 1));
            report.putShort(at + TEXT + 2, (short) now.colour());
            report.putShort(at + TEXT + 4, (short) (now.colour() == then.colour() ? 0 : 1));
        }
        return Bytes.copyOf(report.array());
    }
}
