package org.wardgate.device.profile.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Approval;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Person;
import org.wardgate.device.profile.language.ProfileFile;

/** Where people approve queries: keeps {@code approved-queries.yaml}. For use by one thread. */
public final class ApprovalDesk {
    private static final String HEAD = """
            ## Which queries of device profiles may be sent, beside those that came with Wardgate. 'wardgate profile approve' writes this
            ## file; an approval takes effect when two people have given it, and ends when a query changes.
            """;

    private final Path file;
    private final List<Approval> approvals;
    private final ApprovedQueries approved;

    private ApprovalDesk(Path file, ApprovedQueries approved) {
        this.file = file;
        this.approved = approved;
        this.approvals = new ArrayList<>(approved.approvals());
    }

    /**
     * The desk of a configuration.
     *
     * @param directory the configuration's directory.
     * @throws org.wardgate.config.ConfigException with all mistakes of the file.
     */
    public static ApprovalDesk open(Path directory) {
        return new ApprovalDesk(directory.resolve(ApprovedQueries.FILE), ApprovedQueries.load(directory));
    }

    /** How a profile's queries stand, in words. */
    public String standing(ProfileFile profile) {
        if (profile.queries().isEmpty()) {
            return "nothing to approve";
        }
        Optional<Approval> approval = find(profile);
        if (approved.cover(profile) || approval.map(Approval::isComplete).orElse(false)) {
            return "in effect";
        }
        return approval.map(begun -> "approved by " + begun.approvedBy() + "; a second person is needed")
                .orElse("approved by nobody; approve with --by NAME");
    }

    /**
     * Notes that a person approves, and writes the file.
     *
     * @return the approval as it now stands.
     * @throws IllegalArgumentException where this person has approved already.
     * @throws IOException where the file cannot be written.
     */
    public Approval approve(ProfileFile profile, Person person) throws IOException {
        Optional<Approval> before = find(profile);
        List<Person> people = new ArrayList<>(before.map(Approval::approvedBy).orElse(List.of()));
        people.add(person);
        Approval after = new Approval(profile.profile(), Fingerprint.ofQueries(profile), List.copyOf(people));
        before.ifPresent(approvals::remove);
        // what was approved of the same profile in another form is of no use any more
        approvals.removeIf(approval -> approval.profile().equals(profile.profile()));
        approvals.add(after);
        write();
        return after;
    }

    private Optional<Approval> find(ProfileFile profile) {
        String fingerprint = Fingerprint.ofQueries(profile);
        return approvals.stream()
                .filter(approval -> approval.profile().equals(profile.profile())
                        && approval.sha256().equals(fingerprint))
                .findFirst();
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append("approvals:\n");
        for (Approval approval : approvals) {
            text.append("  - profile: ").append(approval.profile()).append('\n');
            text.append("    sha256: ").append(approval.sha256()).append('\n');
            text.append("    approved-by:\n");
            for (Person person : approval.approvedBy()) {
                text.append("      - name: ").append(quoted(person.name())).append('\n');
                text.append("        on: ").append(quoted(person.on())).append('\n');
            }
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
