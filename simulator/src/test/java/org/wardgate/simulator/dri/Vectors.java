package org.wardgate.simulator.dri;

import org.wardgate.bytes.Bytes;

/** Bytes of the reference, each with the place it stands at. */
final class Vectors {
    private static final String ZEROS = "00".repeat(18);

    /** D1, appendix A: displayed values every 10 s, all classes, level 0. */
    static final Bytes EVERY_10_S = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + ZEROS + "01 0A 00 0E 00 00 00 00 00 49 7E");

    /** D2, appendix A. */
    static final Bytes STOP_VALUES = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + ZEROS + "01 00 00 00 00 00 00 00 00 31 7E");

    /** D3, appendix A: its checksum is escaped. */
    static final Bytes TREND_60_S = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + ZEROS + "03 3C 00 0E 00 00 00 00 00 7D 5D 7E");

    /** D4, appendix A. */
    static final Bytes STOP_TREND = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + ZEROS + "03 00 00 00 00 00 00 00 00 33 7E");

    /** D5, appendix A: the curve ECG1. */
    static final Bytes ECG1 = Bytes.ofHex("7E 48 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 FF" + ZEROS
            + "00 00 00 00 01 FF" + "00".repeat(26) + "48 7E");

    /** D6, appendix A. */
    static final Bytes STOP_CURVES = Bytes.ofHex("7E 48 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 FF"
            + ZEROS + "01 00 00 00 FF" + "00".repeat(27) + "48 7E");

    /** D7: displayed values of the basic class, once. */
    static final Bytes ONCE = Bytes.ofHex("7E 31 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF" + ZEROS
            + "01 FF FF 00 00 00 00 00 00 2F 7E");

    /** D8: every 5 s, all classes, level 9, as VSCapture asks. */
    static final Bytes EVERY_5_S = Bytes.ofHex("7E 31 00 00 09 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF"
            + ZEROS + "01 05 00 0E 00 00 00 00 00 4D 7E");

    /** D9, D10, D11: alarms once, at changes, no more. */
    static final Bytes ALARMS_ONCE = alarms("00", "37");

    static final Bytes ALARMS_AT_CHANGES = alarms("02", "39");
    static final Bytes ALARMS_NO_MORE = alarms("03", "3A");

    /** 8.1: the basic class alone, level 9. */
    static final Bytes BASIC = Bytes.ofHex("7E 3E 01 01 09 E8 FD 00 B9 55 69 00 00 00 00 00"
            + "00 00 00 01 00 00 FF 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 B9 55 69 0B 00 00"
            + "00 70 12 48 00 0C 00 FB FF 03 00 0E 00 0B 00 00 00 01 00 18 2E B0 1D 28 23 48 00 00 00 00 00 00"
            + "00 01 80 01 80 01 80 01 80 00 00 00 00 00 00 01 80 01 80 01 80 01 80 00 00 00 00 00 00 01 80 01"
            + "80 01 80 01 80 03 00 00 00 08 00 44 2F 78 1E 54 24 47 00 03 00 00 00 0B 00 4C 0E 00 00 00 00 00"
            + "00 01 80 00 00 00 00 00 00 01 80 00 00 00 00 00 00 01 80 03 00 00 00 00 00 E4 25 48 00 FA 00 01"
            + "80 03 00 00 00 01 00 08 02 05 00 0E 00 B0 1D 03 00 00 00 00 00 72 06 34 08 00 00 00 00 00 00 01"
            + "80 01 80 00 00 00 00 00 00 01 80 01 80 01 80 00 00 00 00 00 00 01 80 01 80 01 80 01 80 01 80 01"
            + "80 01 80 01 80 00 00 00 00 00 00 01 80 01 80 01 80 01 80 00 00 00 00 00 00 01 80 01 80 01 80 48"
            + "00 4B 00 45 00 00 00 00 00 00 00 01 80 00 00 00 00 00 00 01 80 01 80 01 80 01 80 00 00 00 00 00"
            + "00 01 80 01 80 01 80 01 80 00 00 00 00 00 00 6D 7E");

    /** 8.3: two alarms, level 10. */
    static final Bytes ALARMS = Bytes.ofHex("7E 26 02 04 0A E8 FD 00 B9 55 69 00 00 00 00 04 00 00 00 01 00 00 FF"
            + ZEROS
            + "00 00 01 00 00 00 00 00 00 00" + "48 52 20 48 49 47 48" + "00".repeat(73) + "01 00 03 00 01 00"
            + "00".repeat(12) + "4E 49 42 50 20 43 55 46 46 20 4C 4F 4F 53 45" + "00".repeat(65) + "01 00 01 00 01 00"
            + "00".repeat(12) + "00".repeat(3 * 98 + 10) + "88 7E");

    static final long TIME = 1767225600L;

    private Vectors() {}

    private static Bytes alarms(String command, String sum) {
        return Bytes.ofHex("7E 34 00 00 00 00 00 00 00 00 00 00 00 00 00 04 00 00 00 00 00 00 FF" + ZEROS + command
                + "00".repeat(11) + sum + "7E");
    }
}
