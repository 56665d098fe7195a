package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

/** Whatever leaves is on the list, said by judges that share no code with the policies. */
@Tag("computation")
class GuardPropertiesTest {
    private static final Set<Bytes> ALARIS = new HashSet<>(AllowedFrames.ALARIS);
    private static final Set<Bytes> DRI = new HashSet<>(AllowedFrames.DRI);

    @Test
    void mutatedAlarisFramesLeaveOnlyAsListedQueries() {
        GuardHarness harness = new GuardHarness(new AlarisPolicy());
        Gen.check(11, 20_000, random -> write(harness, mutated(random, AllowedFrames.ALARIS), ALARIS::contains));
    }

    /** Sound frames around bodies that are nearly queries. */
    @Test
    void framedAlarisBodiesLeaveOnlyAsListedQueries() {
        GuardHarness harness = new GuardHarness(new AlarisPolicy());
        List<Bytes> bodies = AllowedFrames.ALARIS.stream()
                .map(frame -> frame.slice(1, frame.length() - 7))
                .toList();
        Gen.check(12, 8000, random -> {
            Bytes body = mutated(random, bodies);
            write(harness, WireKit.asena(new String(body.toArray(), StandardCharsets.ISO_8859_1)), ALARIS::contains);
        });
    }

    @Test
    void mutatedDriFramesLeaveOnlyAsListedRequests() {
        GuardHarness harness = new GuardHarness(new DriPolicy());
        Gen.check(17, 8000, random -> write(harness, mutated(random, AllowedFrames.DRI), DRI::contains));
    }

    /** Sound frames around records that are nearly requests: this reaches every field. */
    @Test
    void framedDriRecordsLeaveOnlyAsListedRequests() {
        GuardHarness harness = new GuardHarness(new DriPolicy());
        Gen.check(18, 8000, random -> {
            Bytes record = mutated(random, AllowedFrames.DRI_RECORDS);
            write(harness, WireKit.dri(record), DRI::contains);
        });
    }

    /** Guard and judge agree both ways on single changed bytes of sound records. */
    @Test
    void theDriPolicyAgreesWithTheList() {
        DriPolicy policy = new DriPolicy();
        for (Bytes record : AllowedFrames.DRI_RECORDS.subList(0, 8)) {
            for (int at = 0; at < record.length(); at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] changed = record.toArray();
                    changed[at] = (byte) value;
                    Bytes frame = WireKit.dri(Bytes.copyOf(changed));
                    assertThat(policy.refusal(frame).isEmpty())
                            .as("byte %d of %s made %02x", at, record, value)
                            .isEqualTo(DRI.contains(frame));
                }
            }
        }
    }

    @Test
    void mutatedIntelliVueFramesLeaveOnlyAsListedMessages() {
        GuardHarness harness = new GuardHarness(new IntelliVueSerialPolicy());
        Gen.check(
                13,
                8000,
                random -> write(
                        harness, mutated(random, AllowedFrames.INTELLIVUE), AllowedFrames::mayLeaveForIntelliVue));
    }

    /** Sound frames around messages that are nearly on the list: this reaches every field. */
    @Test
    void framedIntelliVueMessagesLeaveOnlyAsListedMessages() {
        GuardHarness harness = new GuardHarness(new IntelliVueSerialPolicy());
        int[] left = {0};
        Gen.check(14, 10_000, random -> {
            Bytes frame = WireKit.intelliVue(mutated(random, AllowedFrames.INTELLIVUE_MESSAGES));
            if (write(harness, frame, AllowedFrames::mayLeaveForIntelliVue)) {
                left[0]++;
            }
        });
        assertThat(left[0])
                .as("mutations that stay on the list, such as of an invoke id")
                .isPositive();
    }

    /** Guard and judge agree both ways on single changed bytes of sound messages. */
    @Test
    void theIntelliVuePolicyAgreesWithTheJudge() {
        IntelliVueSerialPolicy policy = new IntelliVueSerialPolicy();
        for (Bytes message : AllowedFrames.INTELLIVUE_MESSAGES) {
            for (int at = 0; at < message.length(); at++) {
                for (int value :
                        new int[] {0x00, 0x01, 0x02, 0x2A, 0x07, 0x80, 0xFF, message.u8(at) ^ 1, message.u8(at) + 1}) {
                    byte[] changed = message.toArray();
                    changed[at] = (byte) value;
                    Bytes frame = WireKit.intelliVue(Bytes.copyOf(changed));
                    assertThat(policy.refusal(frame).isEmpty())
                            .as("byte %d of %s made %02x", at, message, value & 0xFF)
                            .isEqualTo(AllowedFrames.mayLeaveForIntelliVue(frame));
                }
            }
        }
    }

    @Test
    void listedIntelliVueMessagesLeaveWhateverTheirNumbers() {
        GuardHarness harness = new GuardHarness(new IntelliVueSerialPolicy());
        Gen.check(15, 15_000, random -> {
            Bytes frame = WireKit.intelliVue(AllowedFrames.randomIntelliVueMessage(random));
            harness.writeAtLeisure(frame);
            assertThat(harness.left()).as(harness.refusals.toString()).isEqualTo(frame);
        });
    }

    @Test
    void mutatedMedibusFramesLeaveOnlyAsListed() {
        GuardHarness harness = new GuardHarness(new MedibusPolicy());
        Gen.check(
                17,
                20_000,
                random -> write(harness, mutated(random, AllowedFrames.MEDIBUS), AllowedFrames::mayLeaveForMedibus));
    }

    /** Sound sums around what is nearly on the list; guard and judge agree both ways. */
    @Test
    void framedMedibusContentsLeaveOnlyAsListed() {
        MedibusPolicy policy = new MedibusPolicy();
        List<Bytes> contents = AllowedFrames.MEDIBUS.stream()
                .filter(frame -> frame.u8(0) < 0x80)
                .map(frame -> frame.slice(0, frame.length() - 3))
                .toList();
        int[] left = {0};
        Gen.check(18, 30_000, random -> {
            Bytes content = mutated(random, contents);
            int sum = 0;
            for (byte value : content.toArray()) {
                sum += value & 0xFF;
            }
            Bytes frame = WireKit.join(content, Bytes.ofAscii(String.format("%02X\r", sum & 0xFF)));
            boolean allowed = policy.refusal(frame).isEmpty();
            assertThat(allowed).as(frame.toHex()).isEqualTo(AllowedFrames.mayLeaveForMedibus(frame));
            left[0] += allowed ? 1 : 0;
        });
        assertThat(left[0])
                .as("mutations that stay on the list, such as of an answer's code")
                .isPositive();
    }

    @Test
    void randomBytesNeverLeave() {
        for (GuardPolicy policy : List.of(
                new AlarisPolicy(),
                new BccPolicy(),
                new DriPolicy(),
                new FreseniusBasePolicy(),
                new IntelliVueSerialPolicy(),
                new MedibusPolicy(),
                new CapnostreamPolicy(),
                new NeurowavePolicy(),
                new TerumoPolicy(),
                new ListenOnlyPolicy())) {
            GuardHarness harness = new GuardHarness(policy);
            Gen.check(16, 5000, random -> {
                harness.writeAtLeisure(Bytes.copyOf(Gen.bytes(random, random.nextInt(0, 80))));
                assertThat(harness.left()).isEqualTo(Bytes.empty());
            });
            assertThat(harness.refusals).hasSize(5000);
        }
    }

    /** The judges themselves: they know the listed frames, and are no allow-all. */
    @Test
    void theJudgesAcceptWhatIsListedAndRefuseTheRest() {
        assertThat(AllowedFrames.INTELLIVUE).allMatch(AllowedFrames::mayLeaveForIntelliVue);
        assertThat(AllowedFrames.MEDIBUS).allMatch(AllowedFrames::mayLeaveForMedibus);
        assertThat(ControlCommand.all().stream().map(ControlCommand::bytes))
                .noneMatch(AllowedFrames::mayLeaveForIntelliVue)
                .noneMatch(DRI::contains)
                .noneMatch(AllowedFrames::mayLeaveForMedibus)
                .noneMatch(ALARIS::contains);
    }

    /** Writes one frame and says whether it left; what leaves has to be the frame, and approved by the judge. */
    private static boolean write(GuardHarness harness, Bytes frame, Predicate<Bytes> judge) {
        harness.writeAtLeisure(frame);
        Bytes left = harness.left();
        if (left.length() == 0) {
            return false;
        }
        assertThat(left).isEqualTo(frame);
        assertThat(judge.test(left)).as("%s left", left).isTrue();
        return true;
    }

    /** One to three bit flips, insertions, deletions, changed bytes, cuts, or the head of one and the tail of another. */
    private static Bytes mutated(SplittableRandom random, List<Bytes> frames) {
        Bytes bytes = frames.get(random.nextInt(frames.size()));
        for (int i = random.nextInt(3); i >= 0 && bytes.length() > 0; i--) {
            int at = random.nextInt(bytes.length());
            Bytes head = bytes.slice(0, at);
            Bytes tail = bytes.slice(at + 1, bytes.length() - at - 1);
            bytes = switch (random.nextInt(6)) {
                case 0 -> WireKit.join(head, one(bytes.u8(at) ^ 1 << random.nextInt(8)), tail);
                case 1 -> WireKit.join(head, one(random.nextInt(256)), tail);
                case 2 -> WireKit.join(head, one(bytes.u8(at)), one(random.nextInt(256)), tail);
                case 3 -> WireKit.join(head, tail);
                case 4 -> head;
                default -> {
                    Bytes other = frames.get(random.nextInt(frames.size()));
                    int from = random.nextInt(other.length());
                    yield WireKit.join(head, other.slice(from, other.length() - from));
                }
            };
        }
        return bytes;
    }

    private static Bytes one(int value) {
        return Bytes.copyOf(new byte[] {(byte) value});
    }
}
