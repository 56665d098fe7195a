package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;

class OptionsTest {
    private static final LocalDateTime CLOCK = LocalDateTime.of(2025, 1, 15, 9, 28, 25);
    private static final Options STANDARD = Options.standard(CLOCK);

    @Test
    void theStandardIsTheRecordedMonitor() {
        assertThat(STANDARD)
                .isEqualTo(new Options(
                        "M8000",
                        Bytes.ofHex("0009fb029e18"),
                        "",
                        Duration.ofMinutes(10),
                        996,
                        4000,
                        false,
                        CLOCK,
                        true,
                        Set.of(Sensor.ECG, Sensor.OXIMETER)));
    }

    @Test
    void eachChangeChangesOneThing() {
        Options changed = STANDARD.withBedLabel("BED 7")
                .withNibpInterval(null)
                .withMtuBytes(700)
                .withDemoMode(true)
                .withUnmeasuredParameters(false)
                .withSensors(Set.of(Sensor.THERMOMETER));
        assertThat(changed)
                .isEqualTo(new Options(
                        "M8000",
                        Bytes.ofHex("0009fb029e18"),
                        "BED 7",
                        null,
                        700,
                        4000,
                        true,
                        CLOCK,
                        false,
                        Set.of(Sensor.THERMOMETER)));
    }

    @Test
    void whatNoMonitorCanBeIsRejected() {
        assertThatThrownBy(() -> STANDARD.withBedLabel("seventeen letters"))
                .hasMessage("the bed label has at most 16 characters, not 17: shorten it");
        assertThatThrownBy(() -> STANDARD.withNibpInterval(Duration.ofSeconds(29)))
                .hasMessageContaining("at least 30 s");
        assertThatThrownBy(() -> STANDARD.withMtuBytes(499)).hasMessageContaining("500 to 1364");
        assertThatThrownBy(() -> STANDARD.withMtuBytes(1365)).hasMessageContaining("500 to 1364");
        assertThatThrownBy(() ->
                        new Options("M8000", Bytes.ofHex("00"), "", null, 996, 4000, false, CLOCK, true, Set.of()))
                .hasMessageContaining("6 or 8 bytes");
        assertThatThrownBy(() -> new Options(
                        "M8000", Bytes.ofHex("000000000000"), "", null, 996, 0, false, CLOCK, true, Set.of()))
                .hasMessageContaining("poll period");
    }
}
