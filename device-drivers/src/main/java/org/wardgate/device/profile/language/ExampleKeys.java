package org.wardgate.device.profile.language;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * Bytes from the device, and all events that they have to become.
 *
 * @param name what it shows.
 * @param feed the bytes.
 * @param events the events, in order, one text each.
 */
public record ExampleKeys(
        @Doc("What it shows.") String name,
        @Doc("The bytes.") List<Feed> feed,
        @Doc("The events that they become, in order.") List<String> events) {

    /**
     * Some bytes that arrive together.
     *
     * @param after how much time passes first.
     * @param answers the query that they answer; null for what the device says by itself.
     * @param bytes the bytes in hexadecimal; null where {@code text} says them, or only time passes.
     * @param text the bytes as text; null where {@code bytes} says them, or only time passes.
     * @param repeat how often, each time after {@code after}.
     */
    public record Feed(
            @Doc("How much time passes first.") @Default("0s") @Range(min = "0s", max = "1h")
            Duration after,

            @Doc("The query that they answer.") @Nullable String answers,
            @Doc("The bytes, in hexadecimal.") @Nullable Bytes bytes,
            @Doc("The bytes, as text.") @Nullable String text,

            @Doc("How often.") @Default("1") @Range(min = "1", max = "1000")
            int repeat) {

        public Feed {
            if (bytes != null && text != null) {
                throw new IllegalArgumentException("give either 'bytes' or 'text'");
            }
            if (text != null) {
                Bytes.ofAscii(text);
            }
            if (bytes == null && text == null && after.isZero()) {
                throw new IllegalArgumentException("give 'bytes', 'text' or a time in 'after'");
            }
        }

        /** The bytes; empty where only time passes. */
        public Bytes received() {
            return bytes != null ? bytes : text == null ? Bytes.empty() : Bytes.ofAscii(text);
        }
    }
}
