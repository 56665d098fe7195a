package org.wardgate.device.dri;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.dri.DriRecord.Subrecord;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;

/**
 * The alarms that a monitor displays: up to five, highest priority first. Record specification, alarm status; CARESCAPE monitors,
 * interface level 10 and above.
 *
 * <p>There is no code: an alarm is known by its text, in the monitor's language. There is no class either, so each is taken for one
 * about the patient.
 *
 * @param soundOn whether the monitor's alarms are audible.
 * @param silence which alarms are silenced; 0 for none.
 * @param entries the alarms.
 */
record AlarmStatus(boolean soundOn, int silence, List<Entry> entries) {
    /** The type of the subrecord. */
    static final int TYPE = 1;

    static final String SILENCED = "alarms-silenced";
    static final String SOUND_OFF = "alarm-sound-off";

    private static final int BYTES = 510;
    private static final int SOUND_AT = 2;
    private static final int SILENCE_AT = 8;
    private static final int ENTRIES_AT = 10;
    private static final int ENTRIES = 5;
    private static final int ENTRY_BYTES = 98;
    private static final int TEXT_BYTES = 80;
    private static final int COLOUR_AT = 82;
    private static final int RED = 3;

    private static final List<String> SILENCES = List.of(
            "",
            "apnoea",
            "asystole",
            "apnoea and asystole",
            "all",
            "all, for 2 min",
            "all, for 5 min",
            "all, for 20 s");

    AlarmStatus {
        entries = List.copyOf(entries);
    }

    /**
     * A displayed alarm.
     *
     * @param text its words.
     * @param colour 1 white (low), 2 yellow (medium), 3 red (high).
     */
    record Entry(String text, int colour) {

        /** A colour that nobody has described is taken for the worst. */
        Priority priority() {
            return switch (colour) {
                case 1 -> Priority.LOW;
                case 2 -> Priority.MEDIUM;
                default -> Priority.HIGH;
            };
        }

        /** The code under which it begins and ends. */
        String code() {
            return "alarm:" + text;
        }
    }

    /** Reads a subrecord; empty where it is cut short. */
    static Optional<AlarmStatus> parse(Subrecord subrecord, DriverContext context) {
        Bytes bytes = subrecord.rest();
        if (bytes.length() < BYTES) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            int at = ENTRIES_AT + i * ENTRY_BYTES;
            int colour = LittleEndian.s16(bytes, at + COLOUR_AT);
            if (colour != 0) {
                if (colour < 0 || colour > RED) {
                    context.count("unknown-alarm-colour");
                }
                entries.add(new Entry(text(bytes.toLatin1(at, TEXT_BYTES)), colour));
            }
        }
        return Optional.of(
                new AlarmStatus(LittleEndian.s16(bytes, SOUND_AT) != 0, LittleEndian.s16(bytes, SILENCE_AT), entries));
    }

    /**
     * All that stands after this status.
     *
     * @param before what stood before it. Where the list is full, an alarm that is missing from it may have given way to others of
     *     its priority or above; it stands until the list has room.
     */
    Map<String, Alert> alerts(Map<String, Alert> before) {
        Map<String, Alert> now = new LinkedHashMap<>();
        for (Entry entry : entries) {
            now.merge(
                    entry.code(),
                    new Alert(DeviceAlert.Type.PHYSIOLOGICAL, entry.priority(), entry.text()),
                    (one, other) -> other.priority().isAbove(one.priority()) ? other : one);
        }
        if (entries.size() == ENTRIES) {
            Priority lowest = entries.stream()
                    .map(Entry::priority)
                    .min(Priority::compareTo)
                    .orElse(Priority.HIGH);
            before.forEach((code, alert) -> {
                if (code.startsWith("alarm:") && !alert.priority().isAbove(lowest)) {
                    now.putIfAbsent(code, alert);
                }
            });
        }
        if (silence != 0) {
            String what = silence > 0 && silence < SILENCES.size() ? SILENCES.get(silence) : "code " + silence;
            now.put(
                    SILENCED,
                    new Alert(DeviceAlert.Type.TECHNICAL, Priority.LOW, "Alarms silenced at the monitor: " + what));
        }
        if (!soundOn) {
            now.put(
                    SOUND_OFF,
                    new Alert(DeviceAlert.Type.TECHNICAL, Priority.LOW, "Alarm sound is off at the monitor"));
        }
        return now;
    }

    /** Up to the first NUL; a line break is a blank. */
    private static String text(String padded) {
        int end = padded.indexOf('\0');
        String text = (end < 0 ? padded : padded.substring(0, end))
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.isEmpty() ? "(without words)" : text;
    }
}
