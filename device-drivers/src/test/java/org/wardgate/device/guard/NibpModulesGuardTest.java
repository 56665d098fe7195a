package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.Shipped;

/** What may leave for boards with a cuff, stated a second time. Inflating it, or letting it go, is for people at the bed. */
class NibpModulesGuardTest {
    private static final Map<String, List<Bytes>> ALLOWED = Map.of(
            // PM6750 protocol V3.2: versions, and which data it sends
            "berry-pm6750",
            Stream.of("55aa04fc00ff", "55aa04fd00fe", "55aa040101f9", "55aa040301f7", "55aa040401f6")
                    .map(Bytes::ofHex)
                    .toList(),
            // Advantage OEM: last result, pressure in the cuff
            "suntech-advantage",
            Stream.of("3a7903004a", "3a79050048").map(Bytes::ofHex).toList());

    static Stream<String> profiles() {
        return ALLOWED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theQueriesAreThoseOfTheReferenceAndLeaveAsTheyAre(String profile) {
        List<Bytes> queries = Shipped.profile(profile).queries();
        assertThat(queries).containsExactlyElementsOf(ALLOWED.get(profile));
        for (Bytes query : queries) {
            GuardHarness harness = new GuardHarness(new ProfilePolicy(profile, queries));
            assertThat(harness.write(query)).isNull();
            assertThat(harness.left()).isEqualTo(query);
        }
    }

    /** One wrong bit or one byte more or less: it does not leave, also where it would be another request of the list's kind. */
    @ParameterizedTest
    @MethodSource("profiles")
    void nothingThatIsNearlyAQueryLeaves(String profile) {
        List<Bytes> queries = Shipped.profile(profile).queries();
        GuardHarness harness = new GuardHarness(new ProfilePolicy(profile, queries));
        for (Bytes query : queries) {
            for (int bit = 0; bit < query.length() * 8; bit++) {
                byte[] changed = query.toArray();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                harness.writeAtLeisure(Bytes.copyOf(changed));
            }
            harness.writeAtLeisure(query.slice(0, query.length() - 1));
            harness.writeAtLeisure(query.plus(Bytes.ofHex("00")));
            harness.writeAtLeisure(query.plus(query));
        }
        assertThat(harness.left()).isEqualTo(Bytes.empty());
    }

    /** Every command of either board, alone, behind a query that is allowed, and written as the rest of one. */
    @ParameterizedTest
    @MethodSource("profiles")
    void noCommandLeaves(String profile) {
        List<Bytes> queries = Shipped.profile(profile).queries();
        List<ControlCommand> commands = ControlCommand.all().stream()
                .filter(command -> List.of("Berry PM6750", "SunTech Advantage").contains(command.device()))
                .toList();
        assertThat(commands).hasSizeGreaterThan(19);
        for (ControlCommand command : commands) {
            GuardHarness harness = new GuardHarness(new ProfilePolicy(profile, queries));
            harness.writeAtLeisure(command.bytes());
            queries.forEach(query -> harness.writeAtLeisure(query.plus(command.bytes())));

            assertThat(harness.left()).as(command.source()).isEqualTo(Bytes.empty());
            assertThat(harness.refusals).hasSize(1 + queries.size());
        }
    }

    /** A profile that lists one beside the queries does not load. */
    @ParameterizedTest
    @MethodSource("profiles")
    void noCommandCanBeApproved(String profile) {
        List<Bytes> queries = Shipped.profile(profile).queries();
        for (ControlCommand command : commands()) {
            List<Bytes> all = new ArrayList<>(queries);
            all.add(command.bytes());
            assertThat(QueryReview.of(all))
                    .as(command.source())
                    .extracting(QueryReview.Finding::query)
                    .contains(queries.size());
        }
    }

    /** The short commands of the module are seen behind its requests too, where they are not the whole of a write. */
    @Test
    void aCommandBehindARequestIsSeen() {
        for (ControlCommand command : commands()) {
            String profile = command.device().startsWith("Berry") ? "berry-pm6750" : "suntech-advantage";
            for (Bytes query : Objects.requireNonNull(ALLOWED.get(profile))) {
                assertThat(DeniedGrammars.find(query.plus(query).plus(command.bytes())))
                        .as(command.source())
                        .isNotEmpty();
            }
        }
    }

    private static List<ControlCommand> commands() {
        List<ControlCommand> commands = ControlCommand.all().stream()
                .filter(command -> List.of("Berry PM6750", "SunTech Advantage").contains(command.device()))
                .toList();
        assertThat(commands).hasSizeGreaterThan(19);
        return commands;
    }
}
