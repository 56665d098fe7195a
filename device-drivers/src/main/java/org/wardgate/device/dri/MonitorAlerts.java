package org.wardgate.device.dri;

import java.util.Map;
import java.util.Optional;
import org.wardgate.device.dri.DriRecord.Subrecord;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.time.Timestamp;

/**
 * The alerts of one monitor. A monitor that sends its alarms is believed in them alone. One that does not, since it is older or does
 * not answer, has alerts made of the bits of its statuses.
 */
final class MonitorAlerts {
    /** From here on monitors send alarms on the serial line. */
    static final int LEVEL_WITH_ALARMS = 10;

    /** So many records without alarms mean that a monitor which is asked for them does not send them. */
    static final int SILENT_RECORDS = 7;

    private static final int SILENT_RECORDS_AT_FIRST = SILENT_RECORDS - 2;
    private static final String LIST = "list";

    private final DriverContext context;
    private final AlertBook book;
    private int recordsSinceAlarms = SILENT_RECORDS_AT_FIRST;
    private boolean hasList;

    MonitorAlerts(DriverContext context) {
        this.context = context;
        this.book = new AlertBook(context);
    }

    void forgotten() {
        book.forgotten();
    }

    /** The monitor is another one. */
    void restart(Timestamp received) {
        book.endAll(received);
        recordsSinceAlarms = SILENT_RECORDS_AT_FIRST;
        hasList = false;
    }

    /** Takes a record of the alarms. */
    void accept(DriRecord record, Timestamp received) {
        for (Subrecord subrecord : record.subrecords()) {
            Optional<AlarmStatus> status =
                    subrecord.type() == AlarmStatus.TYPE ? AlarmStatus.parse(subrecord, context) : Optional.empty();
            if (status.isEmpty()) {
                context.count("unreadable-alarm-status");
            } else {
                recordsSinceAlarms = 0;
                hasList = true;
                for (DataClass each : DataClass.values()) {
                    book.update(each.name(), Map.of(), received, DriRecord.clock(record.time()));
                }
                book.update(LIST, status.get().alerts(book.of(LIST)), received, DriRecord.clock(record.time()));
            }
        }
    }

    /**
     * Takes a block of displayed values, once for each record of them.
     *
     * @param asked whether the monitor is asked for its alarms again and again.
     */
    void accept(ClassBlock block, int level, boolean asked, Timestamp received) {
        if (block.dataClass() == DataClass.BASIC) {
            recordsSinceAlarms = Math.min(recordsSinceAlarms + 1, SILENT_RECORDS);
        }
        boolean isSilent = recordsSinceAlarms >= SILENT_RECORDS && (asked || !hasList);
        if (level < LEVEL_WITH_ALARMS || isSilent) {
            book.update(block.dataClass().name(), StatusAlerts.of(block), received, DriRecord.clock(block.time()));
        }
    }
}
