package org.wardgate.device.terumo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.testing.Gen;

class TerumoDriverTest {
    private static final Bytes WHO = Bytes.ofAscii("\u0002<?xml version=\"1.0\"?><REQ><DEVID></DEVID></REQ>8411\u0003");
    private static final Bytes STATUS = Bytes.ofAscii(
            "\u0002<?xml version=\"1.0\"?><REQ><DEVID>" + Packets.ID + "</DEVID><CMD>AQEAAA==</CMD></REQ>A9A4\u0003");

    private final DriverHarness harness = new DriverHarness(new TerumoDriverProvider());

    @Test
    void theProviderNamesWhatItIs() {
        TerumoDriverProvider provider = new TerumoDriverProvider();
        assertThat(provider.profile()).isEqualTo("terumo-te");
        assertThat(provider.description()).contains("TE-SS830");
        assertThat(provider.serialSettings().label()).isEqualTo("9600 8N1");
    }

    /** The requests and their CRCs are printed in the manual. */
    @Test
    void theRequestsAreThoseOfTheManual() {
        assertThat(TerumoEncoder.identify()).isEqualTo(WHO);
        assertThat(TerumoEncoder.status(Packets.ID)).isEqualTo(STATUS);
    }

    @Test
    void theExampleOfTheManual() {
        harness.receive(Packets.EXAMPLE);

        assertThat(pump()).isEqualTo("STOPPED 'stop' rate 0 infused 0.00 vtbi null alarming false 50/60 mL");
        assertThat(readings())
                .containsExactly(
                        "occlusion-monitor 0 %",
                        "battery 100 %",
                        "mains 1 1",
                        "sub-battery-abnormal 0 1",
                        "monitor-bits 0 1",
                        "dose-rate 0.00 mg/kg/h",
                        "dilution 10.00 raw:terumo:dilution");
        assertThat(harness.events(DeviceIdentity.class)).singleElement().satisfies(identity -> {
            assertThat(identity.serialNumber()).isEqualTo(Packets.ID);
            assertThat(identity.attributes()).containsEntry("firmware-revision", "04.03");
        });
        // the example's reply has not the sequence number of its request
        assertThat(harness.counts).containsEntry("sequence-differs", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "00, STOPPED, stop, 0",
        "10, INFUSING, start, 5.00",
        "20, PAUSED, standby, 0",
        "30, PRIMING, purge, 5.00",
        "40, BOLUS, hands-on bolus, 5.00",
        "50, BOLUS, hands-free bolus, 5.00",
        "60, UNKNOWN, reserved 6, 5.00",
        "f0, UNKNOWN, reserved 15, 5.00"
    })
    void whatThePumpDoes(String nibble, String state, String word, String rate) {
        harness.receive(Packets.status(2, nibble));

        assertThat(pump())
                .isEqualTo(state + " '" + word + "' rate " + rate + " infused 1.23 vtbi 100.0 alarming false 50/60 mL");
        assertThat(harness.counts.containsKey("unknown-pump-state")).isEqualTo(state.equals("UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource({"FFFFFF, null", "EEEEEE, null", "000001, 0.1", "000000, 0.0"})
    void aVolumeToBeInfusedOrNone(String wire, String volume) {
        harness.receive(Packets.status(17, wire));

        assertThat(pump()).contains("vtbi " + volume + " ");
    }

    @Test
    void restOfTheStatus() {
        harness.receive(Packets.status(8, "81", 9, "3b", 10, "02", 20, "00004e", 23, "04", 26, "000000"));
        assertThat(pump()).endsWith(" 5 mL");
        assertThat(readings())
                .containsExactly(
                        "occlusion-monitor 75 %",
                        "battery 20 %",
                        "mains 0 1",
                        "sub-battery-abnormal 1 1",
                        "monitor-bits 56 1",
                        "dose-rate 0.78 ug/kg/min",
                        "dilution UNAVAILABLE");
        harness.events.clear();
        harness.receive(Packets.status(8, "50", 10, "00", 23, "00"));
        assertThat(pump()).endsWith(" null");
        assertThat(readings()).contains("battery UNREADABLE", "dose-rate 0.00 mL/h");
        harness.events.clear();
        harness.receive(Packets.status(10, "03", 23, "7f"));
        assertThat(pump()).endsWith(" 10 mL");
        assertThat(readings()).contains("dose-rate 0.00 raw:terumo:7f");
        harness.receive(Packets.status(10, "04"));
        assertThat(pump()).endsWith(" 20 mL");
        harness.receive(Packets.status(10, "05"));
        assertThat(pump()).endsWith(" 30 mL");
    }

    /** The patient's weight stands at offset 24. */
    @Test
    void nothingOfThePatientIsRead() {
        harness.receive(Packets.EXAMPLE);

        assertThat(harness.events.toString()).doesNotContain("70.0").doesNotContain("02bc");
    }

    @Test
    void everyAlarmBitBeginsAndEnds() {
        for (int bit = 0; bit < 24; bit++) {
            harness.events.clear();
            harness.receive(Packets.status(5, String.format("%06x", 1 << bit)));
            assertThat(alerts())
                    .singleElement()
                    .asString()
                    .startsWith("bit-" + bit + " ")
                    .endsWith(" true");
            assertThat(pump()).contains("alarming true");
            harness.events.clear();
            harness.receive(Packets.status());
            assertThat(alerts())
                    .singleElement()
                    .asString()
                    .startsWith("bit-" + bit + " ")
                    .endsWith(" false");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "000008, 10, 55, bit-3 HIGH 'Pump: occlusion' true",
        "000004, 10, 55, bit-2 MEDIUM 'Pump: infusion completed' true",
        "000004, 00, 55, bit-2 HIGH 'Pump: infusion completed' true",
        "080000, 10, 55, bit-19 MEDIUM 'Pump: battery' true",
        "080000, 10, 45, bit-19 HIGH 'Pump: battery' true",
        "000100, 10, 55, bit-8 MEDIUM 'Pump: nearly empty' true",
        "100000, 10, 55, bit-20 LOW 'Pump: start reminder' true",
        "000200, 10, 55, bit-9 MEDIUM 'Pump: alarm 9 that the manual reserves - look at the pump' true"
    })
    void priorities(String alarms, String state, String power, String expected) {
        harness.receive(Packets.status(5, alarms, 2, state, 8, power));

        assertThat(alerts()).containsExactly(expected.replaceAll("^'|'$", ""));
    }

    @Test
    void anAlertIsToldAgainWhenItsPriorityChangesOrItWasForgotten() {
        harness.receive(Packets.status(5, "080000", 8, "55"));
        harness.receive(Packets.status(5, "080000", 8, "45"));
        harness.receive(Packets.status(5, "080000", 8, "45"));
        harness.driver.forgotten();
        harness.receive(Packets.status(5, "080000", 8, "45"));

        assertThat(alerts())
                .containsExactly(
                        "bit-19 MEDIUM 'Pump: battery' true",
                        "bit-19 HIGH 'Pump: battery' true",
                        "bit-19 HIGH 'Pump: battery' true");
    }

    @Test
    void theConversation() {
        harness.driver.opened();
        assertThat(harness.takeSent()).containsExactly(WHO);
        harness.receive(Packets.IDENTITY);
        harness.time.advance(Duration.ofMillis(50));
        assertThat(harness.takeSent()).containsExactly(STATUS);
        for (int i = 0; i < 5; i++) {
            harness.receive(Packets.status(14, String.format("%06x", 100 + i)));
            harness.time.advance(Duration.ofSeconds(1));
            assertThat(harness.takeSent()).containsExactly(STATUS);
        }
        assertThat(states()).containsExactly("LIVE NONE");
        assertThat(harness.events(PumpStatus.class)).hasSize(5);
    }

    @Test
    void threeMissesAreSilenceAndAlertsStay() {
        identified();
        harness.receive(Packets.status(5, "000008"));
        harness.time.advance(Duration.ofSeconds(5));
        assertThat(states()).endsWith("SILENT NO_ANSWER");
        assertThat(alerts()).hasSize(1);
        harness.takeSent();
        harness.time.advance(Duration.ofSeconds(30));
        assertThat(harness.takeSent()).hasSizeBetween(4, 8).containsOnly(WHO);
        while (harness.sent.isEmpty()) {
            harness.time.advance(Duration.ofMillis(100));
        }
        harness.receive(Packets.IDENTITY);
        assertThat(states()).endsWith("LIVE NONE");
    }

    /** The answer after a long silence may have waited, and is kept from the driver. */
    @Test
    void anAnswerThatIsLateIsAskedForAgainSoon() {
        identified();
        harness.time.advance(Duration.ofSeconds(30));
        harness.takeSent();
        while (harness.sent.isEmpty()) {
            harness.time.advance(Duration.ofMillis(100));
        }
        harness.takeSent();
        harness.driver.late();
        harness.time.advance(Duration.ofMillis(749));
        assertThat(harness.takeSent()).isEmpty();
        harness.time.advance(Duration.ofMillis(1));
        assertThat(harness.takeSent()).containsExactly(WHO);
        harness.driver.closed();
        harness.driver.late();
        harness.time.advance(Duration.ofMinutes(1));
        assertThat(harness.takeSent()).isEmpty();
    }

    @Test
    void anotherPumpEndsTheAlertsOfTheFirst() {
        identified();
        harness.receive(Packets.status(5, "000008"));
        harness.time.advance(Duration.ofMillis(4100)); // three misses, and the question who is there waits
        harness.time.advance(Duration.ofSeconds(1));
        harness.receive(Packets.packet("<?xml version=\"1.0\"?><REP><DEVID>000100700000001201000002</DEVID></REP>"));

        assertThat(alerts()).containsExactly("bit-3 HIGH 'Pump: occlusion' true", "bit-3 HIGH 'Pump: occlusion' false");
        assertThat(harness.counts).containsEntry("device-exchanged", 1);
        assertThat(harness.events(DeviceIdentity.class))
                .extracting(DeviceIdentity::serialNumber)
                .endsWith("000100700000001201000002");
    }

    @Test
    void whatWasNotAskedForIsNotUsed() {
        identified();
        harness.receive(Packets.status());
        harness.receive(Packets.status());

        assertThat(harness.events(PumpStatus.class)).hasSize(1);
        assertThat(harness.counts).containsEntry("reply-not-asked-for", 1);
    }

    @Test
    void whatIsNoStatusIsNotRead() {
        identified();
        harness.receive(Packets.reply(Packets.ID, "0101000011"));
        harness.receive(Packets.reply(Packets.ID, "0102000000 00"));
        harness.receive(Packets.reply(Packets.ID, "010100000000"));
        harness.receive(Packets.reply(Packets.ID, "01010000"));
        harness.receive(Packets.packet(
                "<?xml version=\"1.0\"?><REP><DEVID>" + Packets.ID + "</DEVID><CMD>AQEAAAA=A</CMD></REP>"));
        harness.receive(Packets.packet("<?xml version=\"1.0\"?><REP><DEVID>12</DEVID></REP>"));
        harness.receive(STATUS.toArray());

        assertThat(harness.events(PumpStatus.class)).isEmpty();
        assertThat(harness.counts).containsEntry("refused-11", 1).containsEntry("echo", 1);
        assertThat(harness.dropped).extracting(lost -> lost.reason()).containsOnly(Reason.UNKNOWN_SHAPE);
        harness.time.advance(Duration.ofSeconds(5));
        assertThat(states()).contains("SILENT BAD_FRAMES");
    }

    @Test
    void refusalNoiseAndLatenessAreToldApart() {
        identified();
        harness.receive(Packets.reply(Packets.ID, "0101000012"));
        harness.time.advance(Duration.ofSeconds(4));
        assertThat(states()).contains("SILENT REFUSED");
        harness.receive((byte) 1);
        harness.time.advance(Duration.ofSeconds(6));
        assertThat(states()).contains("SILENT NOISE");
        harness.driver.late();
        harness.time.advance(Duration.ofSeconds(6));
        assertThat(states()).contains("SILENT LATE");
    }

    /** 5 mL/h move the counter by four steps in 29 s. */
    @Test
    void aCounterThatStandsStillWhileThePumpInfusesIsFrozen() {
        identified();
        for (int i = 0; i < 32; i++) {
            harness.receive(Packets.status());
            harness.time.advance(Duration.ofSeconds(1));
        }
        assertThat(states()).endsWith("SILENT FROZEN");
        assertThat(harness.events(PumpStatus.class)).hasSize(30);
        harness.receive(Packets.status(5, "000008"));
        assertThat(states()).endsWith("SILENT FROZEN");
        assertThat(harness.events(DeviceAlert.class))
                .as("an occlusion may be why it stands still")
                .extracting(DeviceAlert::code)
                .containsExactly("bit-3");
        harness.time.advance(Duration.ofSeconds(1));
        harness.receive(Packets.status(14, "00007c"));
        assertThat(states()).endsWith("LIVE NONE");
    }

    @Test
    void overARecordingAllIsReadAndNothingSent() {
        harness.receive(Packets.IDENTITY);
        harness.receive(Packets.status());
        harness.receive(Packets.status());
        harness.time.advance(Duration.ofMinutes(1));

        assertThat(harness.events(PumpStatus.class)).hasSize(2);
        assertThat(harness.sent).isEmpty();
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        harness.driver.opened();
        harness.driver.closed();
        harness.takeSent();
        harness.receive(Packets.IDENTITY);
        harness.time.advance(Duration.ofMinutes(1));
        assertThat(harness.sent).isEmpty();
    }

    @Test
    void whateverComesNothingIsThrown() {
        Gen.check(6, 2000, random -> {
            StringBuilder hex = new StringBuilder("0101000000");
            for (int i = random.nextInt(60); i > 0; i--) {
                hex.append(String.format("%02x", random.nextInt(256)));
            }
            harness.receive(Packets.reply(Packets.ID, hex.toString()));
            harness.events.clear();
        });
    }

    private void identified() {
        harness.driver.opened();
        harness.receive(Packets.IDENTITY);
        harness.time.advance(Duration.ofMillis(50));
    }

    private String pump() {
        List<PumpStatus> all = harness.events(PumpStatus.class);
        PumpStatus status = all.get(all.size() - 1);
        return status.state() + " '" + status.rawState() + "' rate "
                + status.delivery().rateMillilitresPerHour() + " infused "
                + status.delivery().volumeInfusedMillilitres() + " vtbi "
                + status.delivery().volumeToBeInfusedMillilitres() + " alarming " + status.alarming() + " "
                + status.syringe();
    }

    private List<String> readings() {
        return harness.events(Reading.class).stream()
                .map(reading -> reading.metric().key().replace("raw:terumo:", "") + " "
                        + (reading.measurement() instanceof Value value
                                ? value.value() + " " + value.unit().code()
                                : ((Missing) reading.measurement()).reason()))
                .toList();
    }

    private List<String> alerts() {
        return harness.events(DeviceAlert.class).stream()
                .map(alert -> alert.code() + " " + alert.priority() + " '" + alert.text() + "' " + alert.active())
                .toList();
    }

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
}
