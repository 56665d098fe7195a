package org.wardgate.simulator.intellivue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.VirtualTimeSource;

/**
 * A line and a client's end of it on virtual time. The client's framing is written a second time here, so that the device's own
 * is not judged by itself.
 */
final class FakeLine implements DeviceWire {
    final VirtualTimeSource time = new VirtualTimeSource();
    final List<Bytes> writes = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    @Override
    public void send(Bytes bytes) {
        writes.add(bytes);
    }

    @Override
    public void says(String quantity, Decimal value) {
        said.add(quantity + " " + value);
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, Runnable::run, task);
    }

    void advanceMillis(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** Everything written since the last time this was asked, as one piece. */
    Bytes takeBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(bytes -> all.writeBytes(bytes.toArray()));
        writes.clear();
        return Bytes.copyOf(all.toByteArray());
    }

    /** The messages written since the last time, each checked for structure; a damaged frame is an error. */
    List<Bytes> takeMessages() {
        List<Bytes> messages = new ArrayList<>();
        for (Bytes frame : frames(takeBytes())) {
            Bytes message = unframed(frame);
            Decoded.check(message);
            messages.add(message);
        }
        return messages;
    }

    /** A client's message to the device. */
    void request(SimulatedDevice device, String hex) {
        device.received(framed(Bytes.ofHex(hex)));
    }

    /** One message to the device and what it answers at once. */
    List<Bytes> ask(SimulatedDevice device, String hex) {
        takeBytes();
        request(device, hex);
        return takeMessages();
    }

    static Bytes framed(Bytes message) {
        byte[] content = new byte[message.length() + 4];
        content[0] = 0x11;
        content[1] = 0x01;
        content[2] = (byte) (message.length() >> 8);
        content[3] = (byte) message.length();
        System.arraycopy(message.toArray(), 0, content, 4, message.length());
        int crc = crc(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xC0);
        for (byte octet : content) {
            stuffed(out, octet & 0xFF);
        }
        stuffed(out, crc & 0xFF);
        stuffed(out, crc >> 8);
        out.write(0xC1);
        return Bytes.copyOf(out.toByteArray());
    }

    /** Cuts a clean stream at its frame ends. */
    static List<Bytes> frames(Bytes stream) {
        List<Bytes> frames = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < stream.length(); i++) {
            if (stream.u8(i) == 0xC1) {
                frames.add(stream.slice(from, i + 1 - from));
                from = i + 1;
            }
        }
        if (from != stream.length()) {
            throw new AssertionError("bytes behind the last frame: " + stream.slice(from, stream.length() - from));
        }
        return frames;
    }

    static Bytes unframed(Bytes frame) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (frame.u8(0) != 0xC0) {
            throw new AssertionError("no frame begins here: " + frame);
        }
        for (int i = 1; i < frame.length() - 1; i++) {
            content.write(frame.u8(i) == 0x7D ? frame.u8(++i) ^ 0x20 : frame.u8(i));
        }
        Bytes plain = Bytes.copyOf(content.toByteArray());
        Bytes message = plain.slice(4, plain.length() - 6);
        if (!framed(message).equals(frame)) {
            throw new AssertionError("damaged frame: " + frame);
        }
        return message;
    }

    /** CRC-16/X.25 by long division of the bit-reversed message, high bit first. */
    private static int crc(byte[] bytes) {
        int remainder = 0xFFFF;
        for (byte octet : bytes) {
            remainder ^= Integer.reverse(octet & 0xFF) >>> 16;
            for (int bit = 0; bit < 8; bit++) {
                remainder <<= 1;
                if (remainder > 0xFFFF) {
                    remainder ^= 0x11021;
                }
            }
        }
        return (Integer.reverse(remainder) >>> 16) ^ 0xFFFF;
    }

    private static void stuffed(ByteArrayOutputStream out, int octet) {
        if (octet == 0x7D || octet == 0xC0 || octet == 0xC1) {
            out.write(0x7D);
            out.write(octet ^ 0x20);
        } else {
            out.write(octet);
        }
    }
}
