package org.wardgate.device.profile.approval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Approval;
import org.wardgate.device.profile.language.ProfileFile;

/** Which queries may be sent: those of the profiles that came with Wardgate, letter by letter, and those that two people approved. */
public final class ApprovedQueries {
    /** The file's name in the directory of a configuration. */
    public static final String FILE = "approved-queries.yaml";

    private static final String SHIPPED = "shipped-queries.txt";

    private final List<Approval> approvals;
    private final Set<String> shipped;

    private ApprovedQueries(List<Approval> approvals) {
        this.approvals = List.copyOf(approvals);
        this.shipped = shipped();
    }

    /**
     * What is approved in a configuration; without the file, what came with Wardgate.
     *
     * @param directory the configuration's directory.
     * @throws ConfigException with all mistakes of the file.
     */
    public static ApprovedQueries load(Path directory) {
        Path file = directory.resolve(FILE);
        return new ApprovedQueries(
                Files.exists(file)
                        ? StrictYaml.read(file, ApprovedQueriesFile.class).approvals()
                        : List.of());
    }

    /** What came with Wardgate. */
    public static ApprovedQueries shippedOnly() {
        return new ApprovedQueries(List.of());
    }

    /** Whether all that a profile may send may be sent. */
    public boolean cover(ProfileFile profile) {
        String fingerprint = Fingerprint.ofQueries(profile);
        return shipped.contains(line(profile.profile(), fingerprint))
                || approvals.stream()
                        .anyMatch(approval -> approval.profile().equals(profile.profile())
                                && approval.sha256().equals(fingerprint)
                                && approval.isComplete());
    }

    /** What was approved by people. */
    public List<Approval> approvals() {
        return approvals;
    }

    /** The line in the list of what came with Wardgate. */
    static String line(String profile, String fingerprint) {
        return profile + " " + fingerprint;
    }

    private static Set<String> shipped() {
        try (InputStream in = ApprovedQueries.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing in the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new HashSet<>(text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
