package org.wardgate.device.profile;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.byhand.ContecDecoder;
import org.wardgate.device.profile.byhand.ContecDriver;
import org.wardgate.device.profile.byhand.MasimoDecoder;
import org.wardgate.device.profile.byhand.MasimoDriver;
import org.wardgate.device.profile.byhand.NoninDecoder;
import org.wardgate.device.profile.byhand.NoninDriver;
import org.wardgate.device.profile.language.ExampleKeys;

/** A device that has a shipped profile and a driver written by hand, and what it says. */
public enum BenchedDevice {
    /** A packet of 25 frames of five bytes with a sum each: a third of a second. */
    NONIN_FORMAT_2(Duration.ofNanos(1_000_000_000L / 3), nonin(), NoninDecoder::new, NoninDriver::new),
    /** One line of text: a second. */
    MASIMO_ASCII1(Duration.ofSeconds(1), masimo(), MasimoDecoder::new, MasimoDriver::new),
    /** Twenty frames of five bytes, whose first byte is marked by a bit: a third of a second. */
    CONTEC_BCI(Duration.ofNanos(1_000_000_000L / 3), contec(), ContecDecoder::new, ContecDriver::new);

    private final long periodNanos;
    private final Profile profile;
    private final Supplier<ByteToMessageDecoder> decoderByHand;
    private final Function<DriverContext, DeviceDriver> driverByHand;
    private final List<byte[]> chunks;

    BenchedDevice(
            Duration period,
            List<byte[]> chunks,
            Supplier<ByteToMessageDecoder> decoderByHand,
            Function<DriverContext, DeviceDriver> driverByHand) {
        this.periodNanos = period.toNanos();
        this.profile = profile(name().toLowerCase(Locale.ROOT).replace('_', '-'));
        this.decoderByHand = decoderByHand;
        this.driverByHand = driverByHand;
        this.chunks = chunks;
    }

    /** What arrives at once, again and again. */
    List<byte[]> chunks() {
        return chunks;
    }

    /** The time between two chunks. */
    long periodNanos() {
        return periodNanos;
    }

    /** A new line with the profile's decoder and driver. */
    Wire declared(Consumer<Object> seen) {
        return new Wire(profile.frameDecoder(), profile::driver, seen);
    }

    /** A new line with those that were written by hand. */
    Wire handWritten(Consumer<Object> seen) {
        return new Wire(decoderByHand.get(), driverByHand, seen);
    }

    /**
     * Plays the profile's examples, which are damaged in every way, and the bytes of the benchmark, whole and one by one.
     *
     * @throws IllegalStateException where the two do not tell the same.
     */
    void compare() {
        for (ExampleKeys example : profile.file().examples()) {
            compare(example.name(), wire -> play(wire, example));
        }
        compare(
                "the benchmark's bytes",
                wire -> chunks.forEach(chunk -> wire.receive(Unpooled.wrappedBuffer(chunk), periodNanos)));
        compare("byte by byte", this::playByteByByte);
    }

    private static void play(Wire wire, ExampleKeys example) {
        for (ExampleKeys.Feed feed : example.feed()) {
            for (int i = 0; i < feed.repeat(); i++) {
                wire.receive(
                        Unpooled.wrappedBuffer(feed.received().toArray()),
                        feed.after().toNanos());
            }
        }
    }

    private void playByteByByte(Wire wire) {
        for (byte[] chunk : chunks) {
            for (int i = 0; i < chunk.length; i++) {
                wire.receive(Unpooled.copiedBuffer(chunk, i, 1), periodNanos / chunk.length);
            }
        }
    }

    private void compare(String what, Consumer<Wire> play) {
        List<Object> declared = played(this::declared, play);
        List<Object> byHand = played(this::handWritten, play);
        if (declared.isEmpty() || !declared.equals(byHand)) {
            throw new IllegalStateException(
                    this + ", " + what + ":\n declared     " + declared + "\n hand-written " + byHand);
        }
    }

    private static List<Object> played(Function<Consumer<Object>, Wire> maker, Consumer<Wire> play) {
        List<Object> seen = new ArrayList<>();
        Wire wire = maker.apply(seen::add);
        play.accept(wire);
        wire.close();
        return seen;
    }

    private static Profile profile(String name) {
        String resource = "config/profiles/" + name + ".yaml";
        try (InputStream in = Profile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " in the jar");
            }
            return ProfileReader.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three packets: 96 %, 97 % and 98 %, with a pulse of 140. */
    private static List<byte[]> nonin() {
        return IntStream.rangeClosed(96, 98).mapToObj(BenchedDevice::packet).toList();
    }

    private static byte[] packet(int saturation) {
        byte[] packet = new byte[125];
        for (int frame = 1; frame <= 25; frame++) {
            int at = (frame - 1) * 5;
            packet[at] = 1;
            packet[at + 1] = (byte) (frame == 1 ? 0x81 : 0x80);
            packet[at + 2] = (byte) (2 * frame + saturation);
            packet[at + 3] = (byte)
                    switch (frame) {
                        case 4 -> 0x30;
                        case 9 -> saturation;
                        case 20 -> 1;
                        case 21 -> 140 - 128;
                        default -> frame;
                    };
            packet[at + 4] = (byte) (packet[at] + packet[at + 1] + packet[at + 2] + packet[at + 3]);
        }
        return packet;
    }

    /** A minute of a Radical-7 with all its parts. */
    private static List<byte[]> masimo() {
        return IntStream.range(0, 60)
                .mapToObj(second -> String.format(
                        Locale.ROOT,
                        "02/22/16 22:47:%02d SN=0000056661 SPO2=%03d%% BPM=%03d PI=03.60%% SPCO=02.1%% SPMET=00.7%%"
                                + " SPHB=13.2 PIDELTA=+03 PVI=014 ALARM=0000 EXC=000800\r\n",
                        second,
                        95 + second % 4,
                        97 + second % 7))
                .map(line -> Bytes.ofAscii(line).toArray())
                .toList();
    }

    /** Three times twenty frames, of 97 % and a pulse of 72. */
    private static List<byte[]> contec() {
        return IntStream.range(0, 3).mapToObj(BenchedDevice::frames).toList();
    }

    private static byte[] frames(int number) {
        byte[] frames = new byte[100];
        for (int i = 0; i < 20; i++) {
            frames[5 * i] = (byte) 0x85;
            frames[5 * i + 1] = (byte) (20 * number + i);
            frames[5 * i + 2] = 0x03;
            frames[5 * i + 3] = 72;
            frames[5 * i + 4] = 97;
        }
        return frames;
    }
}
