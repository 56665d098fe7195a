package org.wardgate.simulator.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.bcc.Options.Quirk;
import org.wardgate.simulator.pump.PumpSetup;

/** Everything that can be made to go wrong with a rack. */
class FaultTest {
    private static final Duration LATENCY = Options.DEFAULT.replyLatency();

    private final RackKit kit = new RackKit();

    /** What leaves in place of a frame, and what follows when it is not acknowledged: the frame itself, after 3 s. */
    private Bytes faulty(FrameFault fault) {
        kit.rack.faultFrame(1, fault);
        kit.request("ADMIN:VERSION");
        kit.pass(LATENCY);
        Bytes sent = kit.wire.takeBytes();
        kit.pass(Duration.ofSeconds(3));
        assertThat(kit.wire.takeBytes()).as("the next time it is right").isEqualTo(version());
        return sent;
    }

    private static Bytes version() {
        return BccFrame.encode("ComSystem/1/1>194,50100,V3.30", true, false);
    }

    @Test
    void aSumOrALengthIsWrong() {
        Bytes right = version();
        Bytes badSum = faulty(FrameFault.badSum());
        assertThat(badSum.length()).isEqualTo(right.length());
        assertThat(badSum.slice(0, 41)).isEqualTo(right.slice(0, 41));
        assertThat(BccFrame.content(badSum.toArray(), false)).isEmpty();

        RackKit other = new RackKit();
        other.rack.faultFrame(1, FrameFault.badLength());
        other.request("ADMIN:VERSION");
        other.pass(LATENCY);
        assertThat(other.wire.takeBytes().toLatin1(0, 7)).isEqualTo("\u000100040\u0002");
    }

    @Test
    void anEndIsMissingOrAStartTooMany() {
        assertThat(faulty(FrameFault.endMissing())).isEqualTo(version().slice(0, 42));

        RackKit other = new RackKit();
        other.rack.faultFrame(1, FrameFault.startInside());
        other.request("ADMIN:VERSION");
        other.pass(LATENCY);
        Bytes sent = other.wire.takeBytes();
        assertThat(sent.length()).isEqualTo(44);
        assertThat(sent.u8(21)).isEqualTo(1);
    }

    @Test
    void aFrameIsLostOrRefused() {
        assertThat(faulty(FrameFault.silent())).isEqualTo(Bytes.empty());
        RackKit other = new RackKit();
        other.rack.faultFrame(1, FrameFault.refusal());
        other.request("ADMIN:VERSION");
        other.pass(LATENCY);
        assertThat(other.wire.takeBytes()).isEqualTo(Bytes.ofHex("15"));
    }

    /** A host that acknowledges what it cannot have read is found out. */
    @Test
    void aDamagedFrameIsOwedNoAcknowledgement() {
        for (FrameFault fault :
                List.of(FrameFault.badSum(), FrameFault.badLength(), FrameFault.endMissing(), FrameFault.silent())) {
            RackKit other = new RackKit();
            other.rack.faultFrame(1, fault);
            other.request("ADMIN:VERSION");
            other.pass(LATENCY);
            other.acknowledge();
            assertThat(other.count("acks-without-frame")).isEqualTo(1);
        }
    }

    /** The last frame of an answer: the host must not take the answer for a complete one. */
    @Test
    void theEndOfAnAnswerIsLost() {
        kit.rack.faultFrame(2, FrameFault.silent());
        kit.request("MEM:GET");
        assertThat(kit.next()).singleElement().asString().endsWith(" more");
        kit.acknowledge();

        assertThat(kit.next()).isEmpty();
    }

    @Test
    void aFrameIsSplitAtEveryByte() {
        Bytes right = version();
        for (int at = 0; at <= right.length(); at++) {
            RackKit other = new RackKit();
            other.rack.faultFrame(1, FrameFault.split(at, Duration.ofMillis(70)));
            other.request("ADMIN:VERSION");
            other.pass(LATENCY);
            assertThat(other.wire.takeBytes()).isEqualTo(right.slice(0, at));
            other.pass(Duration.ofMillis(70));
            assertThat(other.wire.takeBytes()).isEqualTo(right.slice(at, right.length() - at));
            other.acknowledge();
            assertThat(other.count("acks-without-frame")).isZero();
        }
    }

    @Test
    void aFrameComesLateOrTwice() {
        kit.rack.faultFrame(1, FrameFault.late(Duration.ofSeconds(1)));
        kit.request("ADMIN:VERSION");
        assertThat(kit.next()).isEmpty();
        kit.pass(Duration.ofSeconds(1));
        assertThat(kit.wire.takeBytes().length()).isEqualTo(43);
        kit.acknowledge();

        kit.rack.faultFrame(1, FrameFault.twice());
        kit.request("ADMIN:VERSION");
        assertThat(kit.next()).hasSize(2);
        assertThat(kit.wire.sentAtMillis).as("in one piece").hasSize(2);
        kit.acknowledge();
        kit.acknowledge();
        assertThat(kit.count("acks-without-frame")).isZero();
        assertThatThrownBy(() -> kit.rack.faultFrame(0, FrameFault.silent())).hasMessageContaining("from 1");
    }

    @Test
    void aRackThatRestartsCountsFromZeroAndItsPumpsGoOn() {
        kit.pass(Duration.ofHours(1));
        kit.ask("MEM:GET");
        kit.rack.powerCycle();
        kit.pass(Duration.ofSeconds(2));

        List<String> answer = kit.ask("MEM:GET");
        assertThat(answer.get(0)).startsWith("ComSystem/1/1>2,50100,").contains("2,50111,GNNEW", ",INVI,2.5");
    }

    @Test
    void aPumpThatIsTakenOutIsToldOfOnceAndGoesOnOnItsBattery() {
        kit.ask("MEM:GET");
        kit.rack.takeOut("1-10");

        assertThat(kit.records("MEM:GET")).contains("50111,INRT,2.50").endsWith("5011A,GNERR,39");
        assertThat(kit.records("MEM:GET")).noneMatch(record -> record.contains("5011A"));
        assertThat(kit.records("MEM:GETSLOT#1A")).containsExactly("5011A,GNERR,11");

        kit.rack.takeOut("1-1");
        kit.pass(Duration.ofHours(1));
        assertThat(kit.records("MEM:GETSLOT#11")).containsExactly("50111,GNERR,39");
        assertThat(kit.records("MEM:GET")).containsExactly("50100,GNERR,11");
        assertThat(kit.pump("1-1").read().flow().infusedMillilitres()).isGreaterThan(2.4);
        assertThat(kit.pump("1-1").read().onMains()).isFalse();
    }

    @Test
    void aPumpThatIsTakenOutDuringAnAnswerIsToldOfInItsPlace() {
        kit.request("MEM:GET");
        kit.next();
        kit.rack.takeOut("1-10");
        kit.acknowledge();

        assertThat(kit.next()).containsExactly("ComSystem/1/1>194,5011A,GNERR,39 last");
    }

    @Test
    void aPumpIsMovedToAnotherSlotAndIsNewThere() {
        kit.ask("MEM:GET");
        kit.rack.takeOut("1-1");
        kit.rack.putIn("1-1", "1-10");
        assertThat(kit.rack.pump("1-10")).as("taken").isNotSameAs(kit.pump("1-1"));
        kit.rack.putIn("1-1", "2-1");
        assertThat(kit.records("MEM:GET")).as("no such pillar").noneMatch(record -> record.startsWith("50121"));
        kit.rack.putIn("1-1", "1-3");

        assertThat(kit.records("MEM:GET"))
                .contains("50113,GNNEW,688F030006", "50113,INSERNUM,40864", "50113,INM8,1")
                .noneMatch(record -> record.startsWith("5011A,GNNEW"));
        assertThat(kit.records("MEM:GET")).noneMatch(record -> record.contains("GNNEW"));
    }

    @Test
    void anotherSerialNumberIsNewInTheSameSlot() {
        kit.ask("MEM:GET");
        kit.pump("1-1").exchange("815");

        assertThat(kit.records("MEM:GET"))
                .contains("50111,GNNEW,688F030006", "50111,INSERNUM,815", "50111,INNR,6000032F");
    }

    /** What a pump is called may hold commas, and the odd character that shortens a name. */
    @Test
    void namesAreFreeText() {
        PumpSetup aqua = PumpSetup.syringe("5", "Aqua, 0,9%\uE021", 50, Decimal.of(1));
        RackKit named = new RackKit(Options.DEFAULT, Map.of(new Slot(1, 1), aqua));
        assertThat(named.records("MEM:GET")).contains("50111,INSOL,Aqua, 0,9%\uE021", "50111,INSOLSN,Aqua, 0");

        named.rack.say("50111", "INSOLSN", "Arteren\uE021");
        assertThat(named.value("50111", "INSOLSN")).isEqualTo("Arteren\uE021");
    }

    @Test
    void codesAndAddressesThatNobodyKnowsAreSaid() {
        kit.rack.say("50111", "NOVEL", "42");
        kit.rack.say("50111", "BARE", null);
        kit.rack.say("50111", "INRT", "_NA");
        kit.rack.say("50142", "INRT", "7.00");
        kit.rack.say("50100", "FMBANY", "scanned");
        kit.rack.hide("50111", "INM3");

        assertThat(kit.records("MEM:GET"))
                .contains("50111,NOVEL,42", "50111,BARE", "50111,INRT,_NA", "50142,INRT,7.00", "50100,FMBANY,scanned")
                .doesNotContain("50111,INM3,1", "50111,INRT,2.50");
        kit.rack.sayTheTruth();
        assertThat(kit.records("MEM:GET")).contains("50111,INM3,1").noneMatch(record -> record.contains("NOVEL"));
    }

    @Test
    void anyRequestCanBeRefused() {
        kit.rack.refuse(68, 2);

        assertThat(kit.records("MEM:GET")).containsExactly("50100,GNERR,68");
        assertThat(kit.records("ADMIN:ALIVE")).containsExactly("50100,GNERR,68");
        assertThat(kit.records("ADMIN:ALIVE")).containsExactly("50100,GNACK,0");
        assertThat(kit.count("violations")).isZero();
    }

    @Test
    void anAnswerComesUnasked() {
        kit.rack.sayUnasked();
        assertThat(kit.next()).singleElement().asString().contains("50111,INRT,2.50");
    }

    @Test
    void somePumpsAreAlwaysNew() {
        RackKit always = new RackKit(Options.DEFAULT.with(Quirk.ALWAYS_NEW), Map.of(new Slot(1, 1), RackKit.KETAMINE));
        always.ask("MEM:GET");
        assertThat(always.value("50111", "GNNEW")).isEqualTo("688F030006");
    }
}
