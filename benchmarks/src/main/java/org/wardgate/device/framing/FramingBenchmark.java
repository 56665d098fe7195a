package org.wardgate.device.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.VirtualTimeSource;

/**
 * The frame decoder of each driver over 32 frames of its protocol that arrive together, beside a floor that any decoder has: each byte
 * is looked at, kept and summed. In nanoseconds for all of them; how many bytes they are is printed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FramingBenchmark {
    private static final int FRAMES = 32;

    /** One frame of each protocol. */
    public enum Protocol {
        ALARIS("alaris-asena") {
            @Override
            byte[] frame() {
                String body = "INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905";
                return ascii("!" + body + "|959E\r");
            }
        },
        BCC("bbraun-space") {
            @Override
            byte[] frame() {
                String text = "WARD3BED2/1/1>" + "5001,50111,INRT,2.50\u001E".repeat(40) + "5001,50111,INM3,1";
                String body = String.format("\u0001%05d\u0002%s\u0003", text.length() + 14, text);
                return ascii(body + String.format("%05d\u0004", body.chars().sum() % 256));
            }
        },
        CAPNOSTREAM("capnostream") {
            @Override
            byte[] frame() {
                return Bytes.ofHex("8505001026800000b3").toArray();
            }
        },
        DRI("datex-ohmeda-dri") {
            @Override
            byte[] frame() {
                byte[] frame = new byte[1091];
                frame[0] = 0x7E;
                frame[1] = (byte) (1088 & 0xFF);
                frame[2] = 1088 >> 8;
                frame[1089] = (byte) Sums.total(frame, 1, 1089);
                frame[1090] = 0x7E;
                return frame;
            }
        },
        FRESENIUS("fresenius-base") {
            @Override
            byte[] frame() {
                String text = "1C;a0;e0;m1;d0032;r000004D2;k0;s0";
                return ascii("\u0002" + text
                        + String.format("%02X\u0003", 0xFF - text.chars().sum() % 256));
            }
        },
        /** 600 bytes, one in sixteen of which has to be escaped. */
        INTELLIVUE("philips-intellivue-serial") {
            @Override
            byte[] frame() {
                byte[] plain = new byte[606];
                plain[0] = 0x11;
                plain[1] = 1;
                plain[2] = 600 >> 8;
                plain[3] = (byte) (600 & 0xFF);
                for (int i = 4; i < 604; i++) {
                    plain[i] = (byte) (i % 16 == 0 ? 0xC0 : i % 64);
                }
                long fcs = new Crc(16, 0x1021, 0xFFFF, true, 0xFFFF).over(plain, 0, 604);
                plain[604] = (byte) fcs;
                plain[605] = (byte) (fcs >> 8);
                StringBuilder stuffed = new StringBuilder("c0");
                for (byte b : plain) {
                    boolean special = b == (byte) 0xC0 || b == (byte) 0xC1 || b == 0x7D;
                    stuffed.append(special ? String.format("7d%02x", (b ^ 0x20) & 0xFF) : String.format("%02x", b));
                }
                return Bytes.ofHex(stuffed.append("c1").toString()).toArray();
            }
        },
        MEDIBUS("draeger-medibus") {
            @Override
            byte[] frame() {
                String text = "\u0001$" + "EB 97 DC 72 96 1218C  7891  93".repeat(4);
                return ascii(text + String.format("%02X\r", text.chars().sum() & 0xFF));
            }
        };

        private final String profile;

        Protocol(String profile) {
            this.profile = profile;
        }

        abstract byte[] frame();

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Param
    public Protocol protocol = Protocol.ALARIS;

    private ByteBuf wire = Unpooled.EMPTY_BUFFER;
    private byte[] kept = new byte[0];
    private EmbeddedChannel channel = new EmbeddedChannel();

    /** The frames, which the decoder takes for what they are. */
    @Setup
    public void begin() {
        byte[] frame = protocol.frame();
        wire = Unpooled.unreleasableBuffer(Unpooled.buffer(FRAMES * frame.length));
        for (int i = 0; i < FRAMES; i++) {
            wire.writeBytes(frame);
        }
        kept = new byte[wire.readableBytes()];
        channel = new EmbeddedChannel(
                DriverRegistry.load().find(protocol.profile).orElseThrow().frameDecoder());
        Arrival.set(channel, new VirtualTimeSource().now());
        if (decoder() != FRAMES) {
            throw new IllegalStateException("the frames of " + protocol + " are none");
        }
        System.out.println(protocol + ": " + kept.length + " bytes");
    }

    /** Bytes to verified frames; how many there were. */
    @Benchmark
    public int decoder() {
        channel.writeInbound(wire.duplicate());
        int frames = 0;
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            frames += next instanceof Frame ? 1 : 0;
        }
        return frames;
    }

    /** Each byte looked at, kept and summed. */
    @Benchmark
    public int floor() {
        int sum = 0;
        int end = wire.writerIndex();
        for (int i = wire.readerIndex(); i < end; i++) {
            byte b = wire.getByte(i);
            kept[i] = b;
            sum += b & 0xFF;
        }
        return sum;
    }
}
