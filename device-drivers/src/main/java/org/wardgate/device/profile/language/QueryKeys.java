package org.wardgate.device.profile.language;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * One constant byte string that may be sent. It takes effect only when it is approved.
 *
 * @param name what it asks.
 * @param bytes what is sent, in hexadecimal; null where {@code text} says it.
 * @param text what is sent, as text; null where {@code bytes} says it.
 * @param every how often, in patient time; null for once at the begin of a conversation.
 * @param answered whether the device answers.
 * @param unlessHeard the messages that make a repetition needless: it is asked again only when none of them came for so long.
 */
public record QueryKeys(
        @Doc("What it asks.") String name,
        @Doc("What is sent, in hexadecimal.") @Nullable Bytes bytes,
        @Doc("What is sent, as text.") @Nullable String text,

        @Doc("How often; left out, once at the begin.") @Nullable @Range(min = "100ms", max = "1h")
        Duration every,

        @Doc("Whether the device answers.") @Default("true") boolean answered,

        @Doc("The messages that make a repetition needless.") @Default("[]")
        List<String> unlessHeard) {

    public QueryKeys {
        if ((bytes == null) == (text == null)) {
            throw new IllegalArgumentException("give either 'bytes' or 'text'");
        }
        if (text != null) {
            Bytes.ofAscii(text);
        }
        if (every == null && !unlessHeard.isEmpty()) {
            throw new BadValue("unless-heard", "'unless-heard' is for a query that is repeated; give 'every'");
        }
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a query's name is up to 40 lower-case letters, digits and hyphens, not '" + name + "'");
        }
    }

    /** What is sent. */
    public Bytes frame() {
        return bytes == null ? Bytes.ofAscii(Objects.requireNonNull(text)) : bytes;
    }
}
