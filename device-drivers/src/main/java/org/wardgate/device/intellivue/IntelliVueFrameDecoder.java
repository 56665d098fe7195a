package org.wardgate.device.intellivue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ByteProcessor;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;

/**
 * Turns bytes of the fixed-baudrate serial protocol into messages: {@code C0, 11, 01, length, message, FCS, C1}, with {@code
 * C0}, {@code C1} and {@code 7D} between the two ends sent as {@code 7D} and the byte XOR 20 (chapter "Transport protocol for
 * the MIB/RS232 interface").
 *
 * <p>{@code C0} starts a frame whatever came before, so every frame that arrives whole comes out, wherever damage ends. One
 * instance serves one connection.
 */
final class IntelliVueFrameDecoder extends ByteToMessageDecoder {
    static final byte START = (byte) 0xC0;
    static final byte END = (byte) 0xC1;
    static final byte ESCAPE = 0x7D;
    static final int ESCAPE_MASK = 0x20;

    /** Protocol 11 is data export, message type 01 an association or data export message. */
    static final int HEADER = 0x1101;

    static final int HEADER_LENGTH = 4;
    static final int FCS_LENGTH = 2;

    /** Far above the 1000 bytes of a message on a serial line, so that a longer one is still told from damage. */
    static final int MAX_UNSTUFFED_LENGTH = 8192;

    private static final ByteProcessor PLAIN = b -> b != START && b != END && b != ESCAPE;

    private enum State {
        OUTSIDE,
        INSIDE,
        ESCAPED
    }

    private final byte[] unstuffed = new byte[MAX_UNSTUFFED_LENGTH];
    private State state = State.OUTSIDE;
    private int size;
    private int wireBytes;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        while (in.isReadable()) {
            if (state == State.OUTSIDE) {
                seekStart(ctx, in, out);
            } else if (state == State.INSIDE) {
                collect(ctx, in, out);
            } else {
                unescape(ctx, in, out);
            }
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        decode(ctx, in, out);
        if (state != State.OUTSIDE) {
            drop(ctx, Reason.TRUNCATED, out);
        }
    }

    private void seekStart(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int before = in.bytesBefore(START);
        int noise = before < 0 ? in.readableBytes() : before;
        if (noise > 0) {
            in.skipBytes(noise);
            out.add(new Dropped(Reason.NOISE, noise, Arrival.of(ctx.channel())));
        }
        if (before >= 0) {
            in.skipBytes(1);
            start();
        }
    }

    private void collect(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int special = in.forEachByte(PLAIN);
        int length = (special < 0 ? in.writerIndex() : special) - in.readerIndex();
        wireBytes += length;
        if (size + length > unstuffed.length) {
            in.skipBytes(length);
            drop(ctx, Reason.TOO_LONG, out);
            return;
        }
        in.readBytes(unstuffed, size, length);
        size += length;
        if (special < 0) {
            return;
        }
        switch (in.readByte()) {
            case ESCAPE -> {
                wireBytes++;
                state = State.ESCAPED;
            }
            case START -> {
                drop(ctx, Reason.TRUNCATED, out);
                start();
            }
            default -> {
                wireBytes++;
                end(ctx, out);
            }
        }
    }

    private void unescape(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        byte b = in.readByte();
        if (b == START) {
            drop(ctx, Reason.TRUNCATED, out);
            start();
            return;
        }
        wireBytes++;
        if (b == END) {
            drop(ctx, Reason.ABORTED, out);
        } else if (size == unstuffed.length) {
            drop(ctx, Reason.TOO_LONG, out);
        } else {
            unstuffed[size++] = (byte) (b ^ ESCAPE_MASK);
            state = State.INSIDE;
        }
    }

    private void end(ChannelHandlerContext ctx, List<Object> out) {
        int length = size - HEADER_LENGTH - FCS_LENGTH;
        if (length < 0) {
            drop(ctx, Reason.BAD_LENGTH, out);
        } else if (u16(0) != HEADER) {
            drop(ctx, Reason.BAD_HEADER, out);
        } else if (u16(2) != length) {
            drop(ctx, Reason.BAD_LENGTH, out);
        } else if (!Fcs.isGood(unstuffed, 0, size)) {
            drop(ctx, Reason.BAD_CHECKSUM, out);
        } else {
            state = State.OUTSIDE;
            out.add(new Frame(Bytes.copyOf(unstuffed, HEADER_LENGTH, length), Arrival.of(ctx.channel())));
        }
    }

    private void start() {
        state = State.INSIDE;
        size = 0;
        wireBytes = 1;
    }

    private void drop(ChannelHandlerContext ctx, Reason reason, List<Object> out) {
        state = State.OUTSIDE;
        out.add(new Dropped(reason, wireBytes, Arrival.of(ctx.channel())));
    }

    private int u16(int index) {
        return (unstuffed[index] & 0xFF) << 8 | (unstuffed[index + 1] & 0xFF);
    }
}
