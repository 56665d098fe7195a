package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.device.intellivue.Monitor.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.intellivue.IntelliVueEncoder.Poll;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Reading;
import org.wardgate.testing.Gen;

class IntelliVueDriverTest {
    private static final Bytes REQUEST = IntelliVueEncoder.associationRequest(4000, 0x8400_0000L);
    private static final Bytes ABORT = IntelliVueEncoder.abort();
    private static final long MINUTE = 480_000;
    private static final byte[] ASSOCIATED = Monitor.associated(4000, 0x8400_0000L);
    private static final byte[] CREATED = Monitor.frame(Golden.MDS_CREATE.toHex());
    private static final byte[] NUMERICS = Monitor.numerics(1_960_000, object(1, Monitor.LABEL_HR, Monitor.HR_60));

    private final DriverHarness harness = new DriverHarness(new IntelliVueDriverProvider());

    private void seconds(double seconds) {
        harness.time.advance(Duration.ofNanos((long) (seconds * 1e9)));
    }

    private LineState line() {
        List<LineState> states = harness.events(LineState.class);
        return states.get(states.size() - 1);
    }

    private void poll() {
        harness.driver.opened();
        harness.receive(ASSOCIATED);
        harness.receive(CREATED);
        harness.receive(Monitor.answered(1));
        harness.takeSent();
    }

    @Test
    void theProviderIsFoundByItsProfile() {
        assertThat(ServiceLoader.load(DriverProvider.class))
                .filteredOn(provider -> provider.profile().equals("philips-intellivue-serial"))
                .singleElement()
                .satisfies(provider -> {
                    assertThat(provider.serialSettings()).isEqualTo(SerialSettings.eightNoneOne(115_200));
                    assertThat(provider.description()).contains("IntelliVue");
                });
    }

    @Test
    void anAssociationIsAskedForAcceptedAndPolled() {
        harness.driver.opened();
        assertThat(harness.takeSent()).containsExactly(REQUEST);

        harness.receive(ASSOCIATED);
        assertThat(harness.takeSent()).isEmpty();
        harness.receive(CREATED);
        assertThat(harness.takeSent())
                .containsExactly(
                        IntelliVueEncoder.eventResult(1, 1950208, 0x0D06),
                        IntelliVueEncoder.singlePoll(1, Poll.MONITOR),
                        IntelliVueEncoder.extendedPoll(2, Poll.NUMERICS, MINUTE),
                        IntelliVueEncoder.extendedPoll(3, Poll.ALERTS, MINUTE));

        assertThat(harness.events(LineState.class))
                .as("not before it has told something")
                .isEmpty();

        harness.receive(Monitor.answered(1));
        harness.receive(NUMERICS);
        assertThat(harness.events(Reading.class)).hasSize(1);
        assertThat(line().status()).isEqualTo(Status.LIVE);
        assertThat(line().session())
                .isEqualTo(Map.of(
                        "nomenclature-version", "40000000",
                        "startup-mode", "80000000",
                        "min-poll-period-ms", "500",
                        "mtu-rx", "996",
                        "mtu-tx", "996",
                        "options", "60000000",
                        "extension-options", "84000000"));
    }

    @Test
    void signsOfLifeAndRenewalsKeepAnAssociationForHours() {
        poll();
        for (int i = 0; i < 3600; i++) {
            seconds(1);
            harness.receive(numericsOfNow());
        }

        List<Bytes> sent = harness.takeSent();
        assertThat(sent.stream().filter(frame -> frame.toHex().contains("0c16")))
                .hasSize(1080);
        assertThat(sent.stream().filter(frame -> frame.toHex().contains("f13b")))
                .hasSize(2 * 75);
        assertThat(sent).doesNotContain(ABORT, REQUEST).hasSize(1080 + 150);
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void aSignOfLifeComesEveryThirdOfTheTimeOut() {
        poll();
        seconds(3.3);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.1);
        assertThat(harness.takeSent()).containsExactly(IntelliVueEncoder.singlePoll(4, Poll.KEEP_ALIVE));
    }

    @Test
    void pollsAreRenewedBeforeTheyRunOut() {
        poll();
        for (int i = 0; i < 47; i++) {
            seconds(1);
            harness.receive(numericsOfNow());
        }
        harness.takeSent();
        seconds(1);

        assertThat(harness.takeSent())
                .containsSubsequence(
                        IntelliVueEncoder.extendedPoll(18, Poll.NUMERICS, MINUTE),
                        IntelliVueEncoder.extendedPoll(19, Poll.ALERTS, MINUTE));
    }

    @ParameterizedTest
    @CsvSource({"4000, 10", "26400, 10", "32000, 12", "344000, 129", "480000, 130"})
    void theTimeOutFollowsFromThePollPeriod(long ticks, long seconds) {
        IntelliVueMessage message = IntelliVueMessage.parse(
                IntelliVueFrameDecoderTest.frames(Monitor.associated(ticks, 0), Integer.MAX_VALUE)
                        .get(0));

        assertThat(Agreement.of((IntelliVueMessage.Associated) message).timeout())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutExtendedPollNumericsAreAskedForOneByOne() {
        harness.driver.opened();
        harness.receive(Monitor.associated(16000, 0x0400_0000L));
        harness.receive(CREATED);
        assertThat(harness.takeSent())
                .contains(IntelliVueEncoder.singlePoll(2, Poll.NUMERICS), IntelliVueEncoder.singlePoll(3, Poll.ALERTS));
        seconds(1.9);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.1);
        assertThat(harness.takeSent())
                .containsExactly(
                        IntelliVueEncoder.singlePoll(4, Poll.NUMERICS), IntelliVueEncoder.singlePoll(5, Poll.ALERTS));
    }

    @Test
    void aMonitorThatDoesNotAnswerIsAskedEverMoreSeldomAndForEver() {
        harness.driver.opened();
        int[] seconds = IntStream.rangeClosed(1, 60)
                .filter(second -> {
                    harness.takeSent();
                    seconds(1);
                    return harness.sent.contains(REQUEST);
                })
                .toArray();

        assertThat(seconds).containsExactly(2, 6, 12, 20, 30, 40, 50, 60);
    }

    @Test
    void noAnswerForEightSecondsIsSilence() {
        harness.driver.opened();
        seconds(7.9);
        assertThat(harness.events(LineState.class)).isEmpty();
        seconds(0.1);
        assertThat(line())
                .extracting(LineState::status, LineState::cause)
                .containsExactly(Status.SILENT, Cause.NO_ANSWER);
    }

    @Test
    void bytesThatFormNoFrameAreNoiseAndNotSilence() {
        harness.driver.opened();
        harness.receive((byte) 0x55, (byte) 0xAA);
        seconds(8);

        assertThat(line().cause()).isEqualTo(Cause.NOISE);
    }

    @Test
    void aRefusalIsToldAndTheNextRequestWaits() {
        harness.driver.opened();
        harness.takeSent();
        harness.receive(Monitor.refused());
        assertThat(line())
                .extracting(LineState::status, LineState::cause)
                .containsExactly(Status.SILENT, Cause.REFUSED);
        seconds(1.9);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
        harness.receive(Monitor.refused());
        seconds(3.9);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
        assertThat(line().cause()).isEqualTo(Cause.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aMonitorThatEndsTheAssociationIsAskedAgainAfterASecond(boolean abort) {
        poll();
        harness.receive(abort ? Monitor.aborted() : Monitor.released());
        assertThat(line())
                .extracting(LineState::status, LineState::cause)
                .containsExactly(Status.SILENT, Cause.REFUSED);
        assertThat(line().detail()).contains(abort ? "aborted" : "released");
        seconds(0.9);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
    }

    @Test
    void aMonitorThatFallsSilentIsAskedOnceMoreAndThenAbortedAndAssociatedAgain() {
        poll();
        seconds(1);
        harness.receive(NUMERICS);
        harness.takeSent();
        seconds(4);
        assertThat(harness.takeSent()).contains(IntelliVueEncoder.extendedPoll(5, Poll.NUMERICS, MINUTE));
        seconds(3.9);
        assertThat(harness.takeSent()).doesNotContain(ABORT);
        assertThat(line().status()).isEqualTo(Status.LIVE);
        seconds(0.1);
        assertThat(harness.takeSent()).contains(ABORT);
        assertThat(line())
                .extracting(LineState::status, LineState::cause)
                .containsExactly(Status.SILENT, Cause.NO_ANSWER);
        seconds(1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
        harness.receive(ASSOCIATED);
        harness.receive(CREATED);
        assertThat(line().status()).as("it has told nothing yet").isEqualTo(Status.SILENT);
        harness.receive(Monitor.answered(7));
        harness.receive(Monitor.numerics(2_000_000, object(1, Monitor.HR_60)));
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void otherFramesDoNotStandInForNumerics() {
        poll();
        harness.receive(NUMERICS);
        for (int i = 0; i < 8; i++) {
            harness.receive(Monitor.polled(0x0036, i, 0));
            assertThat(line().status()).isEqualTo(Status.LIVE);
            seconds(1);
        }

        assertThat(line().status()).isEqualTo(Status.SILENT);
    }

    @Test
    void aLateCreationEventIsWaitedFor() {
        harness.driver.opened();
        harness.receive(ASSOCIATED);
        harness.takeSent();
        seconds(9.9);
        assertThat(harness.takeSent()).isEmpty();
        harness.receive(CREATED);
        assertThat(harness.takeSent()).hasSize(4);
    }

    @Test
    void aCreationEventThatNeverComesEndsTheAssociation() {
        harness.driver.opened();
        harness.receive(ASSOCIATED);
        harness.takeSent();
        seconds(10);
        assertThat(harness.takeSent()).containsExactly(ABORT);
        assertThat(line().status()).isEqualTo(Status.SILENT);
        seconds(1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
    }

    /** How old they are nobody can tell: the association was made by somebody else. */
    @Test
    void dataOfAnOlderAssociationAreNotUsedAndTheAssociationIsAborted() {
        harness.driver.opened();
        harness.takeSent();
        harness.receive(NUMERICS);
        assertThat(harness.takeSent()).containsExactly(ABORT);
        harness.receive(NUMERICS);
        assertThat(harness.events(Reading.class)).isEmpty();
        assertThat(harness.counts).containsEntry("result-without-association", 2);
        harness.receive(Monitor.aborted());
        harness.receive(ASSOCIATED); // to the request that the abort has overtaken
        assertThat(harness.counts).containsEntry("unexpected-association", 1);
        assertThat(harness.takeSent()).isEmpty();
        seconds(1);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
    }

    @Test
    void onlyTheEventThatTheGuardKnowsIsConfirmed() {
        poll();
        harness.receive(CREATED);
        harness.receive(Monitor.frame(Monitor.invoke(9, 1, Monitor.mds() + "00000010" + "0d99" + "0000")));
        harness.receive(Monitor.frame(Monitor.invoke(9, 0, Monitor.mds() + "00000010" + "0d99" + "0000")));

        assertThat(harness.takeSent()).containsExactly(IntelliVueEncoder.eventResult(1, 1950208, 0x0D06));
        assertThat(harness.counts).containsEntry("unknown-event-0d99", 2);
    }

    @Test
    void errorsAndUnknownMessagesAreCountedAndTheConversationGoesOn() {
        poll();
        harness.receive(Monitor.frame("e1000002000300060005 00020000"));
        harness.receive(Monitor.frame("ff00"));
        harness.receive(Monitor.frame(""));
        harness.receive(NUMERICS);

        assertThat(harness.counts).containsEntry("remote-error-2", 1).containsEntry("unknown-message-ff", 2);
        assertThat(harness.events(Reading.class)).hasSize(1);
        assertThat(harness.takeSent()).isEmpty();
    }

    @Test
    void priorityListsArePartOfTheSession() {
        poll();
        harness.receive(NUMERICS);
        harness.receive(
                Monitor.frame("e1000002000200200002000300 1a0021000000000001 0010f23a000c0002000800020100 00024bb4"));
        harness.receive(Monitor.frame("e100000200020018000200030012 0021000000000001 0008f239000400000000"));
        harness.receive(Monitor.frame("e100000200020018000200030012 0021000000000001 0008f237000400000000"));

        assertThat(line().session())
                .containsEntry("wave-priority-list", "00020100 00024bb4")
                .containsEntry("numeric-priority-list", "")
                .containsEntry("mtu-rx", "996");
        assertThat(harness.counts).containsEntry("unknown-attribute-f237", 1);
    }

    @Test
    void aNewAssociationForgetsWhatTheOldOneTaught() {
        poll();
        harness.receive(NUMERICS);
        harness.receive(ASSOCIATED);
        harness.receive(Monitor.created(7));
        harness.receive(Monitor.answered(4));
        harness.receive(Monitor.numerics(5000, object(1, Monitor.HR_60)));

        List<Reading> readings = harness.events(Reading.class);
        assertThat(readings).extracting(Reading::label).containsExactly("HR", null);
        assertThat(readings.get(0).header().deviceTime()).isNotNull();
        assertThat(readings.get(1).header().deviceTime()).isNull();
    }

    @Test
    void everySecondAnswerMayBeNumberedZero() {
        poll();
        for (int sequence : new int[] {0, 0, 1, 0, 0}) {
            seconds(1);
            harness.receive(Monitor.polled(6, sequence, ticksOfNow(), object(1, Monitor.HR_60)));
        }

        assertThat(harness.events(Reading.class)).hasSize(5);
        assertThat(harness.counts).isEmpty();
    }

    @Test
    void aDamagedFrameChangesNothing() {
        poll();
        harness.receive(NUMERICS);
        byte[] damaged = NUMERICS.clone();
        damaged[30] ^= 1;
        harness.receive(damaged);

        assertThat(harness.takeSent()).isEmpty();
        assertThat(harness.dropped).hasSize(1);
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void nothingThatAMonitorCanSendMakesTheDriverThrow() {
        List<Bytes> seeds = List.of(
                Golden.ASSOCIATION_RESPONSE,
                Golden.MDS_CREATE,
                Golden.NUMERICS,
                Golden.LINKED,
                Golden.ALERTS,
                IntelliVueFrameDecoderTest.frames(waves(), Integer.MAX_VALUE).get(0));
        poll();
        Gen.check(11, 20_000, random -> {
            byte[] message = seeds.get(random.nextInt(seeds.size())).toArray();
            for (int i = random.nextInt(6); i > 0; i--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            harness.driver.received(new Frame(Bytes.copyOf(message), harness.now()));
            harness.time.advance(Duration.ofMillis(random.nextInt(2000)));
            harness.events.clear();
            harness.sent.clear();
        });
    }

    /** Decision of the field: a line that holds everything back for a while and then lets it go has no value of now on it. */
    @Test
    void resultsThatWaitedTellNothingUntilTheyAreOfNowAgain() {
        poll();
        harness.receive(numericsOfNow());
        List<byte[]> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            seconds(1);
            waiting.add(numericsOfNow());
        }
        harness.events.clear();
        waiting.forEach(harness::receive);

        assertThat(harness.events(Reading.class))
                .as("the last two are not older than 2 s")
                .hasSize(3);
        assertThat(harness.counts).containsEntry("late-result", 3);
        seconds(1);
        harness.receive(numericsOfNow());
        assertThat(harness.events(Reading.class)).hasSize(4);
        assertThat(harness.events(LineState.class)).as("it was never lost").isEmpty();
    }

    @Test
    void aLineThatStaysBehindIsLost() {
        poll();
        harness.receive(numericsOfNow());
        List<byte[]> behind = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            seconds(1);
            behind.add(numericsOfNow());
            if (i >= 5) {
                harness.receive(behind.remove(0));
            }
        }

        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(line().cause()).isEqualTo(Cause.LATE);
        assertThat(harness.events(Reading.class)).hasSize(1);
    }

    @Test
    void aMonitorWhoseClockStandsStillIsFrozen() {
        poll();
        byte[] repeated = numericsOfNow();
        for (int i = 0; i < 9; i++) {
            harness.receive(repeated);
            seconds(1);
        }

        assertThat(harness.events(Reading.class)).as("the first one alone").hasSize(1);
        assertThat(harness.counts).containsEntry("frozen-result", 7);
        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(line().cause()).isEqualTo(Cause.FROZEN);
    }

    /** A clock that stood still before an association, and stands at the same moment after it, has not begun to run. */
    @Test
    void aFrozenMonitorIsNotBelievedForAssociatingAnew() {
        poll();
        byte[] repeated = numericsOfNow();
        for (int i = 0; i < 9; i++) {
            harness.receive(repeated);
            seconds(1);
        }
        for (int association = 0; association < 3; association++) {
            harness.events.clear();
            seconds(1);
            harness.receive(ASSOCIATED);
            harness.receive(CREATED);
            harness.receive(Monitor.answered(monitorPoll()));
            for (int i = 0; i < 9; i++) {
                harness.receive(repeated);
                seconds(1);
            }
            assertThat(harness.events(Reading.class)).isEmpty();
            assertThat(harness.events(LineState.class)).noneMatch(state -> state.status() == Status.LIVE);
        }
    }

    /** The number of the poll that the driver began its last association with. */
    private int monitorPoll() {
        List<Bytes> sent = harness.takeSent();
        return IntStream.rangeClosed(1, 1000)
                .filter(id -> sent.contains(IntelliVueEncoder.singlePoll(id, Poll.MONITOR)))
                .max()
                .orElseThrow();
    }

    /** A monitor that answers no single poll is known to be near by the first answer to the poll that goes on. */
    @Test
    void theFirstResultOfAStreamIsProofEnough() {
        harness.driver.opened();
        harness.receive(ASSOCIATED);
        harness.receive(CREATED);
        seconds(1);
        harness.receive(numericsOfNow());

        assertThat(harness.events(Reading.class)).hasSize(1);
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void aMonitorWhoseClockIsSetIsFollowed() {
        poll();
        for (long jump : new long[] {0, 3600, -7200, 0, 86_400}) {
            seconds(1);
            harness.receive(Monitor.numerics(ticksOfNow() + (90_000 + jump) * 8000, object(1, Monitor.HR_60)));
        }

        assertThat(harness.events(Reading.class)).hasSize(5);
        assertThat(line().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void anAnswerThatTakesSecondsShowsALineThatIsBehind() {
        harness.driver.opened();
        harness.receive(ASSOCIATED);
        harness.receive(CREATED);
        seconds(2.1);
        harness.receive(numericsOfNow());
        assertThat(harness.events(Reading.class)).as("before the first answer").isEmpty();
        harness.receive(Monitor.answered(1));

        assertThat(line().status()).isEqualTo(Status.SILENT);
        assertThat(line().cause()).isEqualTo(Cause.LATE);
    }

    @Test
    void anAssociationWhoseAnswerMayBeOldIsAskedForAgainAtOnce() {
        harness.driver.opened();
        harness.takeSent();
        harness.driver.late();
        seconds(0.29);
        assertThat(harness.takeSent()).isEmpty();
        seconds(0.02);
        assertThat(harness.takeSent()).containsExactly(REQUEST);
    }

    private long ticksOfNow() {
        return harness.time.patientNanos() / 125_000;
    }

    private byte[] numericsOfNow() {
        return Monitor.frame(Monitor.result(2, Monitor.poll(6, 0, ticksOfNow(), object(1, Monitor.HR_60))));
    }

    private static byte[] waves() {
        return Monitor.polled(
                0x0009,
                1,
                0,
                object(
                        0x0402,
                        Monitor.attribute(0x096D, "0002100c8000"),
                        Monitor.attribute(0x098D, "00000040"),
                        Monitor.attribute(0x096F, "007fffff007fffff00000fff"),
                        Monitor.attribute(0x0967, "00010010" + "4bb400000004" + "08000801" + "4bb400000000"),
                        Monitor.attribute(0x096E, "4bb400000004" + "08000801")));
    }
}
