package org.wardgate.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.simulator.patient.FakePatient;

class CuffTest {
    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();
    private final List<String> ends = new ArrayList<>();
    private final Cuff cuff = cuff(null);

    @Test
    void itIsFilledAndLetDownAndFindsThePressure() {
        patient.whole("72", "14", "97", null, "118/71/86");
        cuff.measure();
        List<Integer> pressures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pressures.add(cuff.pressure());
            wire.time.advance(Duration.ofSeconds(1));
        }
        assertThat(pressures).containsExactly(0, 80, 160, 155);
        assertThat(cuff.isMeasuring()).isTrue();
        wire.time.advance(Duration.ofSeconds(18).minusNanos(1));
        assertThat(ends).isEmpty();
        wire.time.advance(Duration.ofNanos(1));

        assertThat(ends).containsExactly("FOUND 118");
        assertThat(cuff.isMeasuring()).isFalse();
        assertThat(cuff.pressure()).isZero();
    }

    @Test
    void aCuffThatIsOffIsGivenUp() {
        patient.whole("72", "14", "97", null, "118/71/86");
        cuff.setOff(true);
        cuff.measure();
        wire.time.advance(Duration.ofSeconds(4));
        assertThat(cuff.pressure()).isEqualTo(10);
        wire.time.advance(Duration.ofSeconds(1));
        cuff.setOff(false);
        cuff.measure();
        wire.time.advance(Cuff.MEASUREMENT);

        assertThat(ends).containsExactly("LOOSE", "FOUND 118");
    }

    @Test
    void whereThereIsNoPressureItFindsNone() {
        cuff.measure();
        wire.time.advance(Cuff.MEASUREMENT);

        assertThat(ends).containsExactly("NO_SIGNAL");
    }

    @Test
    void aMeasurementThatIsStoppedEndsAtOnceAndOneThatGoesOnIsNotBegunAgain() {
        cuff.stop();
        cuff.measure();
        wire.time.advance(Duration.ofSeconds(10));
        cuff.measure();
        cuff.stop();
        wire.time.advance(Cuff.MEASUREMENT);

        assertThat(ends).containsExactly("STOPPED");
    }

    @Test
    void itMeasuresAtItsIntervalUntilPowerIsOff() {
        patient.whole("72", "14", "97", null, "118/71/86");
        Cuff regular = cuff(Duration.ofSeconds(30));
        regular.powerOn();
        wire.time.advance(Cuff.FIRST_AFTER.plus(Cuff.MEASUREMENT).plusSeconds(30));
        assertThat(ends).containsExactly("FOUND 118", "FOUND 118");

        wire.time.advance(Duration.ofSeconds(10));
        assertThat(regular.isMeasuring()).isTrue();
        regular.powerOff();
        wire.time.advance(Duration.ofMinutes(5));
        assertThat(ends).hasSize(2);
    }

    private Cuff cuff(@org.jspecify.annotations.Nullable Duration interval) {
        return new Cuff(
                wire,
                patient,
                interval,
                end -> ends.add(end.outcome()
                        + (end.pressure() == null ? "" : " " + end.pressure().systolicMillimetresOfMercury())));
    }
}
