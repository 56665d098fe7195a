package org.wardgate.device.profile.approval;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * {@code approved-queries.yaml}.
 *
 * @param approvals what was approved.
 */
public record ApprovedQueriesFile(
        @Doc("What was approved.") @Default("[]") List<Approval> approvals) {

    /**
     * One profile's queries, as they were when they were approved.
     *
     * @param profile the profile.
     * @param sha256 the fingerprint of its queries.
     * @param approvedBy who has approved them. One person alone has begun, and nothing has taken effect.
     */
    public record Approval(
            @Doc("The profile.") String profile,
            @Doc("The fingerprint of its queries.") String sha256,
            @Doc("Who has approved them.") List<Person> approvedBy) {
        public Approval {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "'sha256' is 64 hexadecimal digits, as 'wardgate profile approve' writes them");
            }
            Set<String> names = approvedBy.stream().map(Person::key).collect(Collectors.toSet());
            if (names.size() < approvedBy.size()) {
                throw new IllegalArgumentException("one person cannot approve twice: " + approvedBy);
            }
        }

        /** Whether two people have approved. */
        public boolean isComplete() {
            return approvedBy.size() >= 2;
        }
    }

    /**
     * A person who has approved.
     *
     * @param name the name.
     * @param on the day, as 2026-11-25.
     */
    public record Person(
            @Doc("The name.") String name,
            @Doc("The day, as 2026-11-25.") String on) {
        public Person {
            if (key(name).isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a person has a name, in one line of letters");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a name has no control characters");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a name has no control characters");
            }
            try {
                LocalDate.parse(on);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'on' is a day such as 2026-11-25, not '" + on + "'", e);
            }
        }

        /** What tells people apart: letters and digits, in either case and without accents, however they are coded. */
        String key() {
            return key(name);
        }

        private static String key(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]", "");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
