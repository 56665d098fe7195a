package org.wardgate.device.intellivue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the monitor's list of alarms (type DevAlarmEntry).
 *
 * @param source what the alarm is about: a physiological id, or a device where the code is odd.
 * @param code the event, a code of partition 3, plus 1 where the source is a device.
 * @param type the priority: 0100, 0200, 0400 for patient alarms, 0001, 0002, 0004 for technical ones.
 * @param state whether it is inhibited, latched, silenced, a demonstration ...
 * @param identity names the alarm among those of its list, until it ends.
 * @param text what the monitor's screen shows; made from the codes where it sends no text.
 */
record AlarmEntry(int source, int code, int type, int state, String identity, String text) {
    static final int STATE_TEST = 0x0400;
    static final int STATE_DEMO = 0x0100;

    /** Alarm information that is a text as well (STR_ALMON_INFO). */
    private static final int WITH_TEXT = 0x0204;

    private static final int HEADER_LENGTH = 18;

    /** The entries of a DevAlarmList as far as they are whole. */
    static List<AlarmEntry> parseList(Cursor in) {
        Cursor body = in.list();
        List<AlarmEntry> entries = new ArrayList<>();
        while (body.remaining() >= HEADER_LENGTH) {
            AlarmEntry entry = parse(body);
            if (!body.overrun()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static AlarmEntry parse(Cursor in) {
        int source = in.u16();
        int code = in.u16();
        int type = in.u16();
        int state = in.u16();
        int objectClass = in.u16();
        int context = in.u16();
        int handle = in.u16();
        int informationId = in.u16();
        Cursor information = in.part(in.u16());
        int instance = information.u16();
        information.u32(); // the text as a catalogue number
        information.u16(); // priority within the type, of no documented scale
        information.u16(); // flags
        String text =
                informationId == WITH_TEXT ? Text.string(information).strip().replaceAll(" +", " ") : "";
        return new AlarmEntry(
                source,
                code,
                type,
                state,
                String.join("/", hex(source), hex(code), hex(objectClass), hex(context), hex(handle), hex(instance)),
                text.isEmpty() ? "alarm " + hex(code) + " of " + hex(source) : text);
    }

    private static String hex(int u16) {
        return HexFormat.of().toHexDigits((char) u16);
    }
}
