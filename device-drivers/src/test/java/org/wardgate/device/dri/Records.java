package org.wardgate.device.dri;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.wardgate.bytes.Bytes;

/** What a monitor sends, written from the reference with code of its own. */
final class Records {
    static final long TIME = 1767225600L; // 2026-01-01T00:00:00Z
    static final int NO_DATA = -32767;
    private static final int BLOCK = 270;

    /** DRI reference, 8.1: basic class of level 9; accepted by VSCapture as HR 72, NIBP 121/78(93), SpO2 97, EtCO2 40. */
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

    /** DRI reference, 8.3: level 10, HR HIGH in red and NIBP CUFF LOOSE in white; checksum 88. */
    static final Bytes ALARMS = Bytes.ofHex("7E 26 02 04 0A E8 FD 00 B9 55 69 00 00 00 00 04 00 00 00 01 00 00 FF"
            + "00".repeat(18) + "00 00 01 00 00 00 00 00 00 00" + "48 52 20 48 49 47 48" + "00".repeat(73)
            + "01 00 03 00 01 00" + "00".repeat(12) + "4E 49 42 50 20 43 55 46 46 20 4C 4F 4F 53 45" + "00".repeat(65)
            + "01 00 01 00 01 00" + "00".repeat(12) + "00".repeat(3 * 98 + 10) + "88 7E");

    /** DRI reference, 8.4: one second of CO2, 25 samples, after a gap; checksum C5. */
    static final Bytes CO2_WAVE = Bytes.ofHex("7E 60 00 05 09 E8 FD 00 B9 55 69 00 00 00 00 01 00 00 00 09 00 00 FF"
            + "00".repeat(18) + "19 00 01 00 00 00" + "0500".repeat(10) + "6400 FA00 9001 E001 FE01" + "0802".repeat(6)
            + "2C01 6400 0500 0500" + "C5 7E");

    private Records() {}

    /** The frame of a record: flags, escapes and sum. */
    static byte[] frame(byte[] record) {
        int sum = 0;
        StringBuilder hex = new StringBuilder();
        for (byte each : record) {
            sum += each;
            hex.append(' ').append(HexFormat.of().toHexDigits(each));
        }
        hex.append(' ').append(HexFormat.of().toHexDigits((byte) sum));
        String stuffed = hex.toString().replace("7d", "7d5d").replace(" 7e", " 7d5e");
        return Bytes.ofHex("7e" + stuffed + "7e").toArray();
    }

    /** The record in a frame without escapes. */
    static byte[] recordOf(Bytes frame) {
        return frame.slice(1, frame.length() - 3).toArray();
    }

    /** A record of one or more subrecords of one type, the first entry for each in the directory. */
    static byte[] record(int level, int mainType, int type, long time, byte[]... subrecords) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < subrecords.length; i++) {
            header.putShort(16 + 3 * i, (short) data.size()).put(18 + 3 * i, (byte) type);
            data.writeBytes(subrecords[i]);
        }
        if (subrecords.length < 8) {
            header.put(18 + 3 * subrecords.length, (byte) 0xFF);
        }
        header.putShort(0, (short) (40 + data.size()))
                .put(3, (byte) level)
                .putShort(4, (short) 0xFDE8)
                .putInt(6, (int) time)
                .putShort(14, (short) mainType);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(header.array());
        record.writeBytes(data.toByteArray());
        return record.toByteArray();
    }

    /** A frame of displayed values. */
    static byte[] values(int level, long time, byte[]... blocks) {
        return frame(record(level, 0, 1, time, blocks));
    }

    /** A class block without any group, to be filled at its offsets. */
    static Block block(int dataClass, long time) {
        return new Block(dataClass, time);
    }

    /** A class block in the making; offsets are those of the block of 270 bytes. */
    static final class Block {
        private final ByteBuffer bytes = ByteBuffer.allocate(278).order(ByteOrder.LITTLE_ENDIAN);

        private Block(int dataClass, long time) {
            bytes.putInt(0, (int) time).putShort(276, (short) (dataClass << 8));
        }

        /** A group's header. */
        Block group(int start, long status, int label) {
            bytes.putInt(4 + start, (int) status).putShort(4 + start + 4, (short) label);
            return this;
        }

        /** Values from an offset on. */
        Block values(int at, int... values) {
            for (int i = 0; i < values.length; i++) {
                bytes.putShort(4 + at + 2 * i, (short) values[i]);
            }
            return this;
        }

        /** A number of 32 bits. */
        Block word(int at, long value) {
            bytes.putInt(4 + at, (int) value);
            return this;
        }

        /** The class word as a whole. */
        Block classWord(int word) {
            bytes.putShort(276, (short) word);
            return this;
        }

        byte[] bytes() {
            return bytes.array().clone();
        }

        /** The frame of a record with this block alone. */
        byte[] frame(int level) {
            return Records.values(level, Integer.toUnsignedLong(bytes.getInt(0)), bytes());
        }
    }

    /** The basic block of 8.1 at another time. */
    static Block basic(long time) {
        Block block = block(0, time);
        System.arraycopy(recordOf(BASIC), 44, block.bytes.array(), 4, BLOCK);
        return block;
    }

    /** A frame of alarms: pairs of a text and its colour. */
    static byte[] alarms(int level, int silence, Object... textsAndColours) {
        ByteBuffer bytes = ByteBuffer.allocate(510).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(2, (short) 1).putShort(8, (short) silence);
        for (int i = 0; i < textsAndColours.length / 2; i++) {
            byte[] text = ((String) textsAndColours[2 * i]).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, bytes.array(), 10 + 98 * i, text.length);
            bytes.putShort(10 + 98 * i + 82, ((Integer) textsAndColours[2 * i + 1]).shortValue());
        }
        return frame(record(level, 4, 1, TIME, bytes.array()));
    }

    /** A subrecord of a curve. */
    static byte[] samples(int status, int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(6 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) samples.length).putShort(2, (short) status);
        for (int i = 0; i < samples.length; i++) {
            bytes.putShort(6 + 2 * i, (short) samples[i]);
        }
        return bytes.array();
    }
}
