package org.wardgate.device.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/** Control commands in binary frames. */
final class DeniedFrames {
    private static final String DIANET = "B. Braun dianet star";
    private static final int CC_MODE = 0x10;

    /** Dianet star, segments that write. */
    private static final Map<Integer, String> DIANET_WRITES = Map.of(
            0x11, "action",
            0x12, "write set values",
            0x13, "write proposal",
            0x14, "write reload",
            0x15, "write dose");

    /** PM6750 Patient Monitor Protocol, commands that act on the patient or change the board's set-up. */
    private static final Map<Integer, String> BERRY_COMMANDS = Map.ofEntries(
            Map.entry(0x02, "start or stop blood pressure"),
            Map.entry(0x05, "ECG lead switch"),
            Map.entry(0x07, "ECG gain"),
            Map.entry(0x08, "ECG filter"),
            Map.entry(0x09, "blood pressure patient mode"),
            Map.entry(0x0A, "cuff pressure preset"),
            Map.entry(0x0B, "pressure calibration"),
            Map.entry(0x0C, "pressure bias"),
            Map.entry(0x0D, "temperature bias"),
            Map.entry(0x0F, "respiration gain"),
            Map.entry(0x10, "cuff leak test"));

    private static final int BERRY_LONGEST = 16;

    /** Capnostream Data Transfer Protocols, host commands that change the monitor or stop its real-time data. */
    private static final Map<Integer, String> CAPNOSTREAM_COMMANDS = Map.of(
            7, "set host id",
            8, "set host id",
            10, "configure periodic message",
            54, "start trend",
            55, "stop trend",
            56, "start configurable trend",
            60, "change set-up",
            61, "set patient id",
            62, "set patient id");

    /** Advantage OEM, commands with a meaning of their own. */
    private static final Map<Integer, String> SUNTECH_COMMANDS = Map.of(
            0x20, "start blood pressure", 0x17, "set initial inflation", 0x0C, "pneumatics, sleep or calibration");

    private static final int SUNTECH_GROUP = 0x79;
    /** Advantage OEM, requests of that group that only read: the last result, and the pressure in the cuff. */
    private static final Set<Integer> SUNTECH_QUERIES = Set.of(0x03, 0x05);

    private static final Bytes SUNTECH_ABORT = Bytes.ofHex("3a7901004c");
    private static final Set<Integer> CONTEC_COMMANDS = Set.of(0xAE, 0xB1, 0xB2);

    private DeniedFrames() {}

    /** Adds every command that stands in the bytes of one write. */
    static void find(Bytes write, List<DeniedCommand> found) {
        findDianet(write, found);
        findSunTechStart(write, found);
        for (int i = 0; i < write.length(); i++) {
            findBerry(write, i, found);
            findSunTech(write, i, found);
            findCapnostream(write, i, found);
            findContec(write, i, found);
            findNonin(write, i, found);
        }
    }

    /** Pieces between two flags 7E; 7D and a byte stand for that byte with bit 5 changed; a frame with a wrong CRC counts as none, as for the pump. */
    private static void findDianet(Bytes write, List<DeniedCommand> found) {
        byte[] piece = new byte[write.length()];
        int size = -1; // before the first flag
        for (int i = 0; i < write.length(); i++) {
            int value = write.u8(i);
            if (value == 0x7E) {
                if (size >= 4) {
                    judgeDianet(Bytes.copyOf(piece, 0, size), found);
                }
                size = 0;
            } else if (size >= 0) {
                boolean stuffed = value == 0x7D && i + 1 < write.length();
                piece[size++] = (byte) (stuffed ? write.u8(++i) ^ 0x20 : value);
            }
        }
    }

    private static void judgeDianet(Bytes frame, List<DeniedCommand> found) {
        int address = frame.u8(0);
        int segment = frame.u8(1);
        if ((address != 0 && (address < 'A' || address > 'Z')) || dianetCrc(frame) != 0) {
            return;
        }
        String written = DIANET_WRITES.get(segment);
        if (written != null) {
            found.add(new DeniedCommand(DIANET, written));
        }
        // address, segment, inverted identity (4), mode: 0 is documentation, all others take the pump over
        if (segment == CC_MODE && (frame.length() < 9 || frame.u8(6) != 0)) {
            found.add(new DeniedCommand(DIANET, "remote mode"));
        }
    }

    /** 0 for a frame with its right CRC behind it: polynomial 0x1021, initial value 0xFFFF. */
    private static int dianetCrc(Bytes frame) {
        int crc = 0xFFFF;
        for (int i = 0; i < frame.length(); i++) {
            crc ^= frame.u8(i) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }

    /** 55 AA, length (of a command 4, here up to 16), command, parameter, inverted sum. */
    private static void findBerry(Bytes write, int at, List<DeniedCommand> found) {
        if (at + 4 <= write.length()
                && write.u16(at) == 0x55AA
                && write.u8(at + 2) >= 3
                && write.u8(at + 2) <= BERRY_LONGEST
                && at + write.u8(at + 2) + 2 <= write.length()) {
            String command = BERRY_COMMANDS.get(write.u8(at + 3));
            if (command != null) {
                found.add(new DeniedCommand("Berry PM6750", command));
            }
        }
    }

    /**
     * Advantage OEM: 3A, command, check that makes the sum 0. The short commands are looked for at the start and behind requests that
     * start there. A request of the group 79 that is not known to read, and any short command with its right check, counts as one too:
     * the start of a measurement of a child or a newborn is not described.
     */
    private static void findSunTechStart(Bytes write, List<DeniedCommand> found) {
        int at = 0;
        while (at + 5 <= write.length() && write.u8(at) == 0x3A && write.u8(at + 1) == SUNTECH_GROUP) {
            if (!SUNTECH_QUERIES.contains(write.u8(at + 2)) && isSunTechSum(write, at, 5)) {
                found.add(new DeniedCommand("SunTech Advantage", "request that does not only read"));
            }
            at += 5;
        }
        if (at + 3 > write.length() || write.u8(at) != 0x3A) {
            return;
        }
        int rest = write.length() - at;
        String command = SUNTECH_COMMANDS.get(write.u8(at + 1));
        if (command != null) {
            found.add(new DeniedCommand("SunTech Advantage", command));
        } else if (rest <= 5 && write.u8(at + 1) != SUNTECH_GROUP && isSunTechSum(write, at, rest)) {
            found.add(new DeniedCommand("SunTech Advantage", "unknown command"));
        }
    }

    private static boolean isSunTechSum(Bytes write, int at, int length) {
        int sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += write.u8(i);
        }
        return (sum & 0xFF) == 0;
    }

    private static void findSunTech(Bytes write, int at, List<DeniedCommand> found) {
        if (at + SUNTECH_ABORT.length() <= write.length()
                && write.slice(at, SUNTECH_ABORT.length()).equals(SUNTECH_ABORT)) {
            found.add(new DeniedCommand("SunTech Advantage", "abort blood pressure"));
        }
    }

    /** 85, length of code and data, code, data, check; 80 00 stands for 80 and 80 05 for 85. */
    private static void findCapnostream(Bytes write, int at, List<DeniedCommand> found) {
        if (write.u8(at) != 0x85) {
            return;
        }
        byte[] frame = new byte[write.length()];
        int size = 0;
        int check = 0;
        for (int i = at + 1; i < write.length() && (size == 0 || size < (frame[0] & 0xFF) + 2); i++) {
            boolean escaped = write.u8(i) == 0x80 && i + 1 < write.length();
            frame[size] = (byte) (escaped ? 0x80 + write.u8(++i) : write.u8(i));
            check ^= frame[size++];
        }
        // not the shape alone: it is too short to be told from chance without its check
        if (size >= 3 && size == (frame[0] & 0xFF) + 2 && check == 0) {
            String command = CAPNOSTREAM_COMMANDS.get(frame[1] & 0xFF);
            if (command != null) {
                found.add(new DeniedCommand("Capnostream", command));
            }
        }
    }

    /** Protocol V7: 7D, high bits, command, six parameters; or 04 and eight bytes. All but the first have bit 7. */
    private static void findContec(Bytes write, int at, List<DeniedCommand> found) {
        if (at + 9 > write.length()) {
            return;
        }
        int common = 0x80;
        for (int i = 1; i <= 8; i++) {
            common &= write.u8(at + i);
        }
        if (common == 0) {
            return;
        }
        if (write.u8(at) == 0x7D && CONTEC_COMMANDS.contains(write.u8(at + 2))) {
            found.add(new DeniedCommand("Contec CMS50", "delete data or set the clock"));
        } else if (write.u8(at) == 0x04) {
            found.add(new DeniedCommand("Contec CMS50", "set device id"));
        }
    }

    /** 9560 and WristOx2: 02, operation, length, data, 03. Formats, clock and time-outs are kept in the device. */
    private static void findNonin(Bytes write, int at, List<DeniedCommand> found) {
        int length = at + 6 <= write.length() && write.u8(at) == 0x02 ? write.u8(at + 2) : 0;
        if (length == 0 || at + length + 4 > write.length() || write.u8(at + length + 3) != 0x03) {
            return;
        }
        int operation = write.u8(at + 1);
        if (operation == 0x70 && (length == 2 || length == 4) && write.u8(at + 3) == 0x02) {
            found.add(new DeniedCommand("Nonin 9560", "select data format"));
        } else if (operation == 0x72 && length == 6 && write.u8(at + 4) >= 1 && write.u8(at + 4) <= 12) { // month
            found.add(new DeniedCommand("Nonin 9560", "set time"));
        } else if (operation == 0x75 && length == 4 && write.u8(at + 3) == 0x04) {
            found.add(new DeniedCommand("Nonin 9560", "set Bluetooth time-out"));
        }
    }
}
