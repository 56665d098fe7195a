package org.wardgate.simulator.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.bcc.Options.Quirk;
import org.wardgate.simulator.pump.PumpAlarm;
import org.wardgate.simulator.pump.PumpSetup;

/** What a pump's records say of what befalls it. */
class PumpRecordsTest {
    private static final Slot FIRST = new Slot(1, 1);
    private static final Options AT_ONCE = Options.DEFAULT.withReplyLatency(Duration.ZERO);

    private final RackKit syringe = new RackKit(
            AT_ONCE,
            Map.of(
                    FIRST,
                    PumpSetup.syringe("40864", "Ketamine 50mg/50", 50, Decimal.parse("2.50"))
                            .withInfused(Decimal.parse("8.8"))
                            .andRunning()));
    private final RackKit volumetric = new RackKit(
            AT_ONCE,
            Map.of(
                    FIRST,
                    PumpSetup.volumetric("1815", "Lidocaine 2g/250", Decimal.parse("60.00"), Decimal.parse("250.0"))
                            .andRunning()));

    private static List<String> of(RackKit kit, String... codes) {
        List<String> wanted = List.of(codes);
        return kit.records("MEM:GET").stream()
                .filter(record -> wanted.contains(record.split(",", -1)[1]))
                .map(record -> record.replaceFirst("^50111,", ""))
                .toList();
    }

    /** As in the computed answer of the reference: 41.20 mL at 2.50 mL/h are 59328 s. */
    @Test
    void aSyringePumpThatRuns() {
        assertThat(syringe.records("MEM:GET"))
                .contains(
                        "50111,INRT,2.50",
                        "50111,INSOL,Ketamine 50mg/50",
                        "50111,INSOLSN,Ketamin",
                        "50111,INVOLACT,41.20",
                        "50111,INRMT,59328",
                        "50111,INVI,8.8",
                        "50111,INSYR,50",
                        "50111,INNR,60009FA0",
                        "50111,DSSTATUS,00051",
                        "50111,GNMODEL,Perfusor Space",
                        "50111,INAKKU,300");
        assertThat(of(syringe, "INM1", "INM2", "INM3", "INM5", "INM6", "INM8", "INM10"))
                .containsExactly("INM1,0", "INM2,0", "INM3,1", "INM5,1", "INM6,0", "INM8,1", "INM10,0");
        assertThat(of(syringe, "INM4", "INM9", "INA6", "INA10", "INA13", "INVTB", "INA3"))
                .containsExactly("INM4,_NV", "INM9,_NV", "INA3,0", "INA6,_NV", "INA10,_NV", "INA13,_NV", "INVTB,_NV");
        assertThat(of(syringe, "INDOCAL", "INDCON", "INDCONU", "INDORT", "INDORTU"))
                .containsExactly("INDOCAL,0", "INDCON,0", "INDCONU,32", "INDORT,0", "INDORTU,50");
    }

    @Test
    void aVolumetricPumpThatRuns() {
        assertThat(of(volumetric, "INRT", "INVTB", "INVOLACT", "INSYR", "INA2", "INA9", "INA12", "INA13", "GNMODEL"))
                .containsExactlyInAnyOrder(
                        "INRT,60.00",
                        "INVTB,250.0",
                        "INVOLACT,_NV",
                        "INSYR,_NV",
                        "INA2,_NV",
                        "INA9,_NV",
                        "INA12,_NV",
                        "INA13,0",
                        "GNMODEL,Infusomat Space");
        assertThat(volumetric.value("50111", "INRMT")).isEqualTo("15000");
    }

    /** What a gateway should find, by the pump's place. */
    @Test
    void theTruthIsToldOfEachPump() {
        syringe.ask("MEM:GET");
        assertThat(syringe.wire.takeSaid())
                .containsExactly(
                        "1-1 rate 2.50", "1-1 time-remaining 59328", "1-1 volume-infused 8.8", "1-1 pressure 9");
        volumetric.ask("MEM:GET");
        assertThat(volumetric.wire.takeSaid()).contains("1-1 volume-to-be-infused 250.0");
    }

    @Test
    void timesThatAreTooLongAreNoTimes() {
        RackKit slow = new RackKit(
                AT_ONCE,
                Map.of(
                        FIRST,
                        PumpSetup.syringe("1", "x", 50, Decimal.parse("0.30")).andRunning()));
        assertThat(slow.value("50111", "INRMT")).isEqualTo("65535");
        assertThat(slow.wire.takeSaid()).noneMatch(said -> said.contains("time-remaining"));
    }

    @Test
    void volumesFollowTheRateOnPatientTime() {
        syringe.pass(Duration.ofHours(2));
        assertThat(of(syringe, "INVOLACT", "INVI", "INTIME"))
                .containsExactly("INVOLACT,36.20", "INVI,13.8", "INTIME,120");
    }

    @Test
    void aClampRaisesThePressureUntilThePumpStops() {
        syringe.pump("1-1").occlude();
        syringe.pass(Duration.ofSeconds(13));
        assertThat(of(syringe, "INP2", "INA3", "INM3")).containsExactly("INP2,54", "INM3,1", "INA3,0");
        syringe.pass(Duration.ofSeconds(14));
        assertThat(of(syringe, "INRT", "INP2", "INM1", "INM3", "INA3", "DSSTATUS"))
                .containsExactly("INRT,0", "INP2,100", "DSSTATUS,00050", "INM1,1", "INM3,0", "INA3,1");

        syringe.pump("1-1").run();
        assertThat(of(syringe, "INM3", "INA3")).as("still clamped").containsExactly("INM3,0", "INA3,1");
        syringe.pump("1-1").releaseOcclusion();
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INP2", "INM3", "INA3")).containsExactly("INP2,9", "INM3,1", "INA3,0");
    }

    @Test
    void theSyringeIsNearlyEmptyAndThenEmpty() {
        syringe.pump("1-1").nearEnd();
        assertThat(of(syringe, "INRMT", "INM3", "INA2", "INA12"))
                .containsExactly("INRMT,120", "INM3,1", "INA2,0", "INA12,1");
        syringe.pass(Duration.ofMinutes(3));
        assertThat(of(syringe, "INVOLACT", "INRMT", "INM3", "INA2", "INA12"))
                .containsExactly("INVOLACT,0", "INRMT,0", "INM3,0", "INA2,1", "INA12,0");
    }

    @Test
    void aSyringeThatIsHeldAgainIsAFullOne() {
        syringe.pump("1-1").end();
        assertThat(of(syringe, "INM3", "INA2")).containsExactly("INM3,0", "INA2,1");
        syringe.pump("1-1").open();
        assertThat(syringe.value("50111", "INA9")).isEqualTo("1");
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INM3", "INA9")).as("not held").containsExactly("INM3,0", "INA9,1");
        syringe.pump("1-1").close();
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INVOLACT", "INM3", "INA2", "INA9"))
                .containsExactly("INVOLACT,50.00", "INM3,1", "INA2,0", "INA9,0");
    }

    @Test
    void aDoorStopsAVolumetricPumpAndSoDoesAir() {
        volumetric.pump("1-1").open();
        assertThat(of(volumetric, "INM3", "INA13")).containsExactly("INM3,0", "INA13,1");
        volumetric.pump("1-1").close();
        volumetric.pump("1-1").run();
        assertThat(of(volumetric, "INM3", "INA13")).containsExactly("INM3,1", "INA13,0");
        volumetric.pump("1-1").air();
        syringe.pump("1-1").air();
        assertThat(of(volumetric, "INM3", "INA15")).containsExactly("INM3,0", "INA15,1");
        assertThat(of(syringe, "INM3", "INA15")).as("it sees none").containsExactly("INM3,1", "INA15,0");
    }

    @Test
    void aVolumeThatIsInEndsTheInfusionOrKeepsTheVeinOpen() {
        volumetric.pump("1-1").nearEnd();
        volumetric.pass(Duration.ofMinutes(3));
        assertThat(of(volumetric, "INRT", "INM3", "INM10", "INA7"))
                .containsExactly("INRT,0", "INM3,0", "INM10,0", "INA7,1");

        RackKit kvo = new RackKit(
                AT_ONCE,
                Map.of(
                        FIRST,
                        RackKit.LIDOCAINE.withVtbi(Decimal.parse("1.0"), true).andRunning()));
        kvo.pass(Duration.ofMinutes(30));
        assertThat(of(kvo, "INRT", "INM3", "INM10", "INA7"))
                .containsExactly("INRT,3.00", "INM3,1", "INM10,1", "INA7,1");
        kvo.pass(Duration.ofMinutes(32));
        assertThat(of(kvo, "INVI", "INM3", "INM10", "INA7", "INA16"))
                .containsExactly("INVI,4.0", "INM3,0", "INM10,0", "INA7,0", "INA16,1");

        syringe.pump("1-1").keepVeinOpen();
        assertThat(of(syringe, "INRT", "INM10", "INA7")).containsExactly("INRT,1.00", "INM10,1", "INA7,1");
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INRT", "INM10", "INA7")).containsExactly("INRT,2.50", "INM10,0", "INA7,0");
    }

    /** 4 mL at 800 mL/h take 18 s. */
    @Test
    void aBolusIsFastAndEnds() {
        syringe.ask("MEM:GET");
        syringe.pump("1-1").bolus(Decimal.of(4));
        syringe.pass(Duration.ofSeconds(9));
        assertThat(of(syringe, "INRT", "INBORT", "INBOVAL", "INBOCNT", "INM2", "INM3"))
                .containsExactly("INRT,800.00", "INBORT,800.00", "INBOVAL,2.0", "INBOCNT,1", "INM2,1", "INM3,1");
        syringe.pass(Duration.ofSeconds(10));
        assertThat(of(syringe, "INRT", "INVI", "INBOVAL", "INBOCNT", "INM2", "INM3"))
                .containsExactly("INRT,2.50", "INVI,12.8", "INBOVAL,4.0", "INBOCNT,0", "INM2,0", "INM3,1");
        syringe.pump("1-1").hold();
        syringe.pump("1-1").bolus(Decimal.of(4));
        assertThat(syringe.value("50111", "INM2")).as("only while it infuses").isEqualTo("0");
    }

    @Test
    void aPumpRestsAndSaysWhenThatEnds() {
        syringe.pump("1-1").standby(Duration.ofMinutes(10));
        assertThat(of(syringe, "INSTBY", "INM1", "INM3", "INM6", "INA4"))
                .containsExactly("INSTBY,10", "INM1,1", "INM3,0", "INM6,1", "INA4,0");
        syringe.pass(Duration.ofMinutes(8));
        assertThat(of(syringe, "INSTBY", "INM6", "INA4", "INA5"))
                .containsExactly("INSTBY,2", "INM6,1", "INA4,1", "INA5,0");
        syringe.pass(Duration.ofMinutes(3));
        assertThat(of(syringe, "INSTBY", "INM6", "INA4", "INA5"))
                .containsExactly("INSTBY,0", "INM6,0", "INA4,0", "INA5,1");

        syringe.pump("1-1").standby(Duration.ofMinutes(10));
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INSTBY", "INM3", "INM6", "INA5"))
                .as("the old rest stays")
                .containsExactly("INSTBY,10", "INM3,1", "INM6,0", "INA5,0");
    }

    @Test
    void aBatteryFallsAlarmsAndEndsTheInfusion() {
        syringe.pump("1-1").setMains(false);
        syringe.pass(Duration.ofMinutes(269));
        assertThat(of(syringe, "INAKKU", "INM8", "INA11")).containsExactly("INM8,0", "INA11,0", "INAKKU,31");
        syringe.pump("1-1").drainBattery();
        syringe.pass(Duration.ofMinutes(9));
        assertThat(of(syringe, "INM3", "INA1", "INA11", "INAKKU"))
                .containsExactly("INM3,1", "INA1,0", "INA11,1", "INAKKU,1");
        syringe.pass(Duration.ofMinutes(2));
        assertThat(of(syringe, "INM3", "INA1", "INA11")).containsExactly("INM3,0", "INA1,1", "INA11,0");
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INM3", "INA1")).containsExactly("INM3,0", "INA1,1");
        syringe.pump("1-1").setMains(true);
        syringe.pump("1-1").run();
        assertThat(of(syringe, "INM3", "INM8", "INA1")).containsExactly("INM3,1", "INM8,1", "INA1,0");
    }

    @Test
    void theRateOfAPumpOnHoldIsZeroOrTheSetOne() {
        syringe.pump("1-1").hold();
        assertThat(of(syringe, "INRT", "INVTB", "INM3")).containsExactly("INRT,0", "INM3,0", "INVTB,_NV");
        RackKit kept = new RackKit(AT_ONCE.with(Quirk.RATE_KEPT_AT_STOP), Map.of(FIRST, RackKit.LIDOCAINE));
        assertThat(of(kept, "INRT", "INM3")).containsExactly("INRT,60.00", "INM3,0");
        assertThat(kept.wire.takeSaid()).contains("1-1 rate 0");
    }

    @Test
    void aDoseIsShownInDoseMode() {
        RackKit dosed = new RackKit(AT_ONCE, Map.of(FIRST, RackKit.KETAMINE.dosed(Decimal.parse("2.0"))));
        assertThat(of(dosed, "INDOCAL", "INDCON", "INDCONU", "INDORT", "INDORTU"))
                .containsExactly("INDOCAL,1", "INDCON,2.00", "INDCONU,31", "INDORT,5.00", "INDORTU,48");
    }

    @Test
    void theAverageIsOfTheTimeBetweenTwoRequests() {
        assertThat(syringe.value("50111", "INAVRT")).isEqualTo("_NV");
        syringe.pass(Duration.ofMinutes(30));
        syringe.pump("1-1").setRate(Decimal.parse("7.50"));
        syringe.pass(Duration.ofMinutes(30));
        assertThat(syringe.value("50111", "INAVRT")).isEqualTo("5.00");
    }

    @Test
    void everyAlarmThatThereIsCanBeRaised() {
        for (PumpAlarm alarm : PumpAlarm.values()) {
            RackKit kit = new RackKit(AT_ONCE, Map.of(FIRST, RackKit.KETAMINE));
            kit.pump("1-1").raise(alarm);
            assertThat(kit.records("MEM:GET").stream().filter(record -> record.matches("50111,INA[0-9]+,1")))
                    .as(alarm.name())
                    .hasSize(1);
            assertThat(kit.value("50111", "INM3")).isEqualTo(alarm.stops() ? "0" : "1");
            kit.pump("1-1").clear(alarm);
            assertThat(kit.records("MEM:GET")).noneMatch(record -> record.matches("50111,INA[0-9]+,1"));
        }
    }

    @Test
    void aPumpBeyondTheLastPillarIsRefused() {
        assertThatThrownBy(() -> new RackKit(AT_ONCE, Map.of(new Slot(2, 1), RackKit.KETAMINE)))
                .hasMessageContaining("2-1");
        assertThatThrownBy(() -> new Slot(1, 25)).hasMessageContaining("1-25");
    }
}
