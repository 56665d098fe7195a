package org.wardgate.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a file spells them, such as {@code 500ms}, and what other spellings were probably meant to be. */
final class DurationText {
    /** A whole number with its unit. */
    static final Pattern PATTERN = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|min|h)");

    private static final List<String> UNITS = List.of("ms", "s", "min", "h");
    private static final Pattern PART = Pattern.compile("\\G([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*(\\p{Alpha}+)\\s*");
    private static final Map<String, String> UNIT_OF_WORD = Map.ofEntries(
            Map.entry("ms", "ms"),
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("millisecond", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("s", "s"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("m", "min"),
            Map.entry("min", "min"),
            Map.entry("mins", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("h", "h"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"));

    private DurationText() {}

    /** A duration, empty where the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** A duration of whole milliseconds, in the largest unit of which it is a whole number; none at all is {@code 0s}. */
    static String spell(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        for (int i = UNITS.size() - 1; i > 0; i--) {
            long unit = of(1, UNITS.get(i)).toMillis();
            if (millis % unit == 0) {
                return millis / unit + UNITS.get(i);
            }
        }
        return millis + "ms";
    }

    /**
     * {@code ; did you mean '5s'?} for a text that is no duration; with several, where only the unit is missing. Nobody guesses a
     * unit for the reader. Empty for what has no near meaning.
     *
     * @param allowed which durations the key may have; no other is proposed.
     */
    static String suggest(String text, Predicate<Duration> allowed) {
        List<String> meant = new ArrayList<>();
        for (String candidate : candidates(text.strip())) {
            if (parse(candidate).filter(allowed).isPresent()) {
                meant.add("'" + candidate + "'");
            }
        }
        if (meant.isEmpty()) {
            return "";
        }
        String last = meant.remove(meant.size() - 1);
        return "; did you mean " + (meant.isEmpty() ? "" : String.join(", ", meant) + " or ") + last + "?";
    }

    private static List<String> candidates(String text) {
        if (text.matches("0+")) {
            return List.of("0s");
        }
        if (text.matches("[0-9]{1,9}")) {
            String number = text.replaceFirst("^0+", "");
            return UNITS.stream().map(unit -> number + unit).toList();
        }
        return spelledOtherwise(text).map(List::of).orElse(List.of());
    }

    /** What numbers with words for units come to: {@code 5 sec}, {@code 1.5h}, {@code 1h 30m}. */
    private static Optional<String> spelledOtherwise(String text) {
        Matcher parts = PART.matcher(text);
        List<String> exact = new ArrayList<>();
        BigDecimal millis = BigDecimal.ZERO;
        int end = 0;
        while (parts.find()) {
            String unit = UNIT_OF_WORD.get(parts.group(2).toLowerCase(Locale.ROOT));
            if (unit == null) {
                return Optional.empty();
            }
            BigDecimal number = new BigDecimal(parts.group(1));
            exact.add(number.toPlainString() + unit);
            millis = millis.add(number.multiply(BigDecimal.valueOf(of(1, unit).toMillis())));
            end = parts.end();
        }
        if (exact.isEmpty()
                || end < text.length()
                || millis.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        boolean whole = exact.size() == 1 && parse(exact.get(0)).isPresent();
        return Optional.of(whole ? exact.get(0) : spell(Duration.ofMillis(millis.longValue())));
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
