package org.wardgate.simulator.nonin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardgate.simulator.nonin.Reading.Signal;

/** Vectors made from the table of Nonin 6470-000-01, page 16. */
class FourBytesTest {
    @Test
    void aGoodSignalHasNoFlags() {
        assertThat(FourBytes.of(reading(Signal.GOOD, 72, 97, Perfusion.GREEN), false))
                .hasToString("80486100");
    }

    @Test
    void theRatesUpperBitsAreInTheFirstByte() {
        assertThat(FourBytes.of(reading(Signal.GOOD, 140, 96, Perfusion.YELLOW), false))
                .as("marginal")
                .hasToString("890c6000");
        assertThat(FourBytes.of(reading(Signal.GOOD, 303, 88, Perfusion.RED), true))
                .as("low, and so are the batteries")
                .hasToString("922f5801");
    }

    @Test
    void artefactIsOutOfTrack() {
        assertThat(FourBytes.of(reading(Signal.ARTEFACT, 303, 88, Perfusion.GREEN), true))
                .hasToString("a62f5801");
    }

    @Test
    void withoutAFingerTheSensorAlarms() {
        assertThat(FourBytes.of(reading(Signal.NO_FINGER, 72, 97, Perfusion.GREEN), false))
                .as("kept for the display")
                .hasToString("80486108");
        assertThat(FourBytes.of(Reading.NONE, false)).hasToString("a37f7f08");
    }

    private static Reading reading(Signal signal, int pulse, int saturation, Perfusion perfusion) {
        return new Reading(signal, Numbers.MISSING, new Numbers(pulse, saturation), perfusion);
    }
}
