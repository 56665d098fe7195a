package org.wardgate.device.profile.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * One kind of message. A message is the first in the file whose {@code starts-with} and {@code match} fit.
 *
 * @param name its name.
 * @param startsWith the first bytes of such a message; null for any.
 * @param match a regular expression that its whole text fits; null for any.
 * @param text which bytes the text is; null for all.
 * @param answers the queries that it answers; empty for what the device says by itself.
 * @param ignored whether there is nothing in it to be read.
 * @param askAgain whether the query has to be asked again, since this came in place of its answer.
 * @param fields what stands in it, by name.
 * @param flags what is true or not by it, by name.
 */
public record MessageKeys(
        @Doc("Its name.") String name,

        @Doc("The first bytes of such a message.") @Nullable BitPattern startsWith,

        @Doc("A regular expression that its whole text fits.") @Nullable
        Pattern match,

        @Doc("Which bytes the text is.") @Nullable Span text,

        @Doc("The queries that it answers.") @Default("[]") List<String> answers,

        @Doc("Whether there is nothing in it to be read.") @Default("false")
        boolean ignored,

        @Doc("Whether the query has to be asked again, since this came in place of its answer.") @Default("false")
        boolean askAgain,

        @Doc("What stands in it, by name.") @Default("{}") Map<String, FieldKeys> fields,

        @Doc("What is true or not by it, by name.") @Default("{}")
        Map<String, FlagKeys> flags) {

    public MessageKeys {
        if (ignored && !(fields.isEmpty() && flags.isEmpty())) {
            throw new IllegalArgumentException("an ignored message has no fields and no flags");
        }
        if (!ignored && fields.isEmpty() && flags.isEmpty()) {
            throw new IllegalArgumentException(
                    "message '" + name + "' has nothing to be read; give it fields, or say 'ignored: true'");
        }
    }

    /**
     * A run of bytes.
     *
     * @param from its first byte.
     * @param to its last byte; negative from the end, -1 being the last byte of the message.
     */
    public record Span(
            @Doc("Its first byte.") int from,
            @Doc("Its last byte; negative from the end.") int to) {
        public Span {
            if (from < 0) {
                throw new IllegalArgumentException("'from' counts from the begin of the message, not " + from);
            }
        }
    }
}
