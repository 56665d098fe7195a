package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.guard.QueryReview.Finding;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.Shipped;
import org.wardgate.testing.Gen;

/** What a profile may ask, before it is asked: no command, alone or together, in whatever spelling and order. */
class QueryReviewTest {
    private static final Bytes HARMLESS = Bytes.ofAscii("STATUS?\r");

    static Stream<ControlCommand> commands() {
        return ControlCommand.all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyControlCommandIsFoundWhereverItStandsInTheList(ControlCommand command) {
        assertThat(QueryReview.of(List.of(command.bytes())))
                .extracting(Finding::query)
                .contains(0);
        assertThat(QueryReview.of(List.of(HARMLESS, command.bytes())))
                .extracting(Finding::query)
                .contains(1);
    }

    /** A device sees no gap between two writes; and nothing says in which order a profile's queries are asked. */
    @Test
    void controlCommandsAreFoundInTwoPiecesInEitherOrder() {
        List<Bytes> all = ofAtLeast(2);
        Gen.check(70, 300, random -> {
            Bytes bytes = all.get(random.nextInt(all.size()));
            int cut = random.nextInt(1, bytes.length());
            List<Bytes> pieces = new ArrayList<>(List.of(bytes.slice(0, cut), bytes.slice(cut, bytes.length() - cut)));
            Collections.rotate(pieces, random.nextInt(2));

            assertThat(QueryReview.of(pieces)).as("%s", pieces).isNotEmpty();
        });
    }

    @Test
    void controlCommandsAreFoundInThreePiecesInAnyOrder() {
        List<Bytes> all = ofAtLeast(8);
        Gen.check(71, 150, random -> {
            Bytes bytes = all.get(random.nextInt(all.size()));
            int first = random.nextInt(2, bytes.length() - 4);
            int second = random.nextInt(first + 2, bytes.length() - 1);
            List<Bytes> pieces = new ArrayList<>(List.of(
                    bytes.slice(0, first),
                    bytes.slice(first, second - first),
                    bytes.slice(second, bytes.length() - second)));
            Collections.rotate(pieces, random.nextInt(3));

            assertThat(QueryReview.of(pieces)).as("%s", pieces).isNotEmpty();
        });
    }

    private static List<Bytes> ofAtLeast(int length) {
        return commands()
                .map(ControlCommand::bytes)
                .filter(bytes -> bytes.length() >= length)
                .toList();
    }

    /** A line of seven data bits drops the eighth. */
    @Test
    void textCommandsAreFoundBehindTheEighthBit() {
        List<Bytes> texts = commands()
                .map(ControlCommand::bytes)
                .filter(QueryReviewTest::isSevenBit)
                .toList();
        assertThat(texts).hasSizeGreaterThan(20);
        Gen.check(72, 500, random -> {
            byte[] raised = texts.get(random.nextInt(texts.size())).toArray();
            for (int i = 0; i < raised.length; i++) {
                raised[i] |= (byte) (random.nextBoolean() ? 0x80 : 0);
            }
            assertThat(QueryReview.of(List.of(Bytes.copyOf(raised)))).isNotEmpty();
        });
    }

    /** New Era pumps drop blanks and control characters and take either case; Alaris and Harvard take either case as far as anyone knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0RUN\r",
                "0run\r",
                "0 r U n\r",
                "0RU\tN\r",
                "run 1\r",
                "00STP\n",
                "!inf_start|0000\r",
                "!Inf_Rate^5|"
            })
    void otherSpellingsOfACommandAreFound(String text) {
        assertThat(QueryReview.of(List.of(Bytes.ofAscii(text)))).isNotEmpty();
    }

    /** The finding is told at the query that completes the command, with the bytes that it makes. */
    @Test
    void aFindingNamesTheQueryThatCompletesTheCommandAndSaysWhatItIs() {
        List<Finding> findings = QueryReview.of(List.of(Bytes.ofAscii("0R"), Bytes.ofAscii("UN\r")));

        assertThat(findings)
                .first()
                .isEqualTo(
                        new Finding(
                                1,
                                "is a control command, together with the queries before it (3052554e0d): New Era NE-1000: run"));
        assertThat(findings).as("once for each command").doesNotHaveDuplicates().hasSizeLessThan(5);
    }

    @Test
    void harmlessQueriesAreFree() {
        assertThat(QueryReview.of(List.of())).isEmpty();
        assertThat(QueryReview.of(List.of(HARMLESS, Bytes.ofAscii("ID?\r"), Bytes.ofHex("7d81a2808080808080"))))
                .isEmpty();
    }

    /** It would be sent as nothing, and makes lists without end when it is put together with others. */
    @Test
    void aQueryWithoutBytesIsNone() {
        assertThat(QueryReview.of(List.of(HARMLESS, Bytes.empty())))
                .containsExactly(new Finding(1, "says nothing; a query has at least one byte"));
    }

    @Test
    void aQueryThatTheGuardWouldNotLookAtIsNone() {
        Bytes longest = Bytes.ofAscii("?".repeat(64));
        assertThat(QueryReview.of(List.of(Bytes.ofAscii("?".repeat(65)))))
                .extracting(Finding::what)
                .containsExactly("has 65 bytes; a query has at most 64");
        assertThat(QueryReview.of(List.of(longest))).isEmpty();
    }

    /** A polled device has many of them, and none makes a command with another. */
    @Test
    void manyShortRequestsThatEachEndAreFree() {
        List<Bytes> requests = "VHBTPQXYZKMO"
                .chars()
                .mapToObj(letter -> Bytes.ofAscii((char) letter + "\r"))
                .toList();

        assertThat(QueryReview.of(requests)).isEmpty();
    }

    /** Beside requests that each end, a command may still be cut into single letters. */
    @Test
    void aCommandInManyPiecesIsFoundAmongRequests() {
        List<Bytes> queries =
                Stream.of("V\r", "R", "U", "N\r", "H\r").map(Bytes::ofAscii).toList();

        assertThat(QueryReview.of(queries)).extracting(Finding::query).contains(3);
    }

    /** What cannot be looked at is not approved. */
    @Test
    void somanyShortQueriesThatNobodyCanLookAtThemAllAreRefused() {
        List<Bytes> bytes = new ArrayList<>();
        for (int i = 'a'; i < 'a' + 12; i++) {
            bytes.add(Bytes.copyOf(new byte[] {(byte) i}));
        }

        assertThat(QueryReview.of(bytes))
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("too many short pieces to be reviewed"));
    }

    @Test
    void theShippedQueriesAreFree() {
        assertThat(Shipped.profiles())
                .filteredOn(profile -> !profile.queries().isEmpty())
                .isNotEmpty();
        for (Profile profile : Shipped.profiles()) {
            assertThat(QueryReview.of(profile.queries())).as(profile.name()).isEmpty();
        }
    }

    @Test
    void aPolicyLetsTheExactBytesPassAndNothingNearThem() {
        for (Profile profile : Shipped.profiles()) {
            GuardHarness harness = new GuardHarness(new ProfilePolicy(profile.name(), profile.queries()));
            for (Bytes query : profile.queries()) {
                assertThat(harness.writeAtLeisure(query)).isNull();
                assertThat(harness.left()).isEqualTo(query);
                for (int bit = 0; bit < query.length() * 8; bit++) {
                    byte[] changed = query.toArray();
                    changed[bit / 8] ^= (byte) (1 << bit % 8);
                    assertRefused(harness, Bytes.copyOf(changed), profile);
                }
                assertRefused(harness, query.slice(0, query.length() - 1), profile);
                assertRefused(harness, query.slice(1, query.length() - 1), profile);
                assertRefused(harness, WireKit.join(query, query), profile);
                assertRefused(harness, WireKit.join(query, Bytes.ofHex("00")), profile);
            }
            assertRefused(harness, Bytes.empty(), profile);
        }
    }

    /** Whatever a list says. */
    @Test
    void aDeniedCommandStaysDeniedUnderEveryProfile() {
        for (Profile profile : Shipped.profiles()) {
            GuardHarness harness = new GuardHarness(new ProfilePolicy(profile.name(), profile.queries()));
            for (ControlCommand command : ControlCommand.all()) {
                harness.writeAtLeisure(command.bytes());
            }
            assertThat(harness.left()).isEqualTo(Bytes.empty());
            assertThat(harness.refusals)
                    .hasSize(ControlCommand.all().size())
                    .allMatch(refusal -> refusal.reason() == RefusalReason.DENIED_COMMAND);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thereIsNoPolicyWithAControlCommand(ControlCommand command) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfilePolicy("wrong", List.of(HARMLESS, command.bytes())))
                .withMessageStartingWith("queries of profile wrong cannot be approved");
    }

    @Test
    void theRateIsThatOfADeviceThatIsAskedOneQuestionAtATime() {
        GuardHarness harness = new GuardHarness(new ProfilePolicy("asked", List.of(HARMLESS)));
        for (int i = 0; i < 20; i++) {
            assertThat(harness.write(HARMLESS)).isNull();
        }

        assertThat(harness.write(HARMLESS)).isNotNull();
        assertThat(harness.refusals).extracting(Refusal::reason).containsExactly(RefusalReason.RATE);
        assertThat(harness.refusals).extracting(Refusal::protocol).containsExactly("asked");
    }

    private static void assertRefused(GuardHarness harness, Bytes bytes, Profile profile) {
        if (!profile.queries().contains(bytes)) {
            assertThat(harness.writeAtLeisure(bytes))
                    .as("%s %s", profile, bytes)
                    .isNotNull();
            assertThat(harness.left()).isEqualTo(Bytes.empty());
        }
    }

    private static boolean isSevenBit(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.u8(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
