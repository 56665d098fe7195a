package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.wardgate.device.alaris.AlarisQuery.ALARM;
import static org.wardgate.device.alaris.AlarisQuery.COMMS_PROTOCOL;
import static org.wardgate.device.alaris.AlarisQuery.COMMS_RESPONSE_MAX;
import static org.wardgate.device.alaris.AlarisQuery.INF;
import static org.wardgate.device.alaris.AlarisQuery.INF_RATE_MAX_SYRINGE;
import static org.wardgate.device.alaris.AlarisQuery.INF_VTBI;
import static org.wardgate.device.alaris.AlarisQuery.INST_SERIALNO;
import static org.wardgate.device.alaris.AlarisQuery.SYRINGE_STATUS;

import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.PumpStatus;
import org.wardgate.testing.Gen;

/** The conversation: what is asked when, and what silence, lost and late replies do to it. */
class AlarisDriverTest {

    @Test
    void theDriverIsFoundByItsProfile() {
        assertThat(ServiceLoader.load(DriverProvider.class)).anySatisfy(provider -> {
            assertThat(provider).isInstanceOf(AlarisDriverProvider.class);
            assertThat(provider.profile()).isEqualTo("alaris-asena");
            assertThat(provider.description()).contains("Alaris");
            assertThat(provider.serialSettings())
                    .isEqualTo(new SerialSettings(38400, 8, SerialSettings.Parity.NONE, 1));
        });
    }

    @Test
    void aNewConnectionIdentifiesThePumpAndThenAsksEverythingOnce() {
        PumpBench bench = new PumpBench();
        bench.harness.driver.opened();
        bench.run(900);
        assertThat(bench.asked())
                .containsExactly(
                        INST_SERIALNO,
                        COMMS_PROTOCOL,
                        COMMS_RESPONSE_MAX,
                        INF,
                        INF_VTBI,
                        SYRINGE_STATUS,
                        INF_RATE_MAX_SYRINGE);
        assertThat(bench.harness.events(LineState.class)).singleElement().satisfies(line -> {
            assertThat(line.status()).isEqualTo(LineState.Status.LIVE);
            assertThat(line.cause()).isEqualTo(Cause.NONE);
        });
        assertThat(bench.harness.events(DeviceIdentity.class)).singleElement().satisfies(pump -> {
            assertThat(pump.serialNumber()).isEqualTo("8002-51740");
            assertThat(pump.manufacturer()).isEqualTo("Alaris");
            assertThat(pump.attributes())
                    .isEqualTo(Map.of("protocol", "Asena Rev 2.1.5", "response-maximum", "4000 ms"));
        });
    }

    @Test
    void aMinuteOfPollingAsksEachQueryAsOftenAsPlanned() {
        PumpBench bench = new PumpBench();
        bench.harness.driver.opened();
        bench.run(59_999);
        assertThat(counts(bench))
                .isEqualTo(Map.of(
                        INST_SERIALNO, 1L,
                        COMMS_PROTOCOL, 1L,
                        COMMS_RESPONSE_MAX, 1L,
                        INF, 60L,
                        INF_VTBI, 12L,
                        SYRINGE_STATUS, 1L,
                        INF_RATE_MAX_SYRINGE, 1L));
        assertThat(bench.harness.events(PumpStatus.class)).hasSize(60);
        assertThat(bench.harness.counts).isEmpty();
        bench.run(400);
        assertThat(counts(bench)).containsEntry(SYRINGE_STATUS, 2L).containsEntry(INF_RATE_MAX_SYRINGE, 2L);
    }

    @Test
    void tenfoldPatientTimePollsTenTimesAsOftenWithOneRequestAtATime() {
        PumpBench bench = new PumpBench(10);
        bench.harness.driver.opened();
        bench.run(6_000);
        assertThat(counts(bench).get(INF)).isBetween(50L, 60L);
        assertThat(counts(bench).get(INF_VTBI)).isBetween(11L, 12L);
    }

    /** A pump that takes 80 ms leaves less time than the polls want: polls are left out, none is starved and none queues. */
    @Test
    void pollsThatDoNotFitAreSkippedAndNoQueryStarves() {
        PumpBench bench = new PumpBench(10);
        bench.latency = Duration.ofMillis(80);
        bench.harness.driver.opened();
        bench.run(12_000);
        assertThat(counts(bench).get(INF)).isBetween(40L, 100L);
        assertThat(counts(bench).get(INF_VTBI)).isGreaterThanOrEqualTo(15);
        assertThat(counts(bench).get(SYRINGE_STATUS)).isGreaterThanOrEqualTo(2);
        assertThat(bench.harness.counts).isEmpty();
    }

    @Test
    void aLostReplyIsAskedForAgainAfterHalfASecond() {
        PumpBench bench = PumpBench.connected();
        bench.lose.put(INF, 2);
        bench.run(2100);
        assertThat(bench.times(INF)).containsExactly(1010L, 1510L, 2010L, 3010L);
        assertThat(bench.harness.counts).isEqualTo(Map.of("reply-timeout", 2));
        assertThat(bench.harness.events(LineState.class)).isEmpty();
    }

    @Test
    void aLateReplyIsNotTheAnswerToAnotherRequestAndIsNotUsed() {
        PumpBench bench = PumpBench.connected();
        bench.replies.remove(INF_VTBI);
        bench.run(4150);
        assertThat(bench.asked()).endsWith(INF_VTBI);
        bench.forget();
        bench.receive(Asena.ALARMING);
        assertThat(bench.harness.events).isEmpty();
        assertThat(bench.harness.counts).isEqualTo(Map.of("reply-not-asked-for", 1));
        bench.receive("INF_VTBI^ACTIV^7.000^ml^STOP");
        bench.run(1000);
        assertThat(bench.last(PumpStatus.class).delivery().volumeToBeInfusedMillilitres())
                .hasToString("7.000");
    }

    @Test
    void aReplyThatNobodyWaitsForIsNotUsed() {
        PumpBench bench = PumpBench.connected();
        bench.receive(Asena.ALARMING);
        assertThat(bench.harness.events).isEmpty();
        assertThat(bench.harness.counts).isEqualTo(Map.of("reply-not-asked-for", 1));
    }

    /** Nobody has asked, and the pump has answered: so it is over a recording. */
    @Test
    void aConversationThatWasNotOpenedIsReadAndNothingIsSent() {
        PumpBench bench = new PumpBench();
        bench.receive("INST_SERIALNO^8002-51740");
        bench.receive(Asena.RUNNING);
        bench.receive("INF_VTBI^ACTIV^7.000^ml^STOP");
        bench.receive(Asena.RUNNING);
        bench.run(10_000);
        assertThat(bench.asked()).isEmpty();
        assertThat(bench.last(PumpStatus.class).delivery().volumeToBeInfusedMillilitres())
                .hasToString("7.000");
        assertThat(bench.harness.events(PumpStatus.class)).hasSize(2);
        assertThat(bench.harness.events(LineState.class))
                .extracting(LineState::status)
                .containsExactly(LineState.Status.LIVE);
        assertThat(bench.harness.counts).isEmpty();
    }

    /** Limits, decisions: a pump's line is lost after at least three polls and five seconds. */
    @Test
    void threeMissedPollsAndFiveSecondsAreSilence() {
        PumpBench bench = PumpBench.connected();
        bench.run(100);
        bench.forget();
        bench.replies.clear();
        bench.run(5459);
        assertThat(bench.harness.events).isEmpty();
        bench.run(1);
        assertThat(bench.nowMillis()).isEqualTo(6510);
        assertThat(bench.harness.events).singleElement().isInstanceOfSatisfying(LineState.class, line -> {
            assertThat(line.status()).isEqualTo(LineState.Status.SILENT);
            assertThat(line.cause()).isEqualTo(Cause.NO_ANSWER);
            assertThat(line.detail()).contains("RS232 option").contains("cable");
        });
        assertThat(bench.asked()).containsOnly(INF).hasSize(9);
    }

    @Test
    void aPumpThatNeverAnswersIsSilentAfterFiveSeconds() {
        PumpBench bench = new PumpBench();
        bench.replies.clear();
        bench.harness.driver.opened();
        bench.run(4999);
        assertThat(bench.harness.events).isEmpty();
        bench.run(1);
        assertThat(bench.last(LineState.class).status()).isEqualTo(LineState.Status.SILENT);
        assertThat(bench.harness.events).hasSize(1);
    }

    @Test
    void aSilentPumpIsAskedEverMoreRarelyButAtLeastEverySevenSeconds() {
        PumpBench bench = new PumpBench();
        bench.replies.clear();
        bench.harness.driver.opened();
        bench.run(5000);
        bench.forget();
        bench.run(30_000);
        // each probe is three tries; the pauses between are 1, 2, 4, 5, 5 s
        assertThat(bench.times(INF))
                .containsExactly(
                        6000L, 6500L, 7000L, 9500L, 10000L, 10500L, 15000L, 15500L, 16000L, 21500L, 22000L, 22500L,
                        28000L, 28500L, 29000L, 34500L, 35000L);
        assertThat(bench.harness.events).isEmpty();
    }

    @Test
    void aPumpThatAnswersAgainIsLiveAndIdentifiedAgain() {
        PumpBench bench = PumpBench.connected();
        Map<AlarisQuery, String> replies = Map.copyOf(bench.replies);
        bench.replies.clear();
        bench.run(20_000);
        bench.forget();
        bench.replies.putAll(replies);
        bench.run(6000);
        assertThat(bench.harness.events.get(0))
                .isInstanceOfSatisfying(
                        LineState.class, line -> assertThat(line.status()).isEqualTo(LineState.Status.LIVE));
        assertThat(bench.harness.events.get(1)).isInstanceOfSatisfying(PumpStatus.class, status -> {
            assertThat(status.syringe()).as("the syringe of before the silence").isNull();
            assertThat(status.delivery().volumeToBeInfusedMillilitres()).isNull();
        });
        assertThat(bench.asked())
                .containsSubsequence(INF, INST_SERIALNO, COMMS_PROTOCOL, COMMS_RESPONSE_MAX, INF_VTBI, SYRINGE_STATUS);
        assertThat(bench.harness.events(DeviceIdentity.class))
                .as("the same pump as before")
                .isEmpty();
        assertThat(bench.last(PumpStatus.class).syringe()).isEqualTo("BD PLASTIPAK 50 mL");
    }

    @Test
    void bytesThatFormNoFrameAreNoiseAndNotMereSilence() {
        PumpBench bench = new PumpBench();
        bench.replies.clear();
        bench.harness.driver.opened();
        bench.run(2000);
        bench.harness.receive((byte) 0x55);
        bench.run(3000);
        assertThat(bench.last(LineState.class).cause()).isEqualTo(Cause.NOISE);
        assertThat(bench.last(LineState.class).detail()).contains("38400");
        bench.run(3000);
        assertThat(bench.last(LineState.class).cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(bench.harness.events).hasSize(2);
    }

    @Test
    void aPumpThatRefusesTheStatusIsNotLive() {
        PumpBench bench = new PumpBench();
        bench.replies.clear();
        bench.replies.put(INF, "INF^ERROR");
        bench.harness.driver.opened();
        bench.run(8000);
        assertThat(bench.harness.events).singleElement().isInstanceOfSatisfying(LineState.class, line -> {
            assertThat(line.status()).isEqualTo(LineState.Status.SILENT);
            assertThat(line.cause()).isEqualTo(Cause.BAD_FRAMES);
        });
        assertThat(bench.harness.counts).containsKey("unreadable-reply");
        int asked = bench.requests.size();
        bench.run(30_000);
        assertThat(bench.requests.size() - asked)
                .as("a refusal is no reason to hurry")
                .isLessThan(10);
        bench.replies.put(INF, Asena.RUNNING);
        bench.run(5000);
        assertThat(bench.last(LineState.class).status()).isEqualTo(LineState.Status.LIVE);
    }

    /** A loopback plug, or a terminal that echoes, must not pass for a pump. */
    @Test
    void anEchoIsNotAnAnswer() {
        PumpBench bench = new PumpBench();
        bench.replies.replaceAll((query, reply) -> query.body());
        bench.harness.driver.opened();
        bench.run(5000);
        assertThat(bench.last(LineState.class).status()).isEqualTo(LineState.Status.SILENT);
        assertThat(bench.harness.events).hasSize(1);
        assertThat(bench.harness.counts).containsKey("echo");
    }

    @Test
    void anUnknownMessageIsCountedAndAnswersNothing() {
        PumpBench bench = PumpBench.connected();
        bench.receive("EVENT_LOG^1");
        bench.run(200);
        assertThat(bench.harness.counts).isEqualTo(Map.of("unknown-message", 1, "reply-not-asked-for", 1));
        assertThat(bench.harness.events(PumpStatus.class)).hasSize(1);
    }

    /** Its software may be older than the query. */
    @Test
    void aQueryThatAPumpDoesNotKnowIsRetriedRarelyAndHoldsUpNothing() {
        PumpBench bench = new PumpBench();
        bench.replies.keySet().retainAll(Set.of(INF, ALARM));
        bench.harness.driver.opened();
        bench.run(125_000);
        assertThat(bench.times(COMMS_PROTOCOL)).hasSizeBetween(4, 5);
        assertThat(bench.times(INF_VTBI)).hasSizeBetween(4, 5);
        assertThat(bench.harness.events(PumpStatus.class)).hasSizeGreaterThan(110);
        assertThat(bench.harness.events(LineState.class))
                .singleElement()
                .satisfies(line -> assertThat(line.status()).isEqualTo(LineState.Status.LIVE));
        assertThat(bench.last(DeviceIdentity.class).serialNumber()).isEqualTo("8002-51740");
        assertThat(bench.last(DeviceIdentity.class).attributes()).isEmpty();
        bench.replies.put(COMMS_PROTOCOL, "COMMS_PROTOCOL^Asena Rev 3");
        bench.run(65_000);
        assertThat(bench.last(DeviceIdentity.class).attributes()).isEqualTo(Map.of("protocol", "Asena Rev 3"));
    }

    @Test
    void aQueryThatWasAnsweredBeforeKeepsItsPeriodAfterAMiss() {
        PumpBench bench = PumpBench.connected();
        bench.lose.put(INF_VTBI, 3);
        bench.run(10_200);
        assertThat(bench.times(INF_VTBI)).containsExactly(5070L, 5570L, 6070L, 11070L);
    }

    @Test
    void aNewLogEntryAsksWhatMayHaveChanged() {
        PumpBench bench = PumpBench.connected();
        bench.poll(Asena.RUNNING.replace("127905", "127906"));
        assertThat(bench.asked()).containsExactly(INF, INF_VTBI, SYRINGE_STATUS, INF_RATE_MAX_SYRINGE);
    }

    @Test
    void anotherSerialNumberIsAnotherPump() {
        PumpBench bench = PumpBench.connected();
        bench.replies.put(INST_SERIALNO, "INST_SERIALNO^8002-51733");
        bench.poll(Asena.RUNNING.replace("51740", "51733"));
        assertThat(bench.harness.counts).containsEntry("pump-exchanged", 1);
        assertThat(bench.harness.events.get(0)).isInstanceOfSatisfying(DeviceIdentity.class, pump -> {
            assertThat(pump.serialNumber()).isEqualTo("8002-51733");
            assertThat(pump.attributes()).isEmpty();
        });
        assertThat(bench.harness.events.get(1)).isInstanceOfSatisfying(PumpStatus.class, status -> {
            assertThat(status.syringe()).isNull();
            assertThat(status.delivery().volumeToBeInfusedMillilitres()).isNull();
        });
        assertThat(bench.last(DeviceIdentity.class).attributes()).hasSize(2);
        assertThat(bench.asked())
                .containsExactly(
                        INF,
                        INST_SERIALNO,
                        COMMS_PROTOCOL,
                        COMMS_RESPONSE_MAX,
                        INF_VTBI,
                        SYRINGE_STATUS,
                        INF_RATE_MAX_SYRINGE);
    }

    /** At 5 mL/h a step of the volume counter is due every 7.2 s at the latest. */
    @Test
    void aPumpThatInfusesAndWhoseVolumeStandsStillIsFrozenUntilItMoves() {
        PumpBench bench = PumpBench.connected();
        bench.moving = false;
        bench.run(60_000);

        LineState frozen = bench.last(LineState.class);
        assertThat(frozen.status()).isEqualTo(Status.SILENT);
        assertThat(frozen.cause()).isEqualTo(Cause.FROZEN);
        assertThat(bench.harness.counts.get("frozen-status")).isBetween(28, 31);
        assertThat(bench.harness.events(PumpStatus.class)).as("none since").hasSizeBetween(29, 32);

        bench.poll(Asena.RUNNING.replace("1.234", "1.235"));
        assertThat(bench.last(LineState.class).status()).isEqualTo(Status.LIVE);
        assertThat(bench.harness.events(PumpStatus.class)).hasSizeBetween(30, 33);
    }

    @Test
    void aPressureThatMovesDoesNotMakeAVolumeMove() {
        PumpBench bench = PumpBench.connected();
        bench.moving = false;
        for (int i = 10; i < 70; i++) {
            bench.poll(Asena.RUNNING.replace("22.50", "22." + i));
        }

        assertThat(bench.last(LineState.class).cause()).isEqualTo(Cause.FROZEN);
    }

    @Test
    void anotherPumpInThePlaceOfAFrozenOneIsLive() {
        PumpBench bench = PumpBench.connected();
        bench.moving = false;
        bench.run(60_000);
        assertThat(bench.last(LineState.class).status()).isEqualTo(Status.SILENT);

        bench.poll(Asena.RUNNING.replace("8002-51740", "8002-51741"));
        assertThat(bench.last(LineState.class).status()).isEqualTo(Status.LIVE);
    }

    @Test
    void aPumpOnHoldMayRepeatItself() {
        PumpBench bench = PumpBench.connected();
        bench.replies.put(AlarisQuery.INF, Asena.ON_HOLD);
        bench.run(600_000);

        assertThat(bench.harness.counts).doesNotContainKey("frozen-status");
    }

    @Test
    void nothingHappensAfterTheConnectionHasClosed() {
        PumpBench bench = PumpBench.connected();
        bench.harness.driver.closed();
        bench.receive(Asena.RUNNING);
        bench.run(60_000);
        assertThat(bench.requests).isEmpty();
        assertThat(bench.harness.events).isEmpty();
    }

    /** At once and 70 ms on it waits for a poll's time, 65 ms on for the reply, 7 s on for the next probe of a silent pump. */
    @ParameterizedTest
    @ValueSource(longs = {0, 65, 70, 7000})
    void aTimerThatFiresAfterTheConnectionHasClosedDoesNothing(long millis) {
        PumpBench bench = PumpBench.connected();
        if (millis > 70) {
            bench.replies.clear();
        }
        bench.run(millis);
        bench.forget();
        bench.cancellable = false;
        bench.harness.driver.closed();
        bench.run(60_000);
        assertThat(bench.requests).isEmpty();
        assertThat(bench.harness.events).isEmpty();
        assertThat(bench.harness.counts).isEmpty();
    }

    @Test
    void nothingAPumpSendsThrows() {
        Gen.check(31, 200, random -> {
            PumpBench bench = PumpBench.connected();
            bench.checked = false; // replies to nothing come at any time
            AlarisQuery[] queries = AlarisQuery.values();
            for (int i = 0; i < 50; i++) {
                StringBuilder body = new StringBuilder(queries[random.nextInt(queries.length)].body());
                String[] fields = {
                    "", " ", "A", "-", "SET", "ml/h", "ml", "1.5", "-1", "x", "AL_OCCLU", "mmHg", "99:99:99"
                };
                for (int j = random.nextInt(16); j > 0; j--) {
                    body.append('^').append(fields[random.nextInt(fields.length)]);
                }
                assertThatCode(() -> bench.receive(body.toString())).doesNotThrowAnyException();
                bench.harness.time.advance(Duration.ofMillis(60));
            }
        });
    }

    private static Map<AlarisQuery, Long> counts(PumpBench bench) {
        return bench.asked().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
