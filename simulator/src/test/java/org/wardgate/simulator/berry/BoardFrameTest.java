package org.wardgate.simulator.berry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.device.Cuff.Outcome;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.simulator.patient.Vitals.Pressure;

/** Frames against those of the reference. */
class BoardFrameTest {
    private final FakePatient patient = new FakePatient();
    private final List<String> said = new ArrayList<>();
    private final Sensors sensors = new Sensors((quantity, value) -> said.add(quantity + " " + value));

    @Test
    void numbersAreThoseOfTheReference() {
        patient.whole("72", "14", "97", "36.7", null);
        Pressure pressure = new Pressure(Decimal.of(118), Decimal.of(71), Decimal.of(86));

        assertThat(hex(sensors.ecg(patient.vitals(), false))).isEqualTo("55aa08021848 0efb018b".replace(" ", ""));
        assertThat(hex(sensors.pressure(false, 0, new Cuff.End(Outcome.FOUND, pressure))))
                .isEqualTo("55aa080300007656 47e1".replace(" ", ""));
        assertThat(hex(sensors.pressure(true, 164, null))).isEqualTo("55aa08030452000000 9e".replace(" ", ""));
        assertThat(hex(sensors.pressure(false, 0, new Cuff.End(Outcome.LOOSE, null))))
                .isEqualTo("55aa08031000000000e4");
        assertThat(hex(sensors.saturation(patient.vitals(), false))).isEqualTo("55aa06040061484c");
        assertThat(hex(sensors.saturation(patient.vitals(), true))).isEqualTo("55aa0604027fff75");
        assertThat(said)
                .containsExactly(
                        "raw:berry:ECG_GAIN 2",
                        "raw:berry:ECG_FILTER 1",
                        "mdc:147842 72",
                        "mdc:151578 14",
                        "raw:berry:ST -0.05",
                        "raw:berry:RHYTHM 1",
                        "mdc:150021 118",
                        "mdc:150023 86",
                        "mdc:150022 71",
                        "mdc:150300 164",
                        "mdc:150456 97",
                        "mdc:149530 72");
        assertThat(hex(BoardFrame.of(0x01, 0x80, 0x82, 0x7E, 0x78, 0x7D, 0x81, 0x80)))
                .isEqualTo("55aa0a018082 7e787d8180 7e".replace(" ", ""));
        assertThat(hex(BoardFrame.of(0x30, 0))).isEqualTo("55aa043000cb");
        assertThat(hex(BoardFrame.of(0xFE, 40))).isEqualTo("55aa04fe28d5");
        assertThat(hex(BoardFrame.of(0xFF, 30))).isEqualTo("55aa04ff1ede");
        assertThat(hex(BoardFrame.of(0x05, 0, 36, 7))).isEqualTo("55aa0605002407c9");
    }

    @Test
    void whatIsNotSeenIsNoNumber() {
        patient.whole(null, null, null, null, null);

        assertThat(hex(sensors.ecg(patient.vitals(), false))).isEqualTo("55aa08021a00000000db");
        assertThat(hex(sensors.saturation(patient.vitals(), false))).isEqualTo("55aa0604027fff75");
        assertThat(sensors.temperature(patient.vitals()).data()).hasToString("030000");
        assertThat(sensors.pressure(false, 0, null).data()).hasToString("0000000000");
        assertThat(said).noneMatch(each -> each.startsWith("mdc"));
        patient.whole("72", null, null, "36.66", null);
        assertThat(sensors.saturation(patient.vitals(), false).data())
                .as("a pulse without a saturation")
                .hasToString("037fff");
        assertThat(sensors.ecg(patient.vitals(), true).data()).hasToString("1a00000000");
        assertThat(sensors.ecg(patient.vitals(), false).data()).hasToString("184800fb01");
        assertThat(sensors.temperature(patient.vitals()).data()).hasToString("022407");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "30, 11", "45, 11", "46, 1", "139, 1", "140, 10", "300, 10"})
    void theRhythmFollowsTheRate(String rate, int rhythm) {
        patient.whole(rate, "14", "97", null, null);

        assertThat(sensors.ecg(patient.vitals(), false).data().u8(4)).isEqualTo(rhythm);
    }

    @Test
    void everyEndOfAMeasurementHasItsState() {
        assertThat(sensors.pressure(false, 0, new Cuff.End(Outcome.STOPPED, null))
                        .data()
                        .u8(0))
                .isEqualTo(8);
        assertThat(sensors.pressure(false, 0, new Cuff.End(Outcome.NO_SIGNAL, null))
                        .data()
                        .u8(0))
                .isEqualTo(28);
    }

    /** Commands are found behind noise, behind half of another, and never with a wrong sum. */
    @ParameterizedTest
    @CsvSource({
        "55aa040101f9, 1, 0, 0",
        "0055aa040101f9, 1, 0, 1",
        "55aa0455aa040101f9, 1, 1, 3",
        "5555aa04fe01fc, 1, 0, 1",
        "55aa040101f8, 0, 1, 6",
        "55aa040155aa55aa04fc00ff, 1, 1, 6",
        "55aa050101f8, 0, 0, 6"
    })
    void commandsAreFound(String hex, int found, long badSums, long ignored) {
        Counters counters = new Counters();
        CommandReceiver receiver = new CommandReceiver(counters);
        int commands = 0;
        Bytes bytes = Bytes.ofHex(hex);
        for (int i = 0; i < bytes.length(); i++) {
            commands += receiver.take(bytes.u8(i)) == null ? 0 : 1;
        }

        assertThat(commands).isEqualTo(found);
        assertThat(counters.all().getOrDefault("bad-sums", 0L)).isEqualTo(badSums);
        assertThat(counters.all().getOrDefault("bytes-ignored", 0L)).isEqualTo(ignored);
    }

    private static String hex(BoardFrame frame) {
        return frame.encode().toHex().replace(" ", "");
    }
}
