package org.wardgate.device.guard;

import java.util.Optional;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Alaris Asena syringe pumps (Asena comms): ten queries, each exactly {@code !NAME|CRC4<CR>}.
 *
 * <p>In this protocol a name without fields asks and the same name with fields sets, and some names without fields command
 * (INF_START). So the whole body has to be one of the list; a field separator ('^') never leaves.
 *
 * <p>Rate: 20 frames per second. A pump is asked one question at a time and takes some 30 ms to be heard and to answer, so a
 * sound driver cannot be faster, at ten times speed either.
 */
public final class AlarisPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "alaris-asena";

    /** The queries of Asena comms. */
    static final Set<String> QUERIES = Set.of(
            "INST_SERIALNO",
            "COMMS_PROTOCOL",
            "COMMS_RESPONSE_MAX",
            "SYRINGE_STATUS",
            "INF_RATE_MAX_SYRINGE",
            "INF",
            "ALARM",
            "INF_VTBI",
            "INF_RATE",
            "INF_VI");

    private static final int OVERHEAD = 7; // '!', '|', four digits, CR
    private static final String HEX_DIGITS = "0123456789ABCDEF";

    private final Set<String> bodies;

    /** The policy with the protocol's queries. */
    public AlarisPolicy() {
        this(QUERIES);
    }

    /** For tests: a list with a mistake in it. */
    AlarisPolicy(Set<String> bodies) {
        this.bodies = Set.copyOf(bodies);
    }

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(20, 20);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        int bodyLength = write.length() - OVERHEAD;
        if (bodyLength < 1
                || write.u8(0) != '!'
                || write.u8(bodyLength + 1) != '|'
                || write.u8(write.length() - 1) != '\r') {
            return Optional.of(RefusalReason.MALFORMED);
        }
        int crc = crc(write, 1, bodyLength);
        for (int i = 0; i < 4; i++) {
            if (write.u8(bodyLength + 2 + i) != HEX_DIGITS.charAt(crc >> (12 - 4 * i) & 0xF)) {
                return Optional.of(RefusalReason.MALFORMED);
            }
        }
        return bodies.contains(write.slice(1, bodyLength).toAscii())
                ? Optional.empty()
                : Optional.of(RefusalReason.NOT_LISTED);
    }

    /** CRC-16 with polynomial 0x1021 and initial value 0xFFFF, most significant bit first. Asena comms, frame check. */
    private static int crc(Bytes bytes, int offset, int length) {
        int crc = 0xFFFF;
        for (int i = offset; i < offset + length; i++) {
            crc ^= bytes.u8(i) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }
}
