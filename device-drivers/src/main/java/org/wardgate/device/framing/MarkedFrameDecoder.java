package org.wardgate.device.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ByteProcessor;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;

/**
 * Cuts frames out of a line whose begin and end are marked by bytes that stand nowhere else in it, as they are or by escapes. A mark
 * of the begin always begins a frame, so damage costs the damaged frame alone, and a frame that was cut short needs no time-out: what
 * came of it waits without harm and gives way to the next. A decoder of a protocol says what each byte does and verifies what stands
 * between the marks. Where no mark ends a frame, it states its length.
 *
 * <p>Holds the state of one connection: never shared.
 */
public abstract class MarkedFrameDecoder extends ByteToMessageDecoder {
    /** What {@link #unescaped} answers for a byte that no escape can have before it. */
    protected static final int ILLEGAL = -1;

    /** What {@link #wholeLength} answers where a mark ends a frame. */
    protected static final int UNTIL_MARK = Integer.MAX_VALUE;

    private final ByteRoles roles;
    private final ByteProcessor noise;
    private final ByteProcessor plain;
    private final byte[] content;
    private State state = State.OUTSIDE;
    private int length;
    private int wireBytes;
    private int signFirst = ILLEGAL;

    private enum State {
        OUTSIDE,
        INSIDE,
        ESCAPED
    }

    /**
     * A decoder before the first byte.
     *
     * @param longest the most bytes between the marks, escapes not counted.
     */
    protected MarkedFrameDecoder(ByteRoles roles, int longest) {
        this.roles = roles;
        this.content = new byte[longest];
        this.plain = b -> roles.of(b) == Role.CONTENT;
        this.noise = b -> isNoise(roles.of(b));
    }

    /**
     * Verifies what stood between two marks.
     *
     * @param bytes the content without escapes; valid up to the length and until the call returns.
     * @param wireBytes how many bytes of the line it was, with its marks and escapes.
     */
    protected abstract WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received);

    /** The byte that stands for itself behind an escape, or {@link #ILLEGAL}. */
    protected int unescaped(int b) {
        return ILLEGAL;
    }

    /**
     * How many bytes of content the frame has that begins with these, as far as they tell: more than there are, or as many where the
     * frame is whole.
     */
    protected int wholeLength(byte[] bytes, int length) {
        return UNTIL_MARK;
    }

    @Override
    protected final void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        while (in.isReadable()) {
            Timestamp received = Arrival.of(ctx.channel());
            if (signFirst != ILLEGAL) {
                out.add(new Sign(Bytes.copyOf(new byte[] {(byte) signFirst, in.readByte()}), received));
                signFirst = ILLEGAL;
            } else if (state == State.OUTSIDE) {
                seek(in, received, out);
            } else if (state == State.INSIDE) {
                collect(in, received, out);
            } else {
                unescape(in, received, out);
            }
        }
    }

    @Override
    protected final void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        decode(ctx, in, out);
        if (signFirst != ILLEGAL) {
            out.add(new Dropped(Reason.TRUNCATED, 1, Arrival.of(ctx.channel())));
            signFirst = ILLEGAL;
        }
        if (state != State.OUTSIDE && wireBytes > 0) {
            drop(Reason.TRUNCATED, Arrival.of(ctx.channel()), out);
        }
        state = State.OUTSIDE;
    }

    private static boolean isNoise(Role role) {
        return switch (role) {
            case CONTENT, END, ESCAPE, ABORT -> true;
            case START, FLAG, SIGN, SIGN_OF_TWO -> false;
        };
    }

    private void seek(ByteBuf in, Timestamp received, List<Object> out) {
        int next = in.forEachByte(noise);
        int count = (next < 0 ? in.writerIndex() : next) - in.readerIndex();
        if (count > 0) {
            in.skipBytes(count);
            out.add(new Dropped(Reason.NOISE, count, received));
        }
        if (next < 0) {
            return;
        }
        byte b = in.readByte();
        switch (roles.of(b)) {
            case START, FLAG -> start();
            default -> sign(b, received, out);
        }
    }

    private void collect(ByteBuf in, Timestamp received, List<Object> out) {
        int missing = wholeLength(content, length) - length;
        int looked = Math.min(missing, in.readableBytes());
        int special = in.forEachByte(in.readerIndex(), looked, plain);
        int count = special < 0 ? looked : special - in.readerIndex();
        wireBytes += count;
        if (length + count > content.length) {
            in.skipBytes(count);
            drop(Reason.TOO_LONG, received, out);
            return;
        }
        in.readBytes(content, length, count);
        length += count;
        if (isWhole()) {
            end(received, out);
        } else if (special >= 0) {
            takeMark(in.readByte(), received, out);
        }
    }

    private void takeMark(byte b, Timestamp received, List<Object> out) {
        switch (roles.of(b)) {
            case END -> {
                wireBytes++;
                end(received, out);
            }
            case FLAG -> {
                // one flag can end a frame and begin the next, and between two flags there may be nothing
                boolean ends = length > 0;
                if (ends) {
                    wireBytes++;
                    end(received, out);
                }
                start();
                wireBytes = ends ? 0 : 1;
            }
            case START -> {
                drop(Reason.TRUNCATED, received, out);
                start();
            }
            case ESCAPE -> {
                wireBytes++;
                state = State.ESCAPED;
            }
            case ABORT -> {
                wireBytes++;
                drop(Reason.ABORTED, received, out);
            }
            default -> sign(b, received, out);
        }
    }

    private void unescape(ByteBuf in, Timestamp received, List<Object> out) {
        byte b = in.readByte();
        Role role = roles.of(b);
        if (role == Role.START || role == Role.FLAG) {
            drop(role == Role.FLAG ? Reason.ABORTED : Reason.TRUNCATED, received, out);
            start();
            return;
        }
        wireBytes++;
        int value = role == Role.END ? ILLEGAL : unescaped(b & 0xFF);
        if (value == ILLEGAL) {
            drop(Reason.ABORTED, received, out);
        } else if (length == content.length) {
            drop(Reason.TOO_LONG, received, out);
        } else {
            content[length++] = (byte) value;
            state = State.INSIDE;
            if (isWhole()) {
                end(received, out);
            }
        }
    }

    private boolean isWhole() {
        return length >= wholeLength(content, length);
    }

    private void sign(byte b, Timestamp received, List<Object> out) {
        if (roles.of(b) == Role.SIGN_OF_TWO) {
            signFirst = b & 0xFF;
        } else {
            out.add(new Sign(Bytes.copyOf(new byte[] {b}), received));
        }
    }

    private void start() {
        state = State.INSIDE;
        length = 0;
        wireBytes = 1;
    }

    private void end(Timestamp received, List<Object> out) {
        state = State.OUTSIDE;
        out.add(finish(content, length, wireBytes, received));
    }

    private void drop(Reason reason, Timestamp received, List<Object> out) {
        state = State.OUTSIDE;
        out.add(new Dropped(reason, wireBytes, received));
    }
}
