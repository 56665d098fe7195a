package org.wardgate.device.guard;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of the NeuroWave AP-4000 (its status protocol): {@code CONNREQ} without a field and {@code STATREQ} with the pump's own
 * number. Every other name commands.
 *
 * <p>Rate: 20 frames per second; a driver sends one a second at most.
 */
public final class NeurowavePolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "neurowave-ap4000";

    private static final Pattern FRAME = Pattern.compile("(![ -{}~]+\\|)([0-9A-F]{4})\r\n");
    private static final Pattern LISTED = Pattern.compile("!(?:CONNREQ|STATREQ\\^[0-9A-Za-z-]{1,32})\\|");

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
        Matcher frame = FRAME.matcher(new String(write.toArray(), StandardCharsets.ISO_8859_1));
        if (!frame.matches() || sum(frame.group(1)) != Integer.parseInt(frame.group(2), 16)) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        return LISTED.matcher(frame.group(1)).matches() ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum;
    }
}
