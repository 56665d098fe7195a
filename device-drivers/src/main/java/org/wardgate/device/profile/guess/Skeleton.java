package org.wardgate.device.profile.guess;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.guess.FramingGuess.FixedFrames;
import org.wardgate.device.profile.guess.FramingGuess.TextLines;
import org.wardgate.device.profile.guess.FramingGuess.TypedFrames;

/**
 * Writes the skeleton of a profile: the framing as it was guessed, every number or byte under a code of its own, so that it can be
 * watched while the device is used, and an example from the recording.
 */
public final class Skeleton {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final int MOST_FIELDS = 32;
    private static final int MOST_CHARACTERS = 4096;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder readings = new StringBuilder();
    private final StringBuilder feed = new StringBuilder();

    private Skeleton() {}

    /** A skeleton whose example has no events yet; {@link #withEvents} adds what they are. */
    public static String of(String name, FramingGuess guess) {
        Skeleton skeleton = new Skeleton();
        skeleton.head(name);
        if (guess instanceof TextLines lines) {
            skeleton.lines(lines);
        } else if (guess instanceof FixedFrames frames) {
            skeleton.fixed(frames);
        } else {
            skeleton.typed((TypedFrames) guess);
        }
        skeleton.text
                .append("\nreadings:\n")
                .append(skeleton.readings)
                .append("\nexamples:\n  - name: from the recording\n    feed:\n")
                .append(skeleton.feed)
                .append("    events: []\n");
        return skeleton.text.toString();
    }

    /** The skeleton with the events that its example's bytes become. */
    public static String withEvents(String skeleton, List<String> events) {
        StringBuilder lines = new StringBuilder("    events:\n");
        events.forEach(event -> lines.append("      - ").append(quoted(event)).append('\n'));
        return skeleton.replace("    events: []\n", lines);
    }

    private void head(String name) {
        text.append(
                        "## A first profile, from a recording. The framing is a guess; replace what is guessed by what the manual says.\n")
                .append("## docs/reference/profiles.md explains every key.\n")
                .append("profile: ")
                .append(name)
                .append("\ntitle: TODO which devices\nmanufacturer: TODO\nmodel: TODO\nvendor: ")
                .append(name)
                .append("\nevidence: reference\nsources:\n  - TODO the manual, its number and section\n")
                .append("if-silent: TODO what to look at when the device says nothing\n")
                .append("\n## TODO from the manual: the bytes do not show it.\nline:\n  baud: 9600\n");
    }

    private void framing(String... lines) {
        text.append("\nframing:\n");
        for (String line : lines) {
            text.append("  ").append(line).append('\n');
        }
        text.append("\n## TODO how often the device speaks.\ntiming:\n  silent-after: 10s\n");
    }

    private void lines(TextLines guess) {
        framing(
                "kind: lines",
                "end: " + (guess.endMark() == 0x0A ? "lf" : "cr"),
                "longest: " + roundUp(guess.longest()));
        StringBuilder match = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        Matcher numbers = NUMBER.matcher(guess.sample());
        int at = 0;
        int count = 0;
        while (numbers.find() && count < MOST_FIELDS) {
            String field = "n" + ++count;
            match.append(literal(guess.sample().substring(at, numbers.start())))
                    .append("(?<")
                    .append(field)
                    .append(">[0-9.]+)");
            fields.append("      ")
                    .append(field)
                    .append(":\n        kind: group\n        group: ")
                    .append(field)
                    .append('\n');
            reading(field);
            at = numbers.end();
        }
        match.append(literal(guess.sample().substring(at)));
        text.append("\nmessages:\n  - name: line\n    match: '")
                .append(match.toString().replace("'", "''"))
                .append("'\n");
        if (count > 0) {
            text.append("    fields:\n").append(fields);
        }
        feed.append("      - text: ").append(quoted(guess.sample() + "\r\n")).append('\n');
    }

    private void fixed(FixedFrames guess) {
        String length = "length:\n    kind: fixed\n    bytes: " + guess.length();
        String check = guess.check().isEmpty() ? "" : "\n  checksum:\n    " + String.join("\n    ", guess.check());
        begin(guess.pattern(), guess.rest(), length + check);
        text.append("\nmessages:\n  - name: frame\n    fields:\n");
        fields(1, guess.length() - guess.checkBytes(), "");
        guess.sample().forEach(this::feed);
    }

    private void begin(String pattern, String rest, String length) {
        String others = rest.isEmpty() ? "" : "\n  rest: \"" + rest + "\"";
        framing("kind: frames", "starts-with: \"" + pattern + "\"" + others, length);
    }

    private void typed(TypedFrames guess) {
        StringBuilder lengths = new StringBuilder("length:\n    kind: by-type\n    at: 0\n    of:");
        for (Map.Entry<Integer, Bytes> each : guess.lengths().entrySet()) {
            lengths.append(String.format(
                    Locale.ROOT,
                    "\n      \"%02x\": %d",
                    each.getKey(),
                    each.getValue().length()));
        }
        begin(guess.pattern(), guess.rest(), lengths.toString());
        text.append("\nmessages:\n");
        guess.lengths().forEach((type, sample) -> {
            String name = String.format(Locale.ROOT, "type-%02x", type);
            text.append(String.format(Locale.ROOT, "  - name: %s\n    starts-with: \"%02x\"\n", name, type));
            if (sample.length() > 1) {
                text.append("    fields:\n");
                fields(1, sample.length(), name + "-");
            }
            feed(sample);
        });
    }

    private void fields(int from, int to, String prefix) {
        for (int i = from; i < Math.min(to, from + MOST_FIELDS); i++) {
            String field = prefix + "b" + i;
            text.append("      ")
                    .append(field)
                    .append(":\n        kind: bits\n        of: [\"")
                    .append(i)
                    .append("\"]\n");
            reading(field);
        }
    }

    private void reading(String field) {
        readings.append("  - metric: raw:")
                .append(field)
                .append("\n    field: ")
                .append(field)
                .append("\n    unit: \"1\"\n");
    }

    private void feed(Bytes bytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            hex.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", bytes.u8(i)));
        }
        feed.append("      - bytes: \"").append(hex).append("\"\n");
    }

    private static String literal(String plain) {
        return plain.replaceAll("([\\\\.\\[\\]{}()*+?^$|])", "\\\\$1");
    }

    private static String quoted(String plain) {
        return '"'
                + plain.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    private static int roundUp(int longest) {
        return Math.min((longest / 20 + 2) * 20, MOST_CHARACTERS);
    }
}
