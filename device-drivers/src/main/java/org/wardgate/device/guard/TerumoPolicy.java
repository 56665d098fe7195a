package org.wardgate.device.guard;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Terumo TERUFUSION pumps (external communication): the question who is there, and the request of a pump's basic
 * operating status with the sequence number 1. Of the second only the pump's number varies, 24 digits.
 *
 * <p>Rate: 20 frames per second; a driver sends one a second.
 */
public final class TerumoPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "terumo-te";

    private static final Pattern PACKET =
            Pattern.compile("\u0002(<\\?xml version=\"1\\.0\"\\?>[ -~]*)([0-9A-F]{4})\u0003");
    private static final Pattern LISTED = Pattern.compile(
            "<\\?xml version=\"1\\.0\"\\?><REQ><DEVID>" + "(?:</DEVID>|[0-9A-F]{24}</DEVID><CMD>AQEAAA==</CMD>)</REQ>");

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
        var packet = PACKET.matcher(new String(write.toArray(), StandardCharsets.ISO_8859_1));
        if (!packet.matches() || crc(packet.group(1)) != Integer.parseInt(packet.group(2), 16)) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        return LISTED.matcher(packet.group(1)).matches() ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }

    /** CRC-16 with polynomial 0x1021 and initial value 0, most significant bit first. External communication, packet. */
    private static int crc(String text) {
        int crc = 0;
        for (int i = 0; i < text.length(); i++) {
            crc ^= text.charAt(i) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }
}
