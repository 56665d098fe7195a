package org.wardgate.device.intellivue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.wardgate.bytes.Bytes;

/** Frames as a monitor sends them, written out for tests without any code of the driver. Messages are hexadecimal text. */
final class Monitor {
    static final String LABEL_HR = attribute(0x0927, "000e0048005200200020002000200000");
    static final String CONTINUOUS = attribute(0x093F, "000020000001422800000000");
    static final String EPISODIC = attribute(0x093F, "000020000001522801030000");
    static final String HR_60 = attribute(0x0950, "418200000aa00000003c");

    private Monitor() {}

    /** A message in a frame. */
    static byte[] frame(String message) {
        return frame(0x1101, Bytes.ofHex(message));
    }

    static byte[] frame(int header, Bytes message) {
        byte[] plain = Bytes.ofHex(u16(header) + u16(message.length()) + message.toHex())
                .toArray();
        int fcs = fcs(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xC0);
        for (byte b : plain) {
            stuff(b & 0xFF, out);
        }
        stuff(fcs & 0xFF, out);
        stuff(fcs >> 8, out);
        out.write(0xC1);
        return out.toByteArray();
    }

    private static void stuff(int b, ByteArrayOutputStream out) {
        if (b == 0xC0 || b == 0xC1 || b == 0x7D) {
            out.write(0x7D);
            out.write(b ^ 0x20);
        } else {
            out.write(b);
        }
    }

    private static int fcs(byte[] bytes) {
        int fcs = 0xFFFF;
        for (byte b : bytes) {
            fcs ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                fcs = (fcs & 1) == 1 ? fcs >> 1 ^ 0x8408 : fcs >> 1;
            }
        }
        return ~fcs & 0xFFFF;
    }

    /** The answer to an association request, with a poll period in ticks and extension options of choice. */
    static byte[] associated(long minPollPeriodTicks, long extensionOptions) {
        return frame(Golden.ASSOCIATION_RESPONSE
                .toHex()
                .replace("00000fa0000003e4", u32(minPollPeriodTicks) + "000003e4")
                .replace("8e000000", u32(extensionOptions)));
    }

    static byte[] refused() {
        return frame("0c03320100");
    }

    static byte[] aborted() {
        return frame("192e110103c129a080a080308002010106025101000000006180308002"
                + "0101a080648080010100000000000000000000");
    }

    static byte[] released() {
        return frame("0a18c11661803080020101a08063808001000000000000000000");
    }

    /** The creation event with a date and time for a moment of the ticks, in an operating mode. */
    static byte[] created(int invokeId, String dateTime, long ticks, int operatingMode) {
        return created(
                invokeId,
                attribute(0x0987, dateTime),
                attribute(0x098F, u32(ticks)),
                attribute(0x0946, u16(operatingMode)));
    }

    static byte[] created(int invokeId, String... attributes) {
        return frame(invoke(invokeId, 1, mds() + u32(1000) + "0d06" + sized(mds() + list(attributes))));
    }

    /** A remote operation of the monitor's: command 0 unconfirmed, 1 confirmed event report. */
    static String invoke(int invokeId, int command, String argument) {
        return "e1000002" + "0001" + sized(u16(invokeId) + u16(command) + sized(argument));
    }

    /** The whole answer to an extended poll. */
    static byte[] polled(int objectClass, int sequence, long ticks, String... objects) {
        return frame(result(poll(objectClass, sequence, ticks, objects)));
    }

    static byte[] numerics(long ticks, String... objects) {
        return polled(0x0006, 0, ticks, objects);
    }

    static String result(String poll) {
        return result(1, poll);
    }

    static String result(int invokeId, String poll) {
        return "e1000002" + "0002" + sized(u16(invokeId) + "0007" + sized(mds() + "f13b" + sized(poll)));
    }

    /** The answer to the poll of the medical device system that a driver begins with. */
    static byte[] answered(int invokeId) {
        return frame(result(invokeId, poll(0x0021, 0, 0)));
    }

    /** A part of a linked answer. */
    static byte[] linked(int state, int count, String poll) {
        String body = u8(state) + u8(count) + "0001" + "0007" + sized(mds() + "f13b" + sized(poll));
        return frame("e1000002" + "0005" + sized(body));
    }

    /** Poll data with all objects in context 1. */
    static String poll(int objectClass, int sequence, long ticks, String... objects) {
        String contexts = objects.length == 0 ? "00000000" : "0001" + sized("0001" + list(objects));
        return "0001" + u16(sequence) + u32(ticks) + "ffffffffffffffff" + "0001" + u16(objectClass) + "0000" + contexts;
    }

    static String object(int handle, String... attributes) {
        return u16(handle) + list(attributes);
    }

    static String attribute(int id, String value) {
        return u16(id) + sized(value);
    }

    static String value(int physioId, int state, int unit, long number) {
        return u16(physioId) + u16(state) + u16(unit) + u32(number);
    }

    static String mds() {
        return "002100000000";
    }

    static String list(String... elements) {
        return u16(elements.length) + sized(String.join("", elements));
    }

    /** Hexadecimal text behind its length in bytes. */
    static String sized(String hex) {
        return u16(hex.length() / 2) + hex;
    }

    static String u8(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }

    static String u16(int value) {
        return HexFormat.of().toHexDigits((char) value);
    }

    static String u32(long value) {
        return HexFormat.of().toHexDigits((int) value);
    }
}
