package org.wardgate.device.profile.framing;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Doc;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.profile.language.FramingKeys;
import org.wardgate.device.profile.language.PacketKeys;
import org.wardgate.time.VirtualTimeSource;

/** One connection of a declared framing: bytes in, frames and drops out, on virtual time. */
final class Wire {
    final List<WireInput> inputs = new ArrayList<>();
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final EmbeddedChannel channel;

    /** The part of a profile that says how bytes make frames. */
    record Spec(
            @Doc("Framing.") FramingKeys framing,
            @Doc("Packet.") @Nullable PacketKeys packet) {}

    Wire(Spec spec) {
        channel = new EmbeddedChannel(FrameDecoders.decoder(spec.framing(), spec.packet()));
        Arrival.set(channel, time.now());
    }

    /** Reads the part of a profile. */
    static Spec spec(String yaml) {
        return StrictYaml.read("framing.yaml", yaml, Spec.class);
    }

    /** All that becomes of bytes that arrive as one chunk on a connection that then closes. */
    static List<WireInput> feed(Spec spec, byte[] bytes) {
        return feed(spec, bytes, Math.max(1, bytes.length));
    }

    /** All that becomes of bytes that arrive in chunks of a size. */
    static List<WireInput> feed(Spec spec, byte[] bytes, int chunk) {
        Wire wire = new Wire(spec);
        for (int from = 0; from < bytes.length; from += chunk) {
            wire.receive(Bytes.copyOf(bytes, from, Math.min(chunk, bytes.length - from)));
        }
        wire.close();
        return wire.inputs;
    }

    Wire receive(String hex) {
        return receive(Bytes.ofHex(hex));
    }

    Wire text(String ascii) {
        return receive(Bytes.ofAscii(ascii));
    }

    Wire receive(Bytes bytes) {
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(bytes.toArray()));
        collect();
        return this;
    }

    Wire after(long millis) {
        time.advance(Duration.ofMillis(millis));
        return this;
    }

    Wire close() {
        channel.finish();
        collect();
        return this;
    }

    private void collect() {
        for (WireInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
            inputs.add(input);
        }
    }

    /** The frames, in hexadecimal. */
    List<String> frames() {
        return frames(inputs);
    }

    /** The drops, such as {@code noise 3}. */
    List<String> drops() {
        return drops(inputs);
    }

    static List<String> frames(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).payload().toHex())
                .toList();
    }

    static List<String> texts(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Frame.class::isInstance)
                .map(input -> ((Frame) input).payload().toAscii())
                .toList();
    }

    static List<String> drops(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Dropped.class::isInstance)
                .map(input -> ((Dropped) input).reason().wireName() + " " + ((Dropped) input).byteCount())
                .toList();
    }

    static List<Reason> reasons(List<WireInput> inputs) {
        return inputs.stream()
                .filter(Dropped.class::isInstance)
                .map(input -> ((Dropped) input).reason())
                .toList();
    }

    /** How many bytes were dropped or, without escapes, stand in frames. */
    static int byteCount(List<WireInput> inputs) {
        return inputs.stream()
                .mapToInt(input ->
                        input instanceof Frame frame ? frame.payload().length() : ((Dropped) input).byteCount())
                .sum();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static byte[] hex(String hex) {
        return Bytes.ofHex(hex).toArray();
    }

    static byte[] ascii(String text) {
        return Bytes.ofAscii(text).toArray();
    }
}
