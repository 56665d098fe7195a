package org.wardgate.device.capnostream;

import java.util.HexFormat;
import org.wardgate.bytes.Bytes;

/** Frames of the documents, their checks computed by hand. */
final class Vectors {
    /** 2026-03-09 14:05:30, EtCO2 38 mmHg, FiCO2 0, 14 breaths, SpO2 97, pulse 72. */
    static final String NUMERICS =
            "85 1C 01 69 AE D3 AA 26 00 0E 61 48 00 00 00 00 00 00 00 3C 0F 1E 05 08 64 55 8C 32 01 00 0C";
    /** Apnoea for 22 s; the pulse of 133 is escaped. */
    static final String APNOEA =
            "85 1C 01 69 AE D3 AB FF FF FF 61 80 05 08 00 00 00 01 00 16 3C 0F 1E 05 08 64 55 8C 32 01 00 08";
    /** 5.1 kPa; the saturation sensor is off and disconnected; check the calibration. */
    static final String KILOPASCALS =
            "85 1C 01 69 AE D3 AC 33 01 0E FF FF 10 00 00 00 00 60 00 50 14 1E 05 0B 64 55 8C 32 02 01 31";
    /** V05.10, B201123456. */
    static final String DEVICE_ID = "85 1F 04 56 30 35 2E 31 30 20 30 32 2F 32 34 2F 32 30 32 36 20 42 32 30 31 31 32"
            + " 33 34 35 36 20 20 13";
    /** Sample 0x10 of 38.5. */
    static final String WAVE = "85 05 00 10 26 80 00 00 B3";
    /** Sample 0x80 of 5.0, end of breath. */
    static final String WAVE_END = "85 05 00 80 00 05 00 08 88";
    /** Sample 0x85 of 0.5. */
    static final String WAVE_ESCAPES = "85 05 00 80 05 00 80 00 00 00";
    /** Sample 0x11, invalid and without FilterLine. */
    static final String WAVE_INVALID = "85 05 00 11 00 00 41 55";

    private Vectors() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A frame of code and data. */
    static byte[] frame(int... payload) {
        int check = payload.length;
        StringBuilder hex = new StringBuilder("85").append(escaped(payload.length));
        for (int each : payload) {
            check ^= each;
            hex.append(escaped(each));
        }
        return bytes(hex.append(escaped(check)).toString());
    }

    /** Numerics as in the first vector, with one data byte changed, by its number from 1 on; and later by some seconds. */
    static byte[] numerics(int seconds, int... changes) {
        Bytes usual = Bytes.copyOf(bytes(NUMERICS));
        int[] payload = new int[28];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = usual.u8(i + 2);
        }
        payload[4] += seconds;
        for (int i = 0; i < changes.length; i += 2) {
            payload[changes[i]] = changes[i + 1];
        }
        return frame(payload);
    }

    private static String escaped(int value) {
        int low = value & 0xFF;
        return low == 0x85 ? "8005" : low == 0x80 ? "8000" : HexFormat.of().toHexDigits((byte) low);
    }
}
