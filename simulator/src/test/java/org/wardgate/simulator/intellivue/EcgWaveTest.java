package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.PollRequest.WAVES;
import static org.wardgate.simulator.intellivue.Vectors.ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.SHORT_ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.extendedPoll;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;

class EcgWaveTest {
    private static final int HANDLE = 0x02CA;
    private static final int SAMPLES = 0x0967;

    private final FakeLine line = new FakeLine();
    private final FakePatient patient = FakePatient.well();
    private final IntelliVueMonitor monitor =
            new IntelliVueMonitor(line, patient, Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)));

    @BeforeEach
    void powerOn() {
        monitor.start();
    }

    @Test
    void theSpecificationIsTheRecordedOne() {
        List<Bytes> recorded = Captures.messages("mib-serial-m8000-handshake-numerics-waves.raw");
        line.time.advance(DeviceClock.ofTicks(1_963_008));
        assertThat(line.ask(monitor, extendedPoll(4, 3, WAVES, 80_000))).containsExactly(recorded.get(12));
    }

    @Test
    void samplesComeFourTimesASecondInBurstsThatBeginBeforeTheSpecification() {
        line.advanceMillis(10_000);
        line.request(monitor, extendedPoll(4, 3, WAVES, 80_000));
        Decoded first = Decoded.poll(line.takeMessages().get(0));
        assertThat(first.sequence).isZero();
        assertThat(first.object(HANDLE).attributes()).hasSize(14).doesNotContainKey(SAMPLES);
        line.advanceMillis(2048);
        List<Decoded> waves = line.takeMessages().stream().map(Decoded::poll).toList();
        assertThat(waves).extracting(wave -> wave.sequence).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(waves)
                .extracting(wave -> wave.ticks - first.ticks)
                .containsExactly(-1024L, 1024L, 3072L, 5120L, 7168L, 9216L, 11264L, 13312L);
        assertThat(waves)
                .extracting(wave -> wave.object(HANDLE).attributes().size())
                .containsExactly(15, 1, 1, 1, 15, 1, 1, 1);
        assertThat(waves).allSatisfy(wave -> assertThat(wave.contexts).containsExactly(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"60", "72", "150"})
    void theWaveBeatsAtThePatientsHeartRate(String heartRate) {
        patient.shows(heartRate, null, null, null);
        int[] samples = minute();
        int beats = 0;
        for (int i = 1; i < samples.length; i++) {
            // the R wave alone rises above half a millivolt
            beats += samples[i - 1] < 0x2064 && samples[i] >= 0x2064 ? 1 : 0;
        }
        assertThat(beats).isBetween(Integer.parseInt(heartRate) - 1, Integer.parseInt(heartRate) + 1);
        assertThat(Arrays.stream(samples)).allMatch(sample -> sample > 0x1FB0 && sample < 0x20E0);
    }

    /** A patient counts whole beats at the R waves: the highest sample of a beat is where the count passes a whole number. */
    @Test
    void theHighestSampleOfABeatIsWhereThePatientsHeartBeats() {
        patient.shows("60", null, null, null);
        int[] samples = minute();
        for (int beat = 1; beat < 59; beat++) {
            int around = beat * 250 - 1; // sample n ends (n + 1) x 4 ms after the beginning
            int highest = around - 100;
            for (int at = around - 100; at <= around + 100; at++) {
                highest = samples[at] > samples[highest] ? at : highest;
            }
            assertThat(highest).isEqualTo(around);
        }
    }

    private int[] minute() {
        EcgWave wave = new EcgWave(patient);
        int[] samples = new int[60 * 250];
        Bytes array = Bytes.empty();
        for (int at = 0; at < samples.length; at++) {
            int inArray = at % EcgWave.SAMPLES;
            if (inArray == 0) {
                patient.nowNanos += EcgWave.NANOS;
                array = lead(wave);
            }
            samples[at] = array.u16(6 + 2 * inArray);
        }
        return samples;
    }

    private static Bytes lead(EcgWave wave) {
        Bytes compound = wave.samples(false, 0).get(0).attributes().get(0).value();
        assertThat(compound.u16(0)).isEqualTo(1);
        assertThat(compound.u16(2)).isEqualTo(compound.length() - 4);
        Bytes lead = compound.slice(4, compound.length() - 4);
        assertThat(lead.u16(0)).isEqualTo(0x0102);
        assertThat(lead.u16(4)).isEqualTo(lead.length() - 6).isEqualTo(128);
        return lead;
    }

    @Test
    void withoutAHeartRateTheLineIsFlatAndInvalid() {
        patient.shows(null, null, null, null);
        Bytes lead = lead(new EcgWave(patient));
        assertThat(lead.toHex()).isEqualTo("010280000080" + "2000".repeat(64));
    }

    @Test
    void aClientThatDidNotAskForWavesGetsNone() {
        line.request(monitor, SHORT_ASSOCIATE.replace("f00100088c", "f001000884"));
        assertThat(objects()).isEmpty();
        line.request(monitor, SHORT_ASSOCIATE);
        assertThat(objects()).isNotEmpty();
    }

    @Test
    void theWaveListSelectsWhatIsExported() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, setWaves("00024bb4"));
        assertThat(objects()).isEmpty();
        line.request(monitor, setWaves("00020102"));
        assertThat(objects()).isNotEmpty();
        line.request(monitor, setWaves("00020100"));
        assertThat(objects()).isNotEmpty();
    }

    private static String setWaves(String label) {
        return "e1000002 00010022 0003 0005 001c 002100000000 00000000 0001 000e 0000 f23a 0008 00010004" + label;
    }

    private List<Decoded.Observed> objects() {
        line.takeBytes();
        line.request(monitor, extendedPoll(4, 3, WAVES, 80_000));
        line.advanceMillis(1024);
        List<Decoded.Observed> objects = new ArrayList<>();
        line.takeMessages().stream()
                .filter(message -> message.u16(10) == 7)
                .forEach(message -> objects.addAll(Decoded.poll(message).objects));
        return objects;
    }
}
