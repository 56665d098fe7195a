package org.wardgate.simulator.contec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.contec.Observation.Signal;
import org.wardgate.testing.Gen;

class V7PacketTest {
    private static final Numbers SLOW = new Numbers(72, 97, 345);

    /** Made from V7.0, table 3; the second has bit 7 of the rate and of PI's low byte in its second byte. */
    @Test
    void realTimeDataIsPackedIntoSevenBits() {
        assertThat(realTime(Observation.ofPulse(5, false, 51, SLOW), true)).hasToString("018085b386c8e1d981");
        assertThat(realTime(Observation.ofPulse(5, true, 100, new Numbers(140, 95, 1210)), true))
                .hasToString("01a8c5e48c8cdfba84");
    }

    /** The first packet of a recorded session. */
    @Test
    void withoutPerfusionItIsWhatARecordedOximeterSent() {
        Observation seen = Observation.ofPulse(5, false, 51, new Numbers(65, 97, 345));

        assertThat(realTime(seen, false)).hasToString("01e085b396c1e1ffff");
    }

    @Test
    void withoutAFingerTheProbeIsInErrorAndNothingIsValid() {
        assertThat(realTime(Observation.noFinger(), false)).hasToString("01e980c090ffffffff");
        assertThat(realTime(Observation.noFinger(), true))
                .as("the flag of perfusion agrees with what the oximeter says it can")
                .hasToString("01e980c080ffffffff");
    }

    @Test
    void aSearchThatTakesLongIsToldApart() {
        assertThat(realTime(Observation.searching(false), true)).hasToString("01ea81c080ffffffff");
        assertThat(realTime(Observation.searching(true), true)).hasToString("01ea91c080ffffffff");
    }

    /** The maker says that the flag is to be ignored: the number stands. */
    @Test
    void aLowSaturationIsFlaggedAndValid() {
        Observation seen = new Observation(Signal.PULSE, 5, false, 51, 6, new Numbers(72, 89, 345));

        assertThat(realTime(seen, true)).hasToString("0180a5b386c8d9d981");
    }

    @Test
    void whatIsEncodedMeansTheSameWhenDecoded() {
        Gen.check(20260415, 200, random -> {
            V7Packet packet = new V7Packet(random.nextInt(0x80), Bytes.copyOf(Gen.bytes(random, random.nextInt(8))));
            assertThat(V7Packet.decode(packet.encode().toArray())).isEqualTo(packet);
        });
    }

    private static Bytes realTime(Observation seen, boolean withPerfusion) {
        return V7Packet.realTime(seen, withPerfusion).encode();
    }
}
