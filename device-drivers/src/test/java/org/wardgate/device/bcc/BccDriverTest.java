package org.wardgate.device.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;

class BccDriverTest {
    private static final Bytes ALIVE = Bytes.copyOf(Wire.drawn("<00031{1/1/1>ADMIN:ALIVE}00061>"));
    private static final Bytes ALL = Bytes.copyOf(Wire.last("WARD3BED2/1/1", "MEM:GET"));
    private static final Bytes ACK = Bytes.ofHex("06");
    private static final String BED = "WARD3BED2/1/1";

    private final DriverHarness rack = new DriverHarness(new BccDriverProvider());

    private void pass(long millis) {
        rack.time.advance(Duration.ofMillis(millis));
    }

    /** Opens the conversation up to the first question for everything. */
    private void greet() {
        rack.driver.opened();
        rack.receive(Wire.GREETING);
        pass(600);
        assertThat(rack.takeSent()).containsExactly(ALIVE, ACK, ALL);
    }

    /** Answers the question that waits with one frame, and lets the time pass until the next. */
    private void answer(byte[] frame) {
        rack.receive(frame);
        pass(BccDriver.PERIOD.toMillis());
        assertThat(rack.takeSent()).containsExactly(ACK, ALL);
    }

    private static byte[] pump(int seconds, String... values) {
        return Wire.last(BED, records(seconds, "50111", values));
    }

    private static String[] records(int seconds, String address, String... values) {
        String[] records = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            records[i] = seconds + "," + address + "," + values[i];
        }
        return records;
    }

    private <E extends DeviceEvent> List<E> of(String device, Class<E> kind) {
        return rack.events(kind).stream()
                .filter(event -> event.header().deviceId().equals(device))
                .toList();
    }

    private PumpStatus lastStatus(String place) {
        List<PumpStatus> all = of(place, PumpStatus.class);
        return all.get(all.size() - 1);
    }

    // the conversation

    @Test
    void eachFrameIsAcknowledgedAndTheNextQuestionWaitsForTheLast() {
        greet();
        for (byte[] frame : List.of(Wire.FIRST, Wire.SECOND)) {
            rack.receive(frame);
            pass(100);
            assertThat(rack.takeSent()).containsExactly(ACK);
            pass(4_800);
            assertThat(rack.takeSent()).isEmpty();
        }
        rack.receive(Wire.THIRD);
        pass(599);
        assertThat(rack.takeSent()).containsExactly(ACK);
        pass(1);
        assertThat(rack.takeSent()).containsExactly(ALL);
    }

    @Test
    void framesThatComeAtOnceAreEachAcknowledged() {
        greet();
        rack.receive(Wire.FIRST);
        rack.receive(Wire.SECOND);
        rack.receive(Wire.THIRD);
        pass(4_999);
        assertThat(rack.takeSent()).containsExactly(ACK, ACK, ACK);
        pass(1);
        assertThat(rack.takeSent()).containsExactly(ALL);
    }

    /** Some racks end every frame as if it were the last. */
    @Test
    void aFrameBehindTheLastBelongsToTheAnswer() {
        greet();
        rack.receive(pump(1, "INM3,1", "INVI,1.0"));
        pass(300);
        rack.receive(Wire.last(BED, records(1, "50112", "INM3,0")));
        pass(4_699);
        assertThat(rack.takeSent()).containsExactly(ACK, ACK);
        assertThat(lastStatus("1-2").state()).isEqualTo(State.STOPPED);
    }

    @Test
    void theRackIsAskedAsItNamesItself() {
        rack.driver.opened();
        rack.receive(Wire.last("icu/7/1", "9,50100,GNACK,0"));
        pass(600);
        assertThat(rack.takeSent()).last().isEqualTo(Bytes.copyOf(Wire.last("icu/7/1", "MEM:GET")));
        assertThat(rack.events(DeviceIdentity.class))
                .extracting(DeviceIdentity::manufacturer, DeviceIdentity::model, DeviceIdentity::attributes)
                .containsExactly(tuple("B. Braun", "SpaceCom", Map.of("bed", "icu/7/1")));
    }

    @Test
    void aRackThatDoesNotAnswerIsAskedWithAndWithoutStuffing() {
        Bytes stuffed = Bytes.copyOf(Wire.stuffed(ALIVE.toArray()));
        rack.driver.opened();
        pass(24_000);
        assertThat(rack.takeSent()).containsExactly(ALIVE, ALIVE, stuffed, stuffed, ALIVE);
        assertThat(rack.events(LineState.class))
                .extracting(LineState::status, LineState::cause)
                .contains(tuple(Status.SILENT, Cause.NO_ANSWER));
    }

    @Test
    void aRackThatWantsStuffingIsAskedThatWayFromThenOn() {
        rack.driver.opened();
        pass(12_000);
        rack.takeSent();
        rack.receive(Wire.stuffed(Wire.GREETING));
        pass(600);
        assertThat(rack.takeSent()).containsExactly(ACK, Bytes.copyOf(Wire.stuffed(ALL.toArray())));
    }

    /** It is told what is wrong, so that it is not asked the same again, nor at once. */
    @Test
    void aRackThatCallsTheQuestionWrongIsGreetedTheOtherWay() {
        greet();
        rack.receive(Wire.last(BED, "194,50100,GNERR,68"));
        pass(4_999);
        assertThat(rack.takeSent()).containsExactly(ACK);
        pass(1);
        assertThat(rack.takeSent()).containsExactly(Bytes.copyOf(Wire.stuffed(ALIVE.toArray())));
        assertThat(rack.counts).containsEntry("wrong-syntax", 1);
    }

    @Test
    void aRackThatFallsSilentIsGreetedAgain() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0"));
        pass(18_000);
        assertThat(rack.events(LineState.class)).last().satisfies(line -> {
            assertThat(line.status()).isEqualTo(Status.SILENT);
            assertThat(line.detail()).contains("with and without character stuffing");
        });
        assertThat(rack.takeSent()).contains(ALIVE);
    }

    @Test
    void bytesThatFormNoFrameAreCalledSo() {
        rack.driver.opened();
        rack.receive(new byte[] {'x', 'y'});
        pass(17_000);
        assertThat(rack.events(LineState.class))
                .last()
                .satisfies(line -> assertThat(line.cause()).isEqualTo(Cause.NOISE));
    }

    @Test
    void aDamagedFrameIsNotAcknowledged() {
        greet();
        byte[] damaged = Wire.FIRST.clone();
        damaged[100] ^= 1;
        rack.receive(damaged);
        pass(4_000);
        assertThat(rack.takeSent()).isEmpty();
        assertThat(rack.dropped).hasSize(1);
    }

    @Test
    void overARecordingNothingIsSentAndEverythingIsTaken() {
        rack.receive(Wire.FIRST);
        rack.receive(new byte[] {6});
        rack.receive(Wire.SECOND);
        pass(60_000);
        assertThat(rack.sent).isEmpty();
        assertThat(rack.events(PumpStatus.class)).hasSize(2);
    }

    @Test
    void afterTheCloseNothingHappens() {
        greet();
        rack.receive(Wire.FIRST);
        rack.driver.closed();
        int events = rack.events.size();
        rack.receive(Wire.SECOND);
        pass(60_000);
        assertThat(rack.takeSent()).isEmpty();
        assertThat(rack.events).hasSize(events);
    }

    /** Its clock counts seconds since it has started. */
    @Test
    void aRackThatRepeatsItselfIsFrozenAndNothingOfItIsUsed() {
        greet();
        answer(pump(9_000, "INM3,1", "INVI,1.0", "INRT,5"));
        answer(pump(9_000, "INM3,1", "INVI,1.1", "INRT,5"));
        int before = of("1-1", PumpStatus.class).size();
        answer(pump(9_000, "INM3,1", "INVI,1.2", "INRT,5"));
        assertThat(of("1-1", PumpStatus.class)).hasSize(before);
        assertThat(of("device", LineState.class))
                .last()
                .satisfies(line -> assertThat(line.cause()).isEqualTo(Cause.FROZEN));
        answer(pump(3, "INM3,1", "INVI,1.2", "INRT,5"));
        assertThat(of("device", LineState.class))
                .last()
                .satisfies(line -> assertThat(line.status()).isEqualTo(Status.LIVE));
        assertThat(of("1-1", PumpStatus.class)).hasSize(before + 1);
    }

    /** Only an answer to a question is complete: what comes late or unasked may be the rest of one. */
    @Test
    void framesThatNobodyAskedForTakeNobodyAway() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0"));
        rack.receive(pump(6, "INM3,1", "INVI,1.1"));
        pass(700);
        for (int i = 0; i < 4; i++) {
            rack.receive(Wire.last(BED, records(7 + i, "50112", "INM3,0")));
            pass(700);
        }
        assertThat(of("1-1", LineState.class)).extracting(LineState::cause).doesNotContain(Cause.TAKEN_OUT);
    }

    /** After a silence its first answer is kept from the driver: it is asked again, and what comes then is new. */
    @Test
    void aRackThatSpeaksAgainIsAskedAgainSoon() {
        rack.driver.opened();
        rack.takeSent();
        rack.driver.late();
        pass(749);
        assertThat(rack.takeSent()).isEmpty();
        pass(1);
        assertThat(rack.takeSent()).containsExactly(ALIVE);
    }

    // the pumps

    @Test
    void thePumpsOfAnAnswerAreToldEachForItself() {
        greet();
        rack.receive(Wire.FIRST);
        rack.receive(Wire.SECOND);
        rack.receive(Wire.THIRD);

        PumpStatus first = lastStatus("1-1");
        assertThat(first.state()).isEqualTo(State.INFUSING);
        assertThat(first.drug()).isEqualTo("Ketamine 50mg/50");
        assertThat(first.syringe()).isEqualTo("50 mL");
        assertThat(first.alarming()).isFalse();
        assertThat(first.delivery().rateMillilitresPerHour()).isEqualTo(Decimal.parse("2.50"));
        assertThat(first.delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("8.8"));
        assertThat(first.delivery().timeRemaining()).isEqualTo(Duration.ofSeconds(59328));
        PumpStatus second = lastStatus("1-2");
        assertThat(second.state()).isEqualTo(State.STOPPED);
        assertThat(second.rawState()).isEqualTo("alarm");
        assertThat(second.alarming()).isTrue();
        assertThat(second.delivery().rateMillilitresPerHour()).isEqualTo(Decimal.of(0));
        assertThat(second.delivery().volumeToBeInfusedMillilitres()).isEqualTo(Decimal.parse("120.5"));
        PumpStatus third = lastStatus("1-10");
        assertThat(third.drug()).isEqualTo("Aqua, 0,9%");
        assertThat(third.delivery().volumeInfusedMillilitres()).isNull();
        assertThat(rack.events(DeviceAlert.class))
                .extracting(alert -> alert.header().deviceId(), DeviceAlert::code, DeviceAlert::priority)
                .containsExactly(tuple("1-2", "INA3", Priority.HIGH));
        assertThat(rack.events(Reading.class))
                .filteredOn(reading -> reading.header().deviceId().equals("1-1"))
                .extracting(Reading::metric, reading -> ((Measurement.Value) reading.measurement()).unit())
                .containsExactly(
                        tuple(new MetricId.Raw("bbraun-space", "INVOLACT"), Unit.MILLILITRE),
                        tuple(new MetricId.Raw("bbraun-space", "INTIME"), new Unit("min")),
                        tuple(new MetricId.Raw("bbraun-space", "INP1"), Unit.ONE),
                        tuple(new MetricId.Raw("bbraun-space", "INP2"), Unit.PERCENT),
                        tuple(new MetricId.Raw("bbraun-space", "INAKKU"), new Unit("min")));
    }

    /** BCC, captured answer: of a pump that is idle, one that runs, and the unique number of the same pump. */
    @Test
    void whatWasSeenOfRealPumpsIsRead() {
        greet();
        rack.receive(Wire.more(
                BED,
                records(
                        214,
                        "50111",
                        "GNNEW,688F030006",
                        "INRT,0",
                        "INSOL,_NV",
                        "INRMT,0",
                        "INVI,0",
                        "INNR,60008D98",
                        "INSYR,0",
                        "INSERNUM,36248",
                        "INM1,1",
                        "INM2,0",
                        "INM3,0",
                        "INM4,_NV",
                        "INM6,0",
                        "INA6,_NV")));
        rack.receive(Wire.last(
                BED,
                records(
                        215,
                        "50113",
                        "GNNEW,688F030006",
                        "INRT,0.30",
                        "INSOL,Arterenol4mg/50",
                        "INVOLACT,47.64",
                        "INRMT,65535",
                        "INDOCAL,0",
                        "INDCON,0",
                        "INDCONU,32",
                        "INVI,1.4",
                        "INNR,60009FA0",
                        "INM1,0",
                        "INM2,0",
                        "INM3,1",
                        "INM10,0")));

        assertThat(lastStatus("1-1").state()).isEqualTo(State.STOPPED);
        assertThat(lastStatus("1-1").rawState()).isEqualTo("ready");
        assertThat(lastStatus("1-1").drug()).isNull();
        assertThat(lastStatus("1-1").syringe()).isNull();
        assertThat(lastStatus("1-3").state()).isEqualTo(State.INFUSING);
        assertThat(lastStatus("1-3").delivery().timeRemaining()).isNull();
        assertThat(rack.events(DeviceIdentity.class))
                .extracting(DeviceIdentity::model, DeviceIdentity::serialNumber)
                .containsExactly(
                        tuple("SpaceCom", null), tuple("Perfusor Space", "36248"), tuple("Perfusor Space", "40864"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "INM2,1|INM3,1 BOLUS bolus",
                "INM3,1|INM10,1 KVO kvo",
                "INM3,1|INM10,0 INFUSING pumping",
                "INM3,1|INA11,1 INFUSING pumping",
                "INM3,0|INM6,1 PAUSED standby",
                "INM3,0|INA2,1 STOPPED alarm",
                "INM3,0|INM1,1 STOPPED ready",
                "INM3,0 STOPPED stopped",
                "INM1,1 STOPPED ready",
                "INRT,5 UNKNOWN stopped",
                "INM3,x UNKNOWN stopped"
            })
    void whatAPumpDoesIsInItsFlags(String values, State state, String rawState) {
        greet();
        rack.receive(pump(1, values.split("\\|")));
        assertThat(lastStatus("1-1").state()).isEqualTo(state);
        assertThat(lastStatus("1-1").rawState()).isEqualTo(rawState);
    }

    @Test
    void aPumpWhoseVolumeRisesWhileItSaysThatItStandsCountsAsInfusing() {
        greet();
        answer(pump(1, "INM3,0", "INVI,1.0", "INRT,5"));
        answer(pump(6, "INM3,0", "INVI,1.1", "INRT,5"));
        assertThat(lastStatus("1-1").state()).isEqualTo(State.INFUSING);
        assertThat(rack.counts).containsEntry("volume-rises-while-stopped", 1);
    }

    /** What it gave before it was stopped has risen the volume of the first answer after it. */
    @Test
    void aPumpThatHasJustStoppedHasStopped() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0", "INRT,90"));
        answer(pump(6, "INM3,0", "INA3,1", "INVI,1.1", "INRT,0"));
        assertThat(lastStatus("1-1").state()).isEqualTo(State.STOPPED);
        assertThat(rack.counts).doesNotContainKey("volume-rises-while-stopped");
    }

    @Test
    void aValueThatIsNotStatedAnyMoreIsNotKnown() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0", "INRT,5"));
        answer(pump(6, "INM3,1", "INVI,1.1"));
        assertThat(lastStatus("1-1").delivery().rateMillilitresPerHour()).isNull();
    }

    @Test
    void anAlarmEndsWhenThePumpSaysSoAndNotWhenItSaysNothing() {
        greet();
        answer(pump(1, "INM3,0", "INA15,1"));
        answer(pump(6, "INM3,0"));
        rack.driver.forgotten();
        answer(pump(11, "INM3,0", "INA15,1"));
        answer(pump(16, "INM3,0", "INA15,0"));
        assertThat(rack.events(DeviceAlert.class))
                .extracting(DeviceAlert::code, DeviceAlert::active)
                .containsExactly(tuple("INA15", true), tuple("INA15", true), tuple("INA15", false));
        assertThat(lastStatus("1-1").alarming()).isFalse();
    }

    @Test
    void anotherSerialNumberInASlotIsAnotherPump() {
        greet();
        answer(pump(1, "INM3,0", "INA3,1", "INSERNUM,7", "INVI,9.0"));
        answer(pump(6, "INM3,0", "INSERNUM,8", "INVI,9.5"));
        assertThat(rack.counts).containsEntry("pump-exchanged", 1);
        assertThat(rack.events(DeviceAlert.class))
                .last()
                .satisfies(alert -> assertThat(alert.active()).isFalse());
        assertThat(lastStatus("1-1").state()).isEqualTo(State.STOPPED);
        assertThat(of("1-1", DeviceIdentity.class))
                .extracting(DeviceIdentity::serialNumber)
                .containsExactly("7", "8");
    }

    @Test
    void aPumpThatTheRackCallsRemovedIsTakenOut() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0"));
        rack.receive(Wire.drawn("<00047{WARD3BED2/1/1>5003,50112,GNERR,39}00140>"));
        assertThat(of("1-2", LineState.class)).isEmpty();
        rack.receive(Wire.last(BED, "5003,50111,GNERR,39"));
        assertThat(of("1-1", LineState.class)).last().satisfies(line -> {
            assertThat(line.cause()).isEqualTo(Cause.TAKEN_OUT);
            assertThat(line.detail()).isEqualTo("taken out of slot 1-1 of the rack");
        });
    }

    @Test
    void aPumpThatTwoCompleteAnswersDoNotMentionIsTakenOut() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0"));
        answer(Wire.last(BED, records(6, "50112", "INM3,0")));
        assertThat(of("1-1", LineState.class)).hasSize(1);
        answer(Wire.last(BED, records(11, "50112", "INM3,0")));
        assertThat(of("1-1", LineState.class))
                .extracting(LineState::cause)
                .containsExactly(Cause.NONE, Cause.TAKEN_OUT);
        answer(pump(16, "INM3,1", "INVI,1.0"));
        assertThat(of("1-1", LineState.class))
                .last()
                .satisfies(line -> assertThat(line.status()).isEqualTo(Status.LIVE));
    }

    @Test
    void anEmptyRackHasNoPumps() {
        greet();
        answer(pump(1, "INM3,0"));
        answer(Wire.last(BED, "6,50100,GNERR,11"));
        answer(Wire.last(BED, "11,50100,GNERR,11"));
        assertThat(of("1-1", LineState.class))
                .extracting(LineState::cause)
                .containsExactly(Cause.NONE, Cause.TAKEN_OUT);
    }

    @Test
    void anAnswerThatBreaksOffTakesNobodyAway() {
        greet();
        answer(pump(1, "INM3,1", "INVI,1.0"));
        for (int i = 0; i < 5; i++) {
            rack.receive(Wire.more(BED, records(6 + 6 * i, "50112", "INM3,0")));
            pass(6_000);
        }
        assertThat(of("1-1", LineState.class)).hasSize(1);
    }

    @Test
    void whatNamesAPersonIsPassedOver() {
        greet();
        rack.receive(pump(1, "INM3,1", "PATID,4711", "PATW,80", "NURSEID,9", "INVI,1"));
        rack.receive(Wire.last(BED, "1,50100,FMBANY,4711"));
        assertThat(rack.counts).containsEntry("personal-data-passed-over", 4);
        assertThat(rack.events(Reading.class)).isEmpty();
        assertThat(rack.events.toString()).doesNotContain("4711");
    }

    @Test
    void whatIsNotKnownIsToldUnderItsOwnCode() {
        greet();
        rack.receive(pump(1, "INM3,1", "INFUTURE,7.5", "TCIUT,abc", "INDOCAL,1", "INDORT,3", "INDORTU,52", "INDCON,9"));
        assertThat(rack.events(Reading.class))
                .extracting(
                        reading -> reading.metric().key(),
                        reading -> ((Measurement.Value) reading.measurement())
                                .unit()
                                .code())
                .containsExactly(
                        tuple("raw:bbraun-space:INFUTURE", "raw:bbraun-space:INFUTURE"),
                        tuple("raw:bbraun-space:INDORT", "ug/d"),
                        tuple("raw:bbraun-space:INDCON", "raw:bbraun-space:none"));
        assertThat(rack.counts).containsEntry("text-value", 1);
    }

    @Test
    void aRecordThatIsNoneHarmsNoOther() {
        greet();
        rack.receive(Wire.last(BED, "x,50111,INRT,9", "1,50111", "1,50142,INM3,1", "1,5019,INM3,1", "1,50111,INM3,1"));
        assertThat(rack.counts).containsEntry("unreadable-record", 2).containsEntry("unknown-address", 2);
        assertThat(lastStatus("1-1").state()).isEqualTo(State.INFUSING);
    }

    /** A name that is cut short ends in a character for private use. */
    @Test
    void aNameIsShownWithoutCharactersForPrivateUse() {
        greet();
        rack.receive(pump(1, "INM3,1", "INSOLSN,Arteren\uE021"));
        assertThat(lastStatus("1-1").drug()).isEqualTo("Arteren\u2026");
    }

    @Test
    void aPumpThatSaysItInfusesAndStandsStillIsFrozen() {
        greet();
        for (int i = 0; i < 8; i++) {
            answer(pump(5 * i, "INM3,1", "INVI,1.0", "INRT,60.0", "INRMT,900"));
        }
        assertThat(of("1-1", LineState.class))
                .last()
                .satisfies(line -> assertThat(line.cause()).isEqualTo(Cause.FROZEN));
        assertThat(of("1-1", PumpStatus.class)).hasSize(6);
        answer(pump(60, "INM3,1", "INVI,1.1", "INRT,60.0", "INRMT,890"));
        assertThat(of("1-1", LineState.class))
                .last()
                .satisfies(line -> assertThat(line.status()).isEqualTo(Status.LIVE));
    }

    @ParameterizedTest
    @CsvSource({"50100, 0-0", "50111, 1-1", "5011A, 1-10", "5011O, 1-24", "501110, 1-10", "501324, 3-24", "50139, 3-9"})
    void aSlotIsOneCharacterOrTwoDigits(String wire, String place) {
        assertThat(Address.fromWire(wire)).map(Address::place).hasValue(place);
    }

    @ParameterizedTest
    @CsvSource({"5011P", "50142", "50110", "501125", "501101", "5011a", "150111", "''"})
    void anAddressThatIsNoneIsNotGuessed(String wire) {
        assertThat(Address.fromWire(wire)).isEmpty();
    }

    @Test
    void placesAreSpelledAsPillarAndSlot() {
        assertThat(List.of("1-1", "3-24", "2-10")).allMatch(Address.PLACES::contains);
        assertThat(List.of("0-1", "4-1", "1-25", "1-0", "1-01", "1", "1-1-1")).noneMatch(Address.PLACES::contains);
    }
}
