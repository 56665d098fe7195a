package org.wardgate.device.capnostream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Reading;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Waveform;
import org.wardgate.testing.Gen;

class CapnostreamDriverTest {
    private static final Bytes ENABLE = Bytes.ofHex("85010100");
    private static final Bytes START = Bytes.ofHex("85010405");
    private static final Bytes LINK_ACTIVE = Bytes.ofHex("85010607");

    private final DriverHarness harness = new DriverHarness(new CapnostreamDriverProvider());
    private int second;
    private int sample;

    @Test
    void theProviderNamesWhatItIs() {
        CapnostreamDriverProvider provider = new CapnostreamDriverProvider();
        assertThat(provider.profile()).isEqualTo("capnostream");
        assertThat(provider.description()).contains("Capnostream 20");
        assertThat(provider.serialSettings().label()).isEqualTo("115200 8N1");
    }

    @Test
    void normalNumbers() {
        hex(Vectors.NUMERICS);

        assertThat(readings())
                .containsExactly(
                        "mdc:151728 38 mm[Hg]",
                        "mdc:151738 0 mm[Hg]",
                        "mdc:151594 14 /min",
                        "mdc:150456 97 %",
                        "mdc:149530 72 /min",
                        "mdc:151856 0 s",
                        "raw:capnostream:slow-status 0 1",
                        "raw:capnostream:event 0 1",
                        "raw:capnostream:etco2-limit-high 60 mm[Hg]",
                        "raw:capnostream:etco2-limit-low 15 mm[Hg]",
                        "raw:capnostream:rr-limit-high 30 /min",
                        "raw:capnostream:rr-limit-low 5 /min",
                        "raw:capnostream:fico2-limit-high 8 mm[Hg]",
                        "raw:capnostream:spo2-limit-high 100 %",
                        "raw:capnostream:spo2-limit-low 85 %",
                        "raw:capnostream:pulse-limit-high 140 /min",
                        "raw:capnostream:pulse-limit-low 50 /min");
        assertThat(harness.events(Reading.class).get(0).header().deviceTime())
                .isEqualTo(LocalDateTime.of(2026, 3, 9, 14, 5, 30));
        assertThat(harness.events(DeviceAlert.class)).isEmpty();
    }

    @Test
    void apnoeaWithAnEscapedPulse() {
        hex(Vectors.APNOEA);

        assertThat(readings())
                .startsWith(
                        "mdc:151728 INVALID",
                        "mdc:151738 INVALID",
                        "mdc:151594 INVALID",
                        "mdc:150456 97 %",
                        "mdc:149530 133 /min",
                        "mdc:151856 22 s");
        assertThat(alerts()).containsExactly("NO_BREATH HIGH PHYSIOLOGICAL true");
    }

    @Test
    void kilopascalsAndASensorThatIsOff() {
        hex(Vectors.KILOPASCALS);

        assertThat(readings())
                .startsWith(
                        "mdc:151728 5.1 kPa",
                        "mdc:151738 0.1 kPa",
                        "mdc:151594 14 /min",
                        "mdc:150456 INVALID",
                        "mdc:149530 INVALID")
                .contains("raw:capnostream:etco2-limit-high 8.0 kPa");
        assertThat(alerts())
                .containsExactly(
                        "SENSOR_OFF MEDIUM TECHNICAL true",
                        "SENSOR_DISCONNECTED MEDIUM TECHNICAL true",
                        "CHECK_CALIBRATION LOW TECHNICAL true");
    }

    /** A fraction is no pressure. */
    @Test
    void percentHasNamesOfItsOwn() {
        numerics(26, 3, 5, 51);

        assertThat(readings()).startsWith("raw:capnostream:etco2-percent 5.1 %", "raw:capnostream:fico2-percent 0.0 %");
    }

    @Test
    void aLimitThatIsOffIsNone() {
        numerics(17, 0xFF);

        assertThat(readings()).contains("raw:capnostream:etco2-limit-high UNAVAILABLE");
    }

    @Test
    void laterRevisionsAppendBytes() {
        int[] payload = new int[40];
        Bytes usual = Bytes.copyOf(Vectors.bytes(Vectors.NUMERICS));
        for (int i = 0; i < 28; i++) {
            payload[i] = usual.u8(i + 2);
        }
        harness.receive(Vectors.frame(payload));

        assertThat(readings()).hasSize(17).startsWith("mdc:151728 38 mm[Hg]");
    }

    @Test
    void theCurveHasTheUnitOfTheNumbers() {
        wave(0x2680, 0);
        curve(10);
        assertThat(harness.events(Waveform.class)).isEmpty();
        numerics();
        curve(20);
        numerics(26, 2);
        curve(10);

        List<Waveform> curves = harness.events(Waveform.class);
        assertThat(curves).extracting(wave -> wave.samples().count()).containsExactly(10, 10, 10);
        assertThat(curves.get(1).metric().key()).isEqualTo("mdc:151724");
        assertThat(curves.get(1).samplePeriod()).isEqualTo(Duration.ofMillis(50));
        assertThat(scale(curves.get(1))).isEqualTo("0..256 mm[Hg] for 0..65536");
        assertThat(scale(curves.get(2))).isEqualTo("0..25.6 kPa for 0..65536");
        assertThat(curves.get(1).samples().at(0)).isEqualTo(0x2680);
    }

    @Test
    void aGapEndsARun() {
        numerics();
        curve(4);
        sample += 1;
        curve(3);
        wave(0, 0x41);
        curve(2);
        harness.receive((byte) 0x85, (byte) 1, (byte) 1, (byte) 1);
        curve(1);
        harness.driver.late();

        assertThat(harness.events(Waveform.class))
                .extracting(wave -> wave.samples().count())
                .containsExactly(4, 3, 2, 1);
        assertThat(harness.counts).containsEntry("wave-gap", 1);
    }

    @Test
    void whileTheGasIsNotMeasuredItsNumbersAreNone() {
        int[] busy = {0x02, 0x10, 0x20};
        int[] wrong = {0x01, 0x04, 0x40, 0x80};
        for (int bit : busy) {
            wave(0, bit);
            numerics();
            assertThat(readings())
                    .startsWith("mdc:151728 CALIBRATING", "mdc:151738 CALIBRATING", "mdc:151594 CALIBRATING");
            assertThat(readings()).contains("mdc:150456 97 %");
            harness.events.clear();
        }
        for (int bit : wrong) {
            wave(0, bit);
            numerics();
            assertThat(readings()).startsWith("mdc:151728 INVALID", "mdc:151738 INVALID", "mdc:151594 INVALID");
            harness.events.clear();
        }
        wave(0, 0x08);
        numerics();
        assertThat(readings()).startsWith("mdc:151728 38 mm[Hg]");
        harness.events.clear();
        numerics(27, 0x04);
        assertThat(readings()).startsWith("mdc:151728 INVALID");
    }

    /** What a curve said that has stopped is not of now. */
    @Test
    void anOldFastStatusHidesNothing() {
        wave(0, 0x40);
        harness.time.advance(Duration.ofSeconds(2));
        numerics();

        assertThat(readings()).startsWith("mdc:151728 38 mm[Hg]");
        assertThat(alerts()).containsExactly("FILTERLINE_OFF MEDIUM TECHNICAL true");
    }

    @Test
    void everyBitOfEveryStatusBeginsAndEnds() {
        wave(0, 0xFF);
        numerics(14, 0x3F, 15, 0x7F, 10, 0xFF, 27, 0x87);
        assertThat(alerts()).hasSize(CapnostreamAlarm.values().length).allMatch(alert -> alert.endsWith(" true"));
        assertThat(alerts())
                .contains(
                        "SPO2_LOW HIGH PHYSIOLOGICAL true",
                        "PULSE_NOT_FOUND HIGH PHYSIOLOGICAL true",
                        "PULSE_HIGH MEDIUM PHYSIOLOGICAL true",
                        "RR_LOW HIGH PHYSIOLOGICAL true",
                        "SPO2_HIGH LOW PHYSIOLOGICAL true",
                        "OCCLUSION MEDIUM TECHNICAL true",
                        "BATTERY_LOW LOW TECHNICAL true",
                        "ALARMS_SILENCED LOW TECHNICAL true");
        harness.events.clear();
        wave(0, 0);
        numerics();
        assertThat(alerts()).hasSize(CapnostreamAlarm.values().length).allMatch(alert -> alert.endsWith(" false"));
    }

    @Test
    void alertsThatWereForgottenAreToldAgainAndSilenceEndsNone() {
        harness.driver.opened();
        numerics(14, 0x01);
        harness.time.advance(Duration.ofSeconds(20));
        harness.driver.forgotten();
        numerics(14, 0x01);
        numerics(14, 0x01);

        assertThat(alerts()).containsExactly("NO_BREATH HIGH PHYSIOLOGICAL true", "NO_BREATH HIGH PHYSIOLOGICAL true");
    }

    /** Payloads shifted by one byte with a good check were met: the saturation's place holds the respiration rate. */
    @Test
    void shiftedNumbersAreRefused() {
        numerics(7, 14);
        harness.events.clear();
        numerics(8, 14);
        assertThat(harness.events).isEmpty();
        numerics(26, 0);
        numerics(26, 4);
        assertThat(harness.events).isEmpty();
        assertThat(harness.dropped)
                .extracting(lost -> lost.reason())
                .containsOnly(Reason.UNKNOWN_SHAPE)
                .hasSize(3);
        numerics(7, 97, 8, 96);
        numerics(8, 97);
        assertThat(readings()).hasSize(34);
    }

    @Test
    void otherMessagesAreCountedAndNotRead() {
        harness.receive(Vectors.bytes("85 03 3C 04 02 39"));
        harness.receive(Vectors.frame(2, 'S', 'M', 'I', 'T', 'H'));
        harness.receive(Vectors.frame(99));
        harness.receive(Vectors.frame(0, 1));
        harness.receive(Vectors.frame(1, 1));
        harness.receive(Vectors.frame(4, 'V'));

        assertThat(harness.counts).isEqualTo(Map.of("message-not-used", 2));
        assertThat(harness.dropped).hasSize(4);
        assertThat(harness.events).isEmpty();
    }

    @Test
    void theConversationBegins() {
        harness.driver.opened();
        assertThat(harness.takeSent()).containsExactly(ENABLE);
        harness.time.advance(Duration.ofMillis(2999));
        assertThat(harness.takeSent()).containsExactly(ENABLE, ENABLE);
        hex(Vectors.DEVICE_ID);
        assertThat(harness.takeSent()).containsExactly(START);
        assertThat(harness.events(DeviceIdentity.class)).singleElement().satisfies(identity -> {
            assertThat(identity.serialNumber()).isEqualTo("B201123456");
            assertThat(identity.attributes()).isEqualTo(Map.of("firmware-revision", "05.10"));
        });
        stream(10);
        assertThat(harness.takeSent()).containsExactly(LINK_ACTIVE, LINK_ACTIVE);
        assertThat(states()).containsExactly("LIVE NONE");
    }

    /** The sample of a published client's test, with a date and an oximeter by Masimo. */
    @Test
    void anotherIdentity() {
        harness.receive(identity("V45.67 02/24/2008 B355987654  "));
        harness.receive(identity("V45.67            B355987654  "));

        assertThat(harness.events(DeviceIdentity.class))
                .singleElement()
                .satisfies(identity -> assertThat(identity.serialNumber()).isEqualTo("B355987654"));
    }

    @Test
    void theAlertsOfOneThatWasExchangedEnd() {
        hex(Vectors.DEVICE_ID);
        numerics(14, 0x01);
        harness.receive(identity("V45.67 02/24/2008 B355987654  "));

        assertThat(alerts()).containsExactly("NO_BREATH HIGH PHYSIOLOGICAL true", "NO_BREATH HIGH PHYSIOLOGICAL false");
        assertThat(harness.events(DeviceIdentity.class)).hasSize(2);
        assertThat(harness.counts).containsEntry("device-exchanged", 1);
    }

    @Test
    void oneThatDoesNotAnswerIsEnabledOnAndSilentAfterHalfAMinute() {
        harness.driver.opened();
        harness.time.advance(Duration.ofSeconds(29));
        assertThat(harness.takeSent()).hasSize(30).containsOnly(ENABLE);
        assertThat(states()).isEmpty();
        harness.time.advance(Duration.ofSeconds(31));
        assertThat(harness.takeSent()).hasSize(6).containsOnly(ENABLE);
        assertThat(states()).contains("SILENT NO_ANSWER");
        hex(Vectors.DEVICE_ID);
        assertThat(harness.takeSent()).containsExactly(START);
    }

    /** The answer after a long silence may have waited, and is kept from the driver. */
    @Test
    void anAnswerThatIsLateIsAskedForAgainSoon() {
        harness.driver.opened();
        harness.time.advance(Duration.ofSeconds(60));
        harness.takeSent();
        harness.driver.late();
        harness.time.advance(Duration.ofSeconds(1));
        assertThat(harness.takeSent()).containsExactly(ENABLE);
    }

    @Test
    void oneThatStreamsAlreadyIsNotEnabledForEver() {
        harness.driver.opened();
        stream(20);

        assertThat(harness.takeSent().stream().filter(ENABLE::equals)).hasSize(3);
        assertThat(states()).containsOnly("LIVE NONE");
    }

    @Test
    void aCurveThatStopsIsStartedAgainAndNumbersThatStopAreSilence() {
        harness.driver.opened();
        hex(Vectors.DEVICE_ID);
        stream(2);
        harness.takeSent();
        harness.events.clear();
        for (int i = 0; i < 5; i++) {
            numerics();
            harness.time.advance(Duration.ofSeconds(1));
        }
        assertThat(harness.takeSent().stream().filter(START::equals)).hasSize(2);
        harness.events.clear();
        for (int i = 0; i < 80; i++) {
            wave(0x2000, 0);
            harness.time.advance(Duration.ofMillis(50));
        }
        assertThat(states()).containsExactly("SILENT NO_ANSWER");
        assertThat(harness.takeSent()).contains(ENABLE);
        hex(Vectors.DEVICE_ID);
        assertThat(harness.takeSent()).containsExactly(START);
    }

    @Test
    void noiseAndDamageAreToldApart() {
        harness.driver.opened();
        stream(1);
        harness.receive((byte) 1, (byte) 2);
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(states()).endsWith("SILENT NOISE");
        stream(1);
        harness.driver.late();
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(states()).endsWith("SILENT LATE");
        stream(1);
        numerics(26, 9);
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(states()).endsWith("SILENT BAD_FRAMES");
    }

    @Test
    void aClockThatStandsStillIsFrozen() {
        for (int i = 0; i < 5; i++) {
            hex(Vectors.NUMERICS);
            harness.time.advance(Duration.ofSeconds(1));
        }
        assertThat(harness.events(Reading.class)).hasSize(3 * 17);
        assertThat(states()).endsWith("SILENT FROZEN");
        numerics();
        assertThat(states()).endsWith("LIVE NONE");
    }

    @Test
    void aMonitorIsLeftAsItWasFound() {
        harness.driver.opened();
        harness.driver.closing();
        assertThat(harness.takeSent()).as("before it is known").hasSize(1);
        hex(Vectors.DEVICE_ID);
        harness.takeSent();
        harness.driver.closing();
        assertThat(harness.takeSent()).containsExactly(Bytes.ofHex("85010504"), Bytes.ofHex("85010203"));
    }

    @Test
    void nothingIsSentOverARecordingNorAfterTheEnd() {
        hex(Vectors.DEVICE_ID);
        stream(20);
        assertThat(harness.sent).isEmpty();

        harness.driver.opened();
        harness.driver.closed();
        harness.takeSent();
        harness.time.advance(Duration.ofMinutes(1));
        assertThat(harness.sent).isEmpty();
    }

    @Test
    void whateverComesNothingIsThrown() {
        harness.driver.opened();
        Gen.check(9, 3000, random -> {
            int[] payload = new int[random.nextInt(1, 40)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = random.nextInt(i == 0 ? 13 : 256);
            }
            harness.receive(Vectors.frame(payload));
            harness.receive(Vectors.numerics(random.nextInt(60), random.nextInt(5, 28), random.nextInt(256)));
            harness.time.advance(Duration.ofMillis(random.nextInt(900)));
            harness.events.clear();
        });
    }

    private void hex(String frame) {
        harness.receive(Vectors.bytes(frame));
    }

    private void numerics(int... changes) {
        harness.receive(Vectors.numerics(second++ % 80 + 1, changes));
    }

    private void wave(int level, int status) {
        harness.receive(Vectors.frame(0, sample++ & 0xFF, level >> 8, level & 0xFF, status));
    }

    private void curve(int count) {
        for (int i = 0; i < count; i++) {
            wave(0x2680, 0);
        }
    }

    private void stream(int seconds) {
        for (int i = 0; i < seconds; i++) {
            numerics();
            for (int j = 0; j < 20; j++) {
                wave(0x2000, 0);
                harness.time.advance(Duration.ofMillis(50));
            }
        }
    }

    private static byte[] identity(String text) {
        int[] payload = new int[text.length() + 1];
        payload[0] = 4;
        for (int i = 0; i < text.length(); i++) {
            payload[i + 1] = text.charAt(i);
        }
        return Vectors.frame(payload);
    }

    private List<String> readings() {
        return harness.events(Reading.class).stream()
                .map(reading -> reading.metric().key() + " "
                        + (reading.measurement() instanceof Value value
                                ? value.value() + " " + value.unit().code()
                                : ((Missing) reading.measurement()).reason()))
                .toList();
    }

    private List<String> alerts() {
        return harness.events(DeviceAlert.class).stream()
                .map(alert -> alert.code() + " " + alert.priority() + " " + alert.type() + " " + alert.active())
                .toList();
    }

    /** Each that differs from the one before. */
    private List<String> states() {
        List<String> states = new ArrayList<>();
        for (LineState state : harness.events(LineState.class)) {
            String text = state.status() + " " + state.cause();
            if (states.isEmpty() || !states.get(states.size() - 1).equals(text)) {
                states.add(text);
            }
        }
        return states;
    }

    private static String scale(Waveform wave) {
        Scale scale = wave.samples().scale();
        return scale == null
                ? "none"
                : scale.lower() + ".." + scale.upper() + " " + scale.unit().code() + " for " + scale.lowerScaled()
                        + ".." + scale.upperScaled();
    }
}
