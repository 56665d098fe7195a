package org.wardgate.device.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Fresenius bases and of the pumps behind them (Base protocol, commands): opening and closing a session, and reading
 * by {@code LE}, {@code LF} and {@code LP}, each as exactly {@code STX address? text check ETX}. The acknowledgement of a frame and the
 * answer to the line monitor's probe leave as {@linkplain FreseniusAnswers answers}.
 *
 * <p>The same protocol commands pumps, so a letter decides: nothing that is not listed whole leaves.
 *
 * <p>Rate: 40 frames per second, answers not counted: six modules that are asked three times a second.
 */
final class FreseniusBasePolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "fresenius-base";

    private static final Pattern QUERY = Pattern.compile("[0-9]?(?:DC|FC|LP|LF;b|LE;[ademrksib]{1,9})");
    private static final int OVERHEAD = 4; // STX, two digits, ETX

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(40, 40);
    }

    @Override
    public AnswerWatch answers() {
        return new FreseniusAnswers();
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        int length = write.length() - OVERHEAD;
        if (length < 1 || write.u8(0) != 0x02 || write.u8(write.length() - 1) != 0x03) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        String query = write.toLatin1(1, length);
        String check = String.format(Locale.ROOT, "%02X", 0xFF - query.chars().sum() % 256);
        if (!check.equals(write.toLatin1(1 + length, 2))) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        return QUERY.matcher(query).matches() ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }
}
