package org.wardgate.simulator.fresenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

/** Everything that can be made to go wrong with a base. */
class FaultTest {
    private final BaseKit kit = BaseKit.opened();

    private Bytes faulty(FrameFault fault) {
        kit.base.faultFrame(1, fault);
        Bytes reply = kit.reply(BaseFrame.encode("1LE;d"));
        assertThat(reply.u8(0)).isEqualTo(BaseFrame.ACK);
        return reply.slice(1, reply.length() - 1);
    }

    @Test
    void aReplyIsLostDamagedOrHasParityBits() {
        assertThat(faulty(FrameFault.silent()).length()).isZero();
        assertThat(faulty(FrameFault.badCheck())).isEqualTo(Bytes.ofHex("02 31 43 3B 64 30 30 33 32 32 30 03"));
        assertThat(faulty(FrameFault.eighthBits())).isEqualTo(Bytes.ofHex("02 B1 C3 BB E4 B0 B0 B3 B2 B2 B7 03"));
        kit.acknowledge();
        assertThat(kit.base.counters())
                .as("what could not be read is acknowledged by nobody")
                .containsEntry("acks-without-frame", 1L);
        kit.pass(Duration.ofSeconds(2));
        assertThat(kit.count("acks-missing")).isZero();
    }

    @Test
    void aReplyIsSplitAtEveryByteOrLate() {
        Bytes right = BaseFrame.encode("1C;d0032");
        for (int at = 0; at <= right.length(); at++) {
            assertThat(faulty(FrameFault.split(at, Duration.ofMillis(100)))).isEqualTo(right.slice(0, at));
            kit.pass(Duration.ofMillis(100));
            kit.acknowledge();
        }
        assertThat(faulty(FrameFault.late(Duration.ofMillis(100))).length()).isZero();
        kit.wire.takeBytes();
        kit.pass(Duration.ofMillis(100));
        assertThat(kit.wire.takeBytes().toHex()).contains(right.toHex());
        kit.acknowledge();
        assertThat(kit.count("acks-without-frame")).isZero();
        assertThatThrownBy(() -> kit.base.faultFrame(0, FrameFault.silent())).hasMessageContaining("from 1");
    }

    /** The probe is none of the frame's bytes, and wants its answer. */
    @Test
    void aProbeStandsInAFrame() {
        Bytes sent = faulty(FrameFault.probeInside());
        assertThat(sent).isEqualTo(Bytes.ofHex("02 31 43 3B 64 30 05 30 33 32 32 37 03"));
        kit.base.received(Bytes.ofHex("14 06"));

        assertThat(kit.base.counters())
                .containsEntry("enqs", 1L)
                .containsEntry("dc4s", 1L)
                .doesNotContainKeys("dc4s-without-enq", "acks-without-frame");
    }

    @Test
    void itIsNotReadyForACommand() {
        kit.base.refuse(1);
        assertThat(kit.ask("1LE;d")).isEqualTo("NAK6");
        assertThat(kit.ask("1LE;d")).isEqualTo("1C;d0032");
        assertThat(kit.count("commands-refused")).isEqualTo(1);
    }

    @Test
    void aModuleIsTakenOutAndPutInElsewhere() {
        kit.base.takeOut("1");
        assertThat(kit.ask("0LE;b") + kit.ask("1LE;d")).isEqualTo("0C;b021I;0E");
        kit.pass(Duration.ofMinutes(6));
        kit.wire.takeBytes();
        kit.base.putIn("1", "2");
        assertThat(kit.ask("0LE;b")).as("taken").isEqualTo("0C;b02");
        kit.base.putIn("1", "7");
        kit.base.putIn("1", "5");
        assertThat(kit.ask("0LE;bi") + kit.ask("5LE;r")).isEqualTo("0C;b12;i025I;1E");
        kit.ask("5DC");
        assertThat(kit.ask("5LE;r") + kit.ask("5LP")).as("it went on").isEqualTo("5C;r000006C65C;KETAMINE");
        assertThat(kit.ask("1DC")).isEqualTo("1I;0E");
    }

    @Test
    void theSameModuleOrAnotherOneHasToBeOpenedAnew() {
        kit.base.takeOut("1");
        kit.base.putIn("1", "1");
        assertThat(kit.ask("1LE;d") + kit.ask("1DC") + kit.ask("1LE;d")).isEqualTo("1I;1E1C1C;d0032");
        kit.pump("1").exchange("9");
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;1E");
        assertThat(kit.ask("1DC") + kit.ask("1LN")).isEqualTo("1C1C;9");
    }

    @Test
    void aPowerFailureClosesEverythingAndStopsNothing() {
        kit.base.powerCycle();
        assertThat(kit.ask("1LE;d")).isEqualTo("1I;0D");
        assertThat(kit.pump("1").read().flow().running()).isTrue();
    }

    @Test
    void aBaseThatIsOffIsDeafAndMute() {
        kit.base.stop();
        kit.pass(Duration.ofSeconds(5));
        assertThat(kit.ask("0DC")).isEmpty();
    }

    @Test
    void nothingMakesItThrow() {
        Gen.check(5, 300, random -> {
            BaseKit victim = BaseKit.opened();
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes = BaseFrame.encode(
                                new String(random.ints(20, ' ', '\u007F').toArray(), 0, 20))
                        .toArray();
            }
            victim.base.received(Bytes.copyOf(bytes));
            victim.pass(Duration.ofSeconds(3));
        });
    }
}
