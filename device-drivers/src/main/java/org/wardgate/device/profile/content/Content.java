package org.wardgate.device.profile.content;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** One frame or packet while it is read: its bytes, and where it has text, that. */
final class Content {
    private final Bytes bytes;
    private final int textFrom;
    private final int textTo;
    private @Nullable String text;
    private @Nullable Matcher matcher;

    /** Of the whole text, the bytes from an index to one before another. */
    Content(Bytes bytes, int textFrom, int textTo) {
        this.bytes = bytes;
        this.textFrom = textFrom;
        this.textTo = textTo;
    }

    Bytes bytes() {
        return bytes;
    }

    /** The text, one character for each byte. */
    String text() {
        if (text == null) {
            text = textFrom >= textTo ? "" : bytes.toLatin1(textFrom, textTo - textFrom);
        }
        return text;
    }

    void matched(Matcher found) {
        matcher = found;
    }

    /** A named group of the message's expression; null where it took no part. */
    @Nullable
    String group(String name) {
        return matcher == null ? null : matcher.group(name);
    }
}
