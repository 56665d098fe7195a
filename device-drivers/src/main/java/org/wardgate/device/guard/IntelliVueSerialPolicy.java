package org.wardgate.device.guard;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Philips IntelliVue monitors on the serial port (Data Export Interface Programming Guide): one frame C0 to
 * C1 with exact stuffing, header, length and check sequence, whose message is one that {@link IntelliVueRequests} knows.
 *
 * <p>Rate: 30 frames per second, after a burst of 30. A sound driver sends about three a second (numerics, alerts,
 * keep-alive), ten times as many at ten times speed.
 */
public final class IntelliVueSerialPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "philips-intellivue-serial";

    private static final int BEGIN = 0xC0;
    private static final int END = 0xC1;
    private static final int ESCAPE = 0x7D;
    private static final int ESCAPE_BIT = 0x20;
    private static final int HEADER_BYTES = 4;
    private static final int FCS_BYTES = 2;

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(30, 30);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        Bytes content = unstuffed(write);
        int messageLength = content.length() - HEADER_BYTES - FCS_BYTES;
        if (messageLength < 1
                || content.u16(0) != 0x1101 // protocol id 11 data export, message type 01
                || content.u16(2) != messageLength
                || fcs(content) != (content.u8(content.length() - 1) << 8 | content.u8(content.length() - 2))) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        return IntelliVueRequests.isListed(content.slice(HEADER_BYTES, messageLength))
                ? Optional.empty()
                : Optional.of(RefusalReason.NOT_LISTED);
    }

    /**
     * What stands between the frame's flags, without stuffing; empty where the write is not one frame. Only what has to be
     * stuffed may be: a frame has one form.
     */
    private static Bytes unstuffed(Bytes write) {
        int length = write.length();
        if (length < 2 || write.u8(0) != BEGIN || write.u8(length - 1) != END) {
            return Bytes.empty();
        }
        byte[] content = new byte[length];
        int size = 0;
        for (int i = 1; i < length - 1; i++) {
            int value = write.u8(i);
            if (value == BEGIN || value == END) {
                return Bytes.empty();
            }
            if (value == ESCAPE) {
                value = write.u8(++i) ^ ESCAPE_BIT;
                if (value != BEGIN && value != END && value != ESCAPE) {
                    return Bytes.empty();
                }
            }
            content[size++] = (byte) value;
        }
        return Bytes.copyOf(content, 0, size);
    }

    /** The check sequence over header and message: CRC-16 as in PPP, reflected polynomial 0x8408, complemented. */
    private static int fcs(Bytes content) {
        int crc = 0xFFFF;
        for (int i = 0; i < content.length() - FCS_BYTES; i++) {
            crc ^= content.u8(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x8408 : crc >> 1;
            }
        }
        return ~crc & 0xFFFF;
    }
}
