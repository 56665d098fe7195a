package org.wardgate.device.bcc;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Frames of a rack for tests. */
final class Wire {
    static final String RS = "\u001E";

    /** BCC, computed rack answer: a greeting, and an answer of three frames. */
    static final byte[] GREETING = drawn("<00046{WARD3BED2/1/1>5000,50100,GNACK,0}00047>");

    static final byte[] FIRST =
            drawn("<00496{WARD3BED2/1/1>5001,50100,FMNOR,1|5001,50100,FMSTAT,00051|5001,50111,GNNEW,688F030006|"
                    + "5001,50111,INRT,2.50|5001,50111,INSOL,Ketamine 50mg/50|5001,50111,INSOLSN,Ketamin|5001,50111,INVOLACT,41.20|"
                    + "5001,50111,INRMT,59328|5001,50111,INVI,8.8|5001,50111,INTIME,211|5001,50111,INSYR,50|5001,50111,INP1,4|"
                    + "5001,50111,INP2,35|5001,50111,INAKKU,300|5001,50111,INM1,0|5001,50111,INM2,0|5001,50111,INM3,1|5001,50111,INM6,0|"
                    + "5001,50111,INM8,1|5001,50111,INM10,0|5001,50111,INA3,0|5001,50111,INA11,0]00237>");

    static final byte[] SECOND = drawn("<00307{WARD3BED2/1/1>5001,50112,GNNEW,686F030006|5001,50112,INRT,0|"
            + "5001,50112,INSOL,Lidocaine 2g/250|5001,50112,INSOLSN,Lidocai|5001,50112,INVTB,120.5|5001,50112,INVI,129.5|"
            + "5001,50112,INP1,5|5001,50112,INP2,98|5001,50112,INM1,1|5001,50112,INM3,0|5001,50112,INM8,0|5001,50112,INA3,1|"
            + "5001,50112,INA15,0]00173>");

    static final byte[] THIRD = drawn("<00125{WARD3BED2/1/1>5002,501110,GNNEW,688F030006|5002,501110,INRT,_NV|"
            + "5002,501110,INSOL,Aqua, 0,9%|5002,501110,INM3,0}00174>");

    private Wire() {}

    /** The bytes of a drawn frame: SOH, STX, ETB, ETX, EOT and RS are {@code < { ] } >} at its end, and {@code |}. */
    static byte[] drawn(String frame) {
        StringBuilder wire = new StringBuilder(frame.replace("|", RS));
        wire.setCharAt(0, '\u0001');
        wire.setCharAt(frame.indexOf('{'), '\u0002');
        int end = Math.max(frame.lastIndexOf(']'), frame.lastIndexOf('}'));
        wire.setCharAt(end, frame.charAt(end) == ']' ? '\u0017' : '\u0003');
        wire.setCharAt(wire.length() - 1, '\u0004');
        return wire.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The last frame of an answer, with its length and checksum. */
    static byte[] last(String header, String... records) {
        return framed(header, '}', records);
    }

    /** A frame that others follow. */
    static byte[] more(String header, String... records) {
        return framed(header, ']', records);
    }

    private static byte[] framed(String header, char end, String... records) {
        String text = header + ">" + String.join("|", List.of(records));
        int length = text.getBytes(StandardCharsets.UTF_8).length + 14;
        byte[] frame = drawn(String.format("<%05d{%s%c00000>", length, text, end));
        int sum = 0;
        for (int i = 0; i < frame.length - 6; i++) {
            sum += frame[i] & 0xFF;
        }
        byte[] digits = String.format("%05d", sum % 256).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, frame, frame.length - 6, 5);
        return frame;
    }

    /** A frame as a rack with character stuffing sends it. */
    static byte[] stuffed(byte[] frame) {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        return text.replace("E", "E\u0000")
                .replace("e", "e\u0000")
                .replace("D", "EX")
                .replace("d", "ex")
                .replace("E\u0000", "EE")
                .replace("e\u0000", "ee")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
