package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.device.driver.WireInput.Reason;

class LineCountersTest {
    private final LineCounters counters = new LineCounters();

    @Test
    void aLineThatSaidNothingHasCountedNothing() {
        assertThat(counters.frames()).isZero();
        assertThat(counters.bytesIn()).isZero();
        assertThat(counters.refused()).isZero();
        assertThat(counters.damagedFrames()).isZero();
        assertThat(counters.dropped()).isEmpty();
        assertThat(counters.notes()).isEmpty();
    }

    @Test
    void everyKindIsCountedByItself() {
        counters.onFrame();
        counters.onFrame();
        counters.onBytes(7);
        counters.onBytes(0);
        counters.onBytes(5);
        counters.onRefused();

        assertThat(counters.frames()).isEqualTo(2);
        assertThat(counters.bytesIn()).isEqualTo(12);
        assertThat(counters.refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsCountedAndOnlyNoiseIsNoDamagedFrame(Reason reason) {
        counters.onDropped(reason);
        counters.onDropped(reason);

        assertThat(counters.dropped()).containsExactly(entry(reason, 2L));
        assertThat(counters.damagedFrames()).isEqualTo(reason == Reason.NOISE ? 0 : 2);
    }

    @Test
    void notesAreCountedByNameAndListedInOrder() {
        counters.onNote("unknown-attribute-f998");
        counters.onNote("late-answer");
        counters.onNote("late-answer");

        assertThat(counters.notes()).containsExactly(entry("late-answer", 2L), entry("unknown-attribute-f998", 1L));
    }

    @Test
    void aFailureOfTheDriverIsCountedAmongTheNotes() {
        assertThat(counters.failures()).isZero();

        counters.onNote("late-answer");
        counters.onNote(DriverHandler.FAILURE);

        assertThat(counters.failures()).isEqualTo(1);
    }

    @Test
    void whatWasHandedOutDoesNotChangeAfterwards() {
        counters.onDropped(Reason.NOISE);
        var dropped = counters.dropped();
        var notes = counters.notes();

        counters.onDropped(Reason.NOISE);
        counters.onNote("late-answer");

        assertThat(dropped).containsExactly(entry(Reason.NOISE, 1L));
        assertThat(notes).isEmpty();
    }
}
