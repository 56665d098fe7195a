package org.wardgate.device.guard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of B. Braun Space racks (BCC, query commands): four questions, each in exactly one frame {@code SOH length STX bed
 * '>' question ETX checksum EOT}, as it is or stuffed. The acknowledgement of a frame leaves as its {@linkplain BccAnswers answer}.
 *
 * <p>No command is documented and there must be some, so nothing that begins like a question and goes on differently leaves.
 *
 * <p>Rate: 10 frames per second, acknowledgements not counted. A rack is asked one question at a time.
 */
final class BccPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "bbraun-space";

    private static final Pattern FRAME = Pattern.compile(
            "\\x01(\\d{5})\\x02[/-9A-z]{1,24}>(?:ADMIN:ALIVE|ADMIN:VERSION|MEM:GET|MEM:GETSLOT#[1-3][1-9A-O])\\x03(\\d{5})\\x04");
    /** Behind the text come its end, the digits of the checksum and EOT. */
    private static final int TAIL = 6;

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(10, 10);
    }

    @Override
    public AnswerWatch answers() {
        return new BccAnswers();
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        String text = write.toLatin1(0, write.length());
        if (isAsked(text) || isStuffed(text)) {
            return Optional.empty();
        }
        boolean framed = text.startsWith("\u0001") && text.endsWith("\u0004");
        return Optional.of(framed ? RefusalReason.NOT_LISTED : RefusalReason.MALFORMED);
    }

    private static boolean isStuffed(String text) {
        String plain = BccStuffing.removed(text);
        return text.equals(BccStuffing.added(plain)) && isAsked(plain);
    }

    private static boolean isAsked(String text) {
        Matcher frame = FRAME.matcher(text);
        return frame.matches()
                && Integer.parseInt(frame.group(1)) == text.length()
                && Integer.parseInt(frame.group(2))
                        == text.substring(0, text.length() - TAIL).chars().sum() % 256;
    }
}
