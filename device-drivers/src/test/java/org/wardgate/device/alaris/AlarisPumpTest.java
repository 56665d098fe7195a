package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.device.alaris.AlarisMessage.Vtbi;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.EventHeader;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.time.Timestamp;

/** What becomes of a status. */
class AlarisPumpTest {
    private final PumpBench bench = PumpBench.connected();

    @Test
    void aRunningPumpIsShownAsItSays() {
        PumpStatus status = bench.poll(Asena.RUNNING);
        assertThat(status.state()).isEqualTo(State.INFUSING);
        assertThat(status.rawState()).isEqualTo("SET");
        assertThat(status.alarming()).isFalse();
        assertThat(status.syringe()).isEqualTo("BD PLASTIPAK 50 mL");
        assertThat(status.delivery())
                .isEqualTo(new Delivery(
                        Decimal.parse("5.00"),
                        Decimal.parse("1.234"),
                        Decimal.parse("11.000"),
                        Duration.ofMinutes(585),
                        false,
                        Decimal.parse("22.50")));
    }

    /** The age of a value counts from the arrival of its bytes. */
    @Test
    void aStatusCarriesTheArrivalOfItsFrame() {
        long arrival = bench.poll(Asena.RUNNING).header().received().linkNanos();
        assertThat(arrival).isEqualTo(1_020_000_000L);
    }

    @Test
    void moreThanADayLeftIsALowerBound() {
        Delivery delivery = bench.poll(Asena.ON_HOLD).delivery();
        assertThat(delivery.timeRemaining()).isEqualTo(Duration.ofHours(24));
        assertThat(delivery.timeRemainingAtLeast()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SET, 5.00, INFUSING",
        "SET, 0.01, INFUSING",
        "SET, 0.00, STOPPED",
        "SET, x, UNKNOWN",
        "HLD, 0.00, PAUSED",
        "HLD, 5.00, PAUSED",
        "BOLUS, 5.00, BOLUS",
        "PURGE, 5.00, PRIMING",
        "PRIME, 5.00, PRIMING",
        "KVO, 0.10, KVO",
        "TCI, 5.00, UNKNOWN",
        "set, 5.00, UNKNOWN",
        "'', 5.00, UNKNOWN"
    })
    void theModeWordAndTheRateGiveTheState(String word, String rate, State state) {
        PumpStatus status = bench.poll(Asena.RUNNING.replace("SET", word).replace("5.00", rate));
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.rawState()).isEqualTo(word);
    }

    @Test
    void anUnknownWordIsCountedAndAWordWithAnUnreadableRateIsNot() {
        bench.poll(Asena.RUNNING.replace("5.00", "x"));
        assertThat(bench.harness.counts).containsEntry("malformed-number", 1).doesNotContainKey("unknown-mode-word");
        bench.poll(Asena.RUNNING.replace("SET", "TCI"));
        assertThat(bench.harness.counts).containsEntry("unknown-mode-word", 1);
    }

    @ParameterizedTest
    @CsvSource({"ml/h, 5.00", "ML/H, 5.00", "mL/h, 5.00", "mg/h,", "'',"})
    void aRateInAnotherUnitIsNotMillilitresPerHourButFlows(String unit, @Nullable String rate) {
        PumpStatus status = bench.poll(Asena.RUNNING.replace("ml/h", unit));
        assertThat(status.delivery().rateMillilitresPerHour()).isEqualTo(rate == null ? null : Decimal.parse(rate));
        assertThat(status.state()).isEqualTo(State.INFUSING);
        assertThat(bench.harness.counts.getOrDefault("unknown-unit", 0)).isEqualTo(rate == null ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0.00^mmHg, 0.00", "-0.01^mmHg,", "-50.00^mmHg,", "22.50^kPa,", "^mmHg,", "high^mmHg,"})
    void aPressureIsMillimetresOfMercuryAndNotNegative(String fields, @Nullable String pressure) {
        PumpStatus status = bench.poll(Asena.RUNNING.replace("22.50^mmHg", fields));
        assertThat(status.delivery().pressureMillimetresOfMercury())
                .isEqualTo(pressure == null ? null : Decimal.parse(pressure));
    }

    @Test
    void aMalformedNumberIsAbsentAndTheOthersStay() {
        Delivery delivery = bench.poll(Asena.RUNNING.replace("1.234", "1,234").replace("09:45:00", "9 h"))
                .delivery();
        assertThat(delivery.volumeInfusedMillilitres()).isNull();
        assertThat(delivery.timeRemaining()).isNull();
        assertThat(delivery.rateMillilitresPerHour()).isEqualTo(Decimal.parse("5.00"));
        assertThat(bench.harness.counts).containsEntry("malformed-number", 2);
    }

    @Test
    void aRisingVolumeIsFlowThoughTheWordIsUnknown() {
        assertThat(unknownWord("1.234").state()).isEqualTo(State.UNKNOWN);
        PumpStatus status = unknownWord("1.244");
        assertThat(status.state()).isEqualTo(State.INFUSING);
        assertThat(status.rawState()).isEqualTo("XYZ");
    }

    /** At 5 mL/h a poll sees 0.0014 mL. */
    @Test
    void aSlowRiseIsFlowTooAndStandingStillEndsIt() {
        for (int i = 0; i < 10; i++) {
            assertThat(unknownWord("1.23" + i).state()).isEqualTo(State.UNKNOWN);
        }
        assertThat(unknownWord("1.240").state()).isEqualTo(State.INFUSING);
        for (int i = 1; i < 10; i++) {
            assertThat(unknownWord("1.240").state()).as("second %d", i).isEqualTo(State.INFUSING);
        }
        assertThat(unknownWord("1.240").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void theFlowOfAnEarlierWordDoesNotSpeakForANewOne() {
        bench.poll(Asena.RUNNING.replace("1.234", "1.300"));
        bench.poll(Asena.RUNNING.replace("1.234", "1.400"));
        assertThat(unknownWord("1.405").state()).isEqualTo(State.UNKNOWN);
        assertThat(unknownWord("1.410").state()).isEqualTo(State.INFUSING);
    }

    @Test
    void aVolumeThatFallsIsCountedAndIsNoFlow() {
        unknownWord("1.300");
        assertThat(unknownWord("0.100").state()).isEqualTo(State.UNKNOWN);
        assertThat(bench.harness.counts).containsEntry("volume-counter-reset", 1);
        assertThat(unknownWord("0.109").state()).isEqualTo(State.UNKNOWN);
        assertThat(unknownWord("0.110").state()).isEqualTo(State.INFUSING);
    }

    @Test
    void aVolumeToBeInfusedIsDroppedWhenItIsFifteenSecondsOld() {
        bench.replies.remove(AlarisQuery.INF_VTBI);
        // the last answer came at 270 ms
        bench.run(14_000);
        assertThat(bench.last(PumpStatus.class).header().received().linkNanos()).isLessThan(15_260_000_000L);
        assertThat(bench.last(PumpStatus.class).delivery().volumeToBeInfusedMillilitres())
                .isEqualTo(Decimal.parse("11.000"));
        bench.run(3000);
        assertThat(bench.last(PumpStatus.class).delivery().volumeToBeInfusedMillilitres())
                .isNull();
    }

    /** An age of d is reached at exactly d. */
    @Test
    void theAgeLimitOfAVolumeToBeInfusedIsReachedAtExactlyFifteenSeconds() {
        AlarisPump pump = new AlarisPump(what -> {});
        pump.accept((Vtbi) AlarisMessage.parse(Bytes.ofAscii("INF_VTBI^ACTIV^11.000^ml^STOP")), at(0));
        Status status = (Status) AlarisMessage.parse(Bytes.ofAscii(Asena.RUNNING));
        long limitNanos = 15_000_000_000L;
        assertThat(pump.status(new EventHeader("pump", at(limitNanos - 1), null, 1), status, null)
                        .delivery()
                        .volumeToBeInfusedMillilitres())
                .isNotNull();
        assertThat(pump.status(new EventHeader("pump", at(limitNanos), null, 2), status, null)
                        .delivery()
                        .volumeToBeInfusedMillilitres())
                .isNull();
    }

    private static Timestamp at(long patientNanos) {
        return new Timestamp(Instant.EPOCH, 0, patientNanos);
    }

    @ParameterizedTest
    @CsvSource({
        "INF_VTBI^ACTIV^7.5^ml^STOP, 7.5,",
        "INF_VTBI^ACTIV^7.5^ML^KVO, 7.5,",
        "INF_VTBI^DEACT^^^,,",
        "INF_VTBI^DEACT^7.5^ml^,,",
        "INF_VTBI^ACTIV^7.5^l^STOP,, unknown-unit",
        "INF_VTBI^ACTIV^x^ml^STOP,, malformed-number",
        "INF_VTBI^ARMED^7.5^ml^STOP,, unknown-vtbi-state"
    })
    void aVolumeToBeInfusedCountsWhileItIsActive(String reply, @Nullable String vtbi, @Nullable String counted) {
        bench.replies.put(AlarisQuery.INF_VTBI, reply);
        bench.run(6000);
        assertThat(bench.last(PumpStatus.class).delivery().volumeToBeInfusedMillilitres())
                .isEqualTo(vtbi == null ? null : Decimal.parse(vtbi));
        if (counted == null) {
            assertThat(bench.harness.counts).isEmpty();
        } else {
            assertThat(bench.harness.counts).containsOnlyKeys(counted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SYRINGE_STATUS^BD PERFUSOR^ 20^CONF, BD PERFUSOR 20 mL",
        "SYRINGE_STATUS^BD PERFUSOR^ ^CONF, BD PERFUSOR",
        "SYRINGE_STATUS^BD PERFUSOR^ 20^NONE, BD PERFUSOR 20 mL (NONE)"
    })
    void aSyringeIsItsTypeAndSizeAndAnythingButConfirmedIsSaid(String reply, String syringe) {
        bench.replies.put(AlarisQuery.SYRINGE_STATUS, reply);
        bench.run(61_000);
        assertThat(bench.last(PumpStatus.class).syringe()).isEqualTo(syringe);
    }

    @Test
    void aSyringeThatIsNoLongerStatedIsDropped() {
        bench.replies.remove(AlarisQuery.SYRINGE_STATUS);
        bench.run(178_000);
        assertThat(bench.last(PumpStatus.class).syringe()).isEqualTo("BD PLASTIPAK 50 mL");
        bench.run(5000);
        assertThat(bench.last(PumpStatus.class).syringe()).isNull();
    }

    @Test
    void aRateAboveTheSyringesMaximumIsShownAndCounted() {
        PumpStatus status = bench.poll(Asena.RUNNING.replace("5.00", "1200.01"));
        assertThat(status.delivery().rateMillilitresPerHour()).isEqualTo(Decimal.parse("1200.01"));
        assertThat(bench.harness.counts).containsEntry("rate-above-syringe-maximum", 1);
        bench.harness.counts.clear();
        bench.poll(Asena.RUNNING.replace("5.00", "1200.00"));
        assertThat(bench.harness.counts).isEmpty();
    }

    @Test
    void theFieldWithoutMeaningIsCountedWhenInUse() {
        bench.poll(Asena.RUNNING.replace("ml/h^^", "ml/h^KETAMINE^"));
        bench.run(1000);
        assertThat(bench.harness.counts).containsEntry("inf-field-6", 2);
    }

    private PumpStatus unknownWord(String volume) {
        return bench.poll(Asena.RUNNING.replace("SET", "XYZ").replace("1.234", volume));
    }
}
