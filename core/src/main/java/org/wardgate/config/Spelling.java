package org.wardgate.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How Java names are spelled in a file, and which known name a misspelled one was meant to be. */
final class Spelling {
    private static final int LONGEST_NAME = 64;

    private Spelling() {}

    /** {@code pollInterval} and {@code PollInterval} are {@code poll-interval}. */
    static String kebab(String camelCase) {
        return camelCase.replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code OPEN_FAILED} is {@code open-failed}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code ; did you mean 'x'?} for the nearest of the known names, or what {@code otherwise} says when none is near. */
    static String suggest(String name, Collection<String> known, String otherwise) {
        return nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(otherwise);
    }

    /** The nearest of the known names, empty where none is within a third of its length. {@code BAUD_RATE} is {@code baud-rate}. */
    static Optional<String> nearest(String misspelled, Collection<String> known) {
        if (misspelled.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String name = misspelled.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** The Damerau-Levenshtein distance in its restricted form: insert, delete, replace, or swap two neighbours. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
