package org.wardgate.device.profile.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.guess.FramingGuess.TextLines;

/** Looks for lines of text. */
final class LineGuess {
    private static final int LF = 0x0A;
    private static final int CR = 0x0D;
    private static final int TAB = 0x09;
    private static final double TEXT = 0.98;

    private LineGuess() {}

    static Optional<FramingGuess> of(Bytes bytes) {
        int text = 0;
        int lf = 0;
        int cr = 0;
        for (int i = 0; i < bytes.length(); i++) {
            int value = bytes.u8(i);
            text += isText(value) || value == LF || value == CR ? 1 : 0;
            lf += value == LF ? 1 : 0;
            cr += value == CR ? 1 : 0;
        }
        if (text < bytes.length() * TEXT || Math.max(lf, cr) < 2) {
            return Optional.empty();
        }
        int endMark = lf >= 2 ? LF : CR;
        List<String> lines = lines(bytes, endMark);
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new TextLines(endMark, longest, typical(lines)));
    }

    private static boolean isText(int value) {
        return (value >= ' ' && value < 0x7F) || value == TAB;
    }

    /** The whole lines that are text: what stands before the first end may be a part of one. */
    private static List<String> lines(Bytes bytes, int endMark) {
        String all = bytes.toAscii();
        List<String> lines = new ArrayList<>();
        int from = all.indexOf(endMark) + 1;
        for (int end = all.indexOf(endMark, from); end >= 0; end = all.indexOf(endMark, from)) {
            String line = all.substring(from, end).replace("\r", "");
            if (!line.isBlank() && line.chars().allMatch(LineGuess::isText)) {
                lines.add(line);
            }
            from = end + 1;
        }
        return lines;
    }

    /** A line of the form that most lines have, digits being alike. */
    private static String typical(List<String> lines) {
        Map<String, Integer> forms = new HashMap<>();
        lines.forEach(line -> forms.merge(form(line), 1, Integer::sum));
        return lines.stream()
                .max(Comparator.comparingInt(line -> forms.getOrDefault(form(line), 0)))
                .orElseThrow();
    }

    private static String form(String line) {
        return line.replaceAll("[0-9]+", "0");
    }
}
