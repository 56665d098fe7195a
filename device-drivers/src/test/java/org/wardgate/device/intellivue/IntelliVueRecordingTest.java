package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Reading;
import org.wardgate.model.Waveform;

/** The events of a real monitor's session, of which only the monitor's side was recorded. */
class IntelliVueRecordingTest {
    private static final int ANSWERS_WITH_VALUES = 7;

    private final DriverHarness harness = new DriverHarness(new IntelliVueDriverProvider());

    @BeforeEach
    void listen() {
        harness.receive(Recording.bytes());
    }

    private List<Reading> of(String channel) {
        return harness.events(Reading.class).stream()
                .filter(reading -> reading.channel().equals(channel))
                .toList();
    }

    private static String text(Measurement measurement) {
        return measurement instanceof Measurement.Value value
                ? value.value() + " " + value.unit().code() + " "
                        + value.quality().wireName()
                : ((Missing) measurement).reason().wireName();
    }

    @Test
    void nothingIsDroppedAndOnlyTheUndocumentedAttributesAreCounted() {
        assertThat(harness.dropped).isEmpty();
        assertThat(harness.counts)
                .containsExactly(
                        java.util.Map.entry("unknown-attribute-f237", ANSWERS_WITH_VALUES),
                        java.util.Map.entry("unknown-attribute-f998", ANSWERS_WITH_VALUES));
        assertThat(harness.sent).isEmpty();
    }

    @Test
    void theHeartRateIsSixtyInEveryAnswer() {
        assertThat(of("0001/82cf"))
                .hasSize(ANSWERS_WITH_VALUES)
                .allMatch(reading -> reading.metric().key().equals("mdc:147842")
                        && text(reading.measurement()).equals("60 /min good")
                        && "HR".equals(reading.label()));
    }

    @Test
    void theSegmentsAreEightReadingsAnAnswer() {
        assertThat(of("0001/82db").subList(0, 8))
                .extracting(reading -> text(reading.measurement()))
                .containsExactly(
                        "-0.9 mm good",
                        "-1.5 mm good",
                        "-0.5 mm good",
                        "1.2 mm good",
                        "-0.1 mm good",
                        "-1.0 mm good",
                        "0.7 mm good",
                        "0.8 mm good");
        assertThat(of("0001/82db")).hasSize(8 * ANSWERS_WITH_VALUES).allMatch(r -> r.episode() == null);
        assertThat(of("0001/82e8")).allMatch(r -> text(r.measurement()).equals("0 /min good"));
    }

    @Test
    void whatTheOximeterDoesNotMeasureIsInvalid() {
        for (String channel : List.of("0001/8400", "0001/8406", "0001/840a")) {
            assertThat(of(channel))
                    .hasSize(ANSWERS_WITH_VALUES)
                    .allMatch(reading -> text(reading.measurement()).equals("invalid"));
        }
    }

    @Test
    void theCuffThatNeverMeasuredIsUnavailableAndWeeksOld() {
        List<Reading> cuff = of("0001/8272");

        assertThat(cuff)
                .hasSize(3 * ANSWERS_WITH_VALUES)
                .allMatch(r -> text(r.measurement()).equals("unavailable"));
        assertThat(cuff.get(0).episode()).isNotNull();
        assertThat(Objects.requireNonNull(cuff.get(0).episode()).key()).isEqualTo("2021032912461800");
        Duration between = Duration.between(
                LocalDateTime.parse("2021-03-29T12:46:18"),
                Objects.requireNonNull(cuff.get(0).header().deviceTime()));
        assertThat(Objects.requireNonNull(cuff.get(0).episode()).age()).isEqualTo(between);
        assertThat(Objects.requireNonNull(cuff.get(20).episode()).age())
                .isEqualTo(between.plus(Duration.ofMillis(1024L * (ANSWERS_WITH_VALUES - 1))));
    }

    @Test
    void theDevicesClockIsItsTicksFromTheCreationEvent() {
        assertThat(of("0001/82cf").get(0).header().deviceTime())
                .isEqualTo(LocalDateTime.parse("2021-04-22T11:47:26").plusNanos((1963008 - 1950208) * 125_000L));
    }

    @Test
    void theWavesAreLeadsTwoVAndAvrAndThePlethysmogram() {
        List<Waveform> waves = harness.events(Waveform.class);
        Waveform lead = waves.get(0);

        assertThat(lead.metric().key()).isEqualTo("mdc:131330"); // lead II
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7))
                .extracting(lead.samples()::at)
                .containsExactly(0x201F, 0x2021, 0x2022, 0x2023, 0x2023, 0x2022, 0x2021, 0x201E);
        assertThat(lead.samples().count()).isEqualTo(64);
        assertThat(lead.samplePeriod()).isEqualTo(Duration.ofMillis(4));
        assertThat(Objects.requireNonNull(lead.samples().scale()).unit().code()).isEqualTo("mV");
        assertThat(waves).extracting(w -> w.metric().key()).contains("mdc:131395", "mdc:131390", "mdc:150452");
        Waveform pleth = waves.get(3);
        assertThat(pleth.label()).isEqualTo("Pleth");
        assertThat(pleth.samples().scale()).isNull();
        assertThat(pleth.samples().count()).isEqualTo(32);
        assertThat(waves).hasSize(4 * 23);
    }

    @Test
    void identityAndSessionAreTold() {
        assertThat(harness.events(DeviceIdentity.class))
                .singleElement()
                .extracting(DeviceIdentity::model)
                .isEqualTo("M8000");
        List<LineState> states = harness.events(LineState.class);
        assertThat(states).hasSize(3).allMatch(s -> s.status() == LineState.Status.LIVE);
        assertThat(states.get(2).session())
                .containsEntry("extension-options", "8e000000")
                .containsEntry("wave-priority-list", "00020100 00024bb4 00024a14 00024a10 00024a44 000250ac");
    }
}
