package org.wardgate.device.profile.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.config.ConfigException;
import org.wardgate.device.guard.ListenOnlyPolicy;
import org.wardgate.device.guard.ProfilePolicy;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.profile.Shipped;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Approval;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Person;
import org.wardgate.device.profile.example.Bench;
import org.wardgate.device.profile.language.ProfileFile;

/** Nothing is sent to a device unless two people have said so. */
class ApprovedQueriesTest {
    private static final String REST = """
            timing: {silent-after: 3s}
            queries:
              - {name: value, text: "V\\r", every: 1s}
              - {name: rate, text: "R\\r", every: 1s}
              - {name: hello, text: "H\\r", answered: false}
            messages:
              - name: value
                match: 'V(?<v>\\d+)'
                answers: [value, rate]
                fields: {v: {kind: group, group: v}}
            readings:
              - {metric: "raw:v", field: v, unit: "1"}
            """;
    private static final Profile PROFILE = Bench.profile(Bench.LINES + REST);
    private static final ProfileFile FILE = PROFILE.file();

    @TempDir
    Path directory;

    @Test
    void withoutAFileOnlyWhatWasShippedIsApproved() {
        assertThat(ApprovedQueries.load(directory).cover(FILE)).isFalse();
        assertThat(ApprovedQueries.load(directory)
                        .cover(Shipped.profile("new-era").file()))
                .isTrue();
        assertThat(ApprovedQueries.shippedOnly().approvals()).isEmpty();
    }

    @Test
    void onePersonIsNotEnoughAndTwoAre() throws IOException {
        write("{name: Ada Lovelace, on: \"2026-11-01\"}");
        assertThat(ApprovedQueries.load(directory).cover(FILE)).isFalse();

        write("{name: Ada Lovelace, on: \"2026-11-01\"}, {name: Grace Hopper, on: \"2026-11-02\"}");
        assertThat(ApprovedQueries.load(directory).cover(FILE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada lovelace",
                "ADA LOVELACE",
                " Ada  Lovelace ",
                "Ada-Lovelace",
                "A.d.a Lovelace.",
                "Adä Lovelace",
                "Ada\\u0308 Lovelace",
                "\\uff21\\uff44\\uff41 Lovelace"
            })
    void onePersonCannotApproveTwiceInAnotherSpelling(String again) throws IOException {
        write("{name: Ada Lovelace, on: \"2026-11-01\"}, {name: \"%s\", on: \"2026-11-02\"}".formatted(again));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ApprovedQueries.load(directory))
                .withMessageContaining("one person cannot approve twice");
    }

    /** Whatever changes what a device hears, and when. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: \"V\\r\", every: 1s     | text: \"W\\r\", every: 1s",
                "text: \"V\\r\", every: 1s     | text: \"v\\r\", every: 1s",
                "text: \"V\\r\", every: 1s     | text: \"V\\n\", every: 1s",
                "text: \"V\\r\", every: 1s     | text: \"V\\r\", every: 999ms",
                "text: \"V\\r\", every: 1s     | text: \"V\\r\"",
                "text: \"V\\r\", every: 1s     | 'text: \"V\\r\", every: 1s, unless-heard: [value]'",
                "name: hello, text: \"H\\r\", answered: false | name: hallo, text: \"H\\r\", answered: false",
                "profile: bench              | profile: bunch",
                "line: {baud: 9600}          | 'line: {baud: 9600, dtr: off}'",
                "line: {baud: 9600}          | 'line: {baud: 9600, rts: on}'",
                "timing: {silent-after: 3s}  | 'timing: {silent-after: 3s}\nwaves: []'"
            })
    void aChangeNeedsANewApproval(String from, String to) {
        String text = Bench.HEAD + Bench.LINES + REST + Bench.EXAMPLE;
        assertThat(text).contains(from);
        ProfileFile changed = org.wardgate.device.profile.ProfileReader.read("bench.yaml", text.replace(from, to))
                .file();
        boolean sameQueries = to.contains("waves");

        assertThat(Fingerprint.ofQueries(changed).equals(Fingerprint.ofQueries(FILE)))
                .isEqualTo(sameQueries);
    }

    @Test
    void theOrderOfTheQueriesIsPartOfWhatIsApproved() {
        String value = "  - {name: value, text: \"V\\r\", every: 1s}\n";
        String rate = "  - {name: rate, text: \"R\\r\", every: 1s}\n";
        Profile turned = Bench.profile(Bench.LINES + REST.replace(value + rate, rate + value));

        assertThat(Fingerprint.ofQueries(turned.file())).isNotEqualTo(Fingerprint.ofQueries(FILE));
    }

    /** A name that ends like the next begins must not make the same text. */
    @Test
    void bytesAreTheSameHoweverTheyAreWritten() {
        Profile hex = Bench.profile(Bench.LINES + REST.replace("text: \"V\\r\"", "bytes: \"56 0d\""));

        assertThat(Fingerprint.ofQueries(hex.file())).isEqualTo(Fingerprint.ofQueries(FILE));
    }

    @Test
    void aProfileAsksOnlyWhereItIsApproved() {
        assertThat(new ProfileProvider(PROFILE, false).guard()).isInstanceOf(ListenOnlyPolicy.class);
        assertThat(new ProfileProvider(PROFILE, true).guard()).isInstanceOf(ProfilePolicy.class);
        assertThat(new ProfileProvider(PROFILE, true).asks()).isTrue();
        ProfileProvider listens = new ProfileProvider(Shipped.profile("nonin-format-8"), true);
        assertThat(listens.guard()).isInstanceOf(ListenOnlyPolicy.class);
        assertThat(listens.asks()).isFalse();
    }

    /** The list in the jar is what the files say, line by line. A change of a shipped query is a change of this list. */
    @Test
    void theShippedListIsThatOfTheShippedProfiles() throws IOException {
        List<String> expected = Shipped.profiles().stream()
                .filter(profile -> !profile.queries().isEmpty())
                .map(profile -> ApprovedQueries.line(profile.name(), Fingerprint.ofQueries(profile.file())))
                .toList();

        try (InputStream in =
                Objects.requireNonNull(ApprovedQueries.class.getResourceAsStream("shipped-queries.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> !line.startsWith("#")).toList())
                    .as("write into shipped-queries.txt:\n%s", String.join("\n", expected))
                    .isEqualTo(expected);
        }
        for (Profile profile : Shipped.profiles()) {
            assertThat(profile.queries().isEmpty()
                            || ApprovedQueries.shippedOnly().cover(profile.file()))
                    .as(profile.name())
                    .isTrue();
        }
    }

    @Test
    void aShippedProfileThatWasChangedIsNotCovered() {
        Path file = Shipped.files().stream()
                .filter(path -> path.endsWith("new-era.yaml"))
                .findFirst()
                .orElseThrow();
        String changed = org.wardgate.config.StrictYaml.text(file).replace("every: 500ms", "every: 400ms");
        ProfileFile mine = org.wardgate.config.StrictYaml.read("new-era.yaml", changed, ProfileFile.class);

        assertThat(ApprovedQueries.shippedOnly().cover(mine)).isFalse();
    }

    @Test
    void theDeskWritesWhatItReadsBack() throws IOException {
        ApprovalDesk desk = ApprovalDesk.open(directory);
        assertThat(desk.standing(FILE)).isEqualTo("approved by nobody; approve with --by NAME");

        desk.approve(FILE, new Person("Ada \"Al\" \\ Lovelace: # \u00e4", "2026-11-01"));
        assertThat(desk.standing(FILE)).contains("a second person is needed");
        assertThat(ApprovedQueries.load(directory).cover(FILE)).isFalse();

        ApprovalDesk later = ApprovalDesk.open(directory);
        assertThat(later.standing(FILE)).contains("Ada \"Al\" \\ Lovelace: # \u00e4", "a second person is needed");
        Approval approval = later.approve(FILE, new Person("Grace Hopper", "2026-11-02"));
        assertThat(approval.isComplete()).isTrue();
        assertThat(later.standing(FILE)).isEqualTo("in effect");
        assertThat(ApprovedQueries.load(directory).cover(FILE)).isTrue();
        assertThat(ApprovedQueries.load(directory).approvals()).containsExactly(approval);
    }

    @Test
    void theDeskRefusesASecondApprovalByTheSamePersonAndKeepsTheFirst() throws IOException {
        ApprovalDesk desk = ApprovalDesk.open(directory);
        desk.approve(FILE, new Person("Ada Lovelace", "2026-11-01"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.approve(FILE, new Person("ada.lovelace", "2026-11-02")))
                .withMessageContaining("cannot approve twice");

        assertThat(ApprovedQueries.load(directory).approvals())
                .singleElement()
                .satisfies(approval -> assertThat(approval.approvedBy()).hasSize(1));
    }

    @Test
    void aNewFormOfAProfileTakesTheOldOnesPlaceAndLeavesOthersAlone() throws IOException {
        ApprovalDesk desk = ApprovalDesk.open(directory);
        ProfileFile other = Shipped.profile("new-era").file();
        desk.approve(other, new Person("Ada Lovelace", "2026-11-01"));
        desk.approve(FILE, new Person("Ada Lovelace", "2026-11-01"));
        ProfileFile changed = Bench.profile(Bench.LINES + REST.replace("every: 1s", "every: 2s"))
                .file();

        desk.approve(changed, new Person("Ada Lovelace", "2026-11-03"));

        assertThat(ApprovedQueries.load(directory).approvals())
                .extracting(Approval::sha256)
                .containsExactly(Fingerprint.ofQueries(other), Fingerprint.ofQueries(changed));
    }

    @Test
    void whereNothingIsAskedThereIsNothingToApprove() {
        assertThat(ApprovalDesk.open(directory)
                        .standing(Shipped.profile("nonin-format-8").file()))
                .isEqualTo("nothing to approve");
    }

    /** It would make a file that nobody can read any more, and the gateway with it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".-", "Ada\nLovelace", "Ada\u0007", "Ada\u0085"})
    void whatIsNoNameIsNoPerson(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Person(name, "2026-11-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.11.2026", "2026-02-30", "today"})
    void aDayIsADay(String day) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Person("Ada", day))
                .withMessageContaining("'on'");
    }

    @Test
    void mistakesOfTheFileAreToldWhereTheyStand() throws IOException {
        Files.writeString(directory.resolve(ApprovedQueries.FILE), """
                approvals:
                  - profile: bench
                    sha256: abc
                    approved-by: []
                """);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ApprovedQueries.load(directory))
                .withMessageContaining(ApprovedQueries.FILE + ":2:5: approvals[0]: 'sha256' is 64 hexadecimal digits");
    }

    private void write(String people) throws IOException {
        Files.writeString(directory.resolve(ApprovedQueries.FILE), """
                approvals:
                  - profile: bench
                    sha256: %s
                    approved-by: [%s]
                """.formatted(Fingerprint.ofQueries(FILE), people));
    }
}
