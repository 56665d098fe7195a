package org.wardgate.device.alaris;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.time.Timestamp;

/**
 * Cuts {@code '!' body '|' CRC CR} out of the bytes of a line and verifies the CRC; a {@link Frame}'s payload is the body.
 * Source: Asena comms, frame.
 *
 * <p>A {@code '!'} always begins a frame, so damage costs the damaged frame alone, and a frame that was cut short needs no
 * time-out: what came of it waits without harm and gives way to the next {@code '!'}. ESC aborts the frame in progress. The body
 * reaches to the last {@code '|'} of the line. The CRC is four upper-case hexadecimal digits; lower case is not accepted, since
 * no pump was seen to send it and a single damaged bit makes one of the other.
 *
 * <p>Holds the state of one connection: never shared.
 */
final class AlarisFrameDecoder extends ByteToMessageDecoder {
    /** The most bytes between {@code '!'} and CR; the longest reply that was seen has 79. */
    static final int MAX_CONTENT = 512;

    private static final byte START = '!';
    private static final byte MARK = '|';
    private static final byte CARRIAGE_RETURN = 0x0D;
    private static final byte ESCAPE = 0x1B;
    private static final int CRC_DIGITS = 4;
    private static final int OUTSIDE = -1;

    private final byte[] content = new byte[MAX_CONTENT];
    /** How much of a frame's content has come; {@link #OUTSIDE} between frames. */
    private int length = OUTSIDE;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        Timestamp received = Arrival.of(ctx.channel());
        int noise = 0;
        while (in.isReadable()) {
            byte b = in.readByte();
            if (b == START) {
                dropNoise(noise, received, out);
                noise = 0;
                dropUnfinished(received, out);
                length = 0;
            } else if (length == OUTSIDE) {
                noise++;
            } else if (b == CARRIAGE_RETURN) {
                out.add(finish(received));
                length = OUTSIDE;
            } else if (b == ESCAPE) {
                out.add(new Dropped(Reason.ABORTED, length + 2, received));
                length = OUTSIDE;
            } else if (length == MAX_CONTENT) {
                out.add(new Dropped(Reason.TOO_LONG, length + 2, received));
                length = OUTSIDE;
            } else {
                content[length++] = b;
            }
        }
        dropNoise(noise, received, out);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (length != OUTSIDE) {
            dropUnfinished(Arrival.of(ctx.channel()), out);
            length = OUTSIDE;
        }
    }

    private static void dropNoise(int noise, Timestamp received, List<Object> out) {
        if (noise > 0) {
            out.add(new Dropped(Reason.NOISE, noise, received));
        }
    }

    private void dropUnfinished(Timestamp received, List<Object> out) {
        if (length != OUTSIDE) {
            out.add(new Dropped(Reason.TRUNCATED, length + 1, received));
        }
    }

    private WireInput finish(Timestamp received) {
        int bodyLength = length - CRC_DIGITS - 1;
        if (bodyLength < 1 || content[bodyLength] != MARK) {
            return new Dropped(Reason.BAD_HEADER, length + 2, received);
        }
        if (crcDigits(bodyLength + 1) != AlarisCrc.of(content, bodyLength)) {
            return new Dropped(Reason.BAD_CHECKSUM, length + 2, received);
        }
        return new Frame(Bytes.copyOf(content, 0, bodyLength), received);
    }

    /** The number that the four digits at an index spell; -1, which no CRC is, where one of them is no upper-case digit. */
    private int crcDigits(int index) {
        int crc = 0;
        for (int i = index; i < index + CRC_DIGITS; i++) {
            int digit = "0123456789ABCDEF".indexOf(content[i]);
            if (digit < 0) {
                return -1;
            }
            crc = (crc << 4) | digit;
        }
        return crc;
    }
}
