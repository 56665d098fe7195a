package org.wardgate.device.dri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Waveform;

class DriWavesTest {
    private final DriverHarness harness = new DriverHarness(new DriDriverProvider());

    private List<Waveform> after(byte[] frame) {
        harness.events.clear();
        harness.receive(frame);
        return harness.events(Waveform.class);
    }

    private static byte[] one(int type, byte[] samples) {
        return Records.frame(Records.record(9, 1, type, Records.TIME, samples));
    }

    /** DRI reference, 8.4. */
    @Test
    void theWorkedExampleIsOneSecondOfCarbonDioxide() {
        assertThat(after(Records.CO2_WAVE.toArray())).singleElement().satisfies(wave -> {
            assertThat(wave.metric().key()).isEqualTo("mdc:151724");
            assertThat(wave.label()).isEqualTo("CO2");
            assertThat(wave.samplePeriod()).isEqualTo(Duration.ofMillis(40));
            assertThat(wave.samples().count()).isEqualTo(25);
            assertThat(wave.samples().at(0)).isEqualTo(5);
            assertThat(wave.samples().at(15)).isEqualTo(520);
            assertThat(scale(wave).upper()).hasToString("0.01");
            assertThat(scale(wave).unit().code()).isEqualTo("%");
        });
        assertThat(harness.counts).containsEntry("wave-gap", 1);
    }

    private static Scale scale(Waveform wave) {
        return Objects.requireNonNull(wave.samples().scale());
    }

    @ParameterizedTest
    @CsvSource({
        "1, ECG1, 3333333, 1, uV",
        "3, ECG3, 3333333, 1, uV",
        "4, INVP1, 10000000, 0.01, mm[Hg]",
        "16, INVP5, 10000000, 0.01, mm[Hg]",
        "37, INVP8, 10000000, 0.01, mm[Hg]",
        "8, PLETH, 10000000, 0.01, %",
        "13, AWP, 40000000, 0.1, cm[H2O]",
        "14, FLOW, 40000000, 0.1, L/min",
        "15, RESP, 40000000, 0.01, Ohm",
        "21, EEG4, 10000000, 0.1, uV",
        "23, VOL, 40000000, 1, mL",
        "24, TONO_PRESS, 40000000, 0.1, mbar",
        "35, EEG_BIS, 3333333, 1, uV",
        "39, RESP_HIGH_RES, 10000000, 0.01, Ohm"
    })
    void curvesHaveTheirRatesAndUnits(int type, String name, long periodNanos, String step, String unit) {
        assertThat(after(one(type, Records.samples(0, 1, -2, 3))))
                .singleElement()
                .satisfies(wave -> {
                    assertThat(wave.label()).isEqualTo(name);
                    assertThat(wave.samplePeriod()).isEqualTo(Duration.ofNanos(periodNanos));
                    assertThat(scale(wave).upper()).hasToString(step);
                    assertThat(scale(wave).unit().code()).isEqualTo(unit);
                    assertThat(wave.samples().at(1)).isEqualTo(-2);
                });
    }

    @Test
    void aCurveOfBitsHasNoScale() {
        assertThat(after(one(29, Records.samples(0, 7))).get(0).samples().scale())
                .isNull();
    }

    @Test
    void severalCurvesComeInOneRecord() {
        byte[] first = Records.samples(0, 1, 2, 3);
        byte[] second = Records.samples(0, 4);
        byte[] record = Records.record(9, 1, 1, Records.TIME, first, second);
        record[16 + 5] = 8;

        assertThat(after(Records.frame(record))).extracting(Waveform::label).containsExactly("ECG1", "PLETH");
    }

    /** -32000 and below are no samples; what stands behind them keeps its time. */
    @Test
    void controlCodesAreNoSamples() {
        List<Waveform> waves = after(one(9, Records.samples(0, -32000, 5, 6, -32767, -32001, 7, -31999)));

        assertThat(waves).extracting(wave -> wave.samples().count()).containsExactly(2, 2);
        assertThat(waves.get(1).samples().at(1)).isEqualTo(-31999);
        assertThat(waves.get(0).header().deviceTime()).hasToString("2026-01-01T00:00:00.040");
        assertThat(waves.get(1).header().deviceTime()).hasToString("2026-01-01T00:00:00.200");
        assertThat(harness.counts).containsEntry("wave-control-code", 3);
    }

    @Test
    void whatIsNoCurveIsCounted() {
        byte[] tooLong = Records.samples(0, 1, 2);
        tooLong[0] = 3;
        byte[] negative = Records.samples(0, 1, 2);
        negative[1] = (byte) 0x80;

        assertThat(after(one(1, Records.samples(8, 0, 0)))).isEmpty();
        assertThat(after(one(22, Records.samples(0, 1)))).isEmpty();
        assertThat(after(one(200, Records.samples(0, 1)))).isEmpty();
        assertThat(after(one(1, tooLong))).isEmpty();
        assertThat(after(one(1, negative))).isEmpty();
        assertThat(after(one(1, new byte[5]))).isEmpty();
        assertThat(after(one(1, Records.samples(0)))).isEmpty();
        assertThat(harness.counts)
                .containsEntry("wave-lead-off", 1)
                .containsEntry("wave-of-twelve-leads", 1)
                .containsEntry("unknown-wave-200", 1)
                .containsEntry("bad-wave-length", 3);
    }
}
