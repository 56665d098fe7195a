package org.wardgate.device.neurowave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
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
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Reading;
import org.wardgate.testing.Gen;

class NeurowaveDriverTest {
    private static final Bytes WHO = Bytes.ofHex("21434f4e4e5245517c303242330d0a");
    private static final Bytes STATUS = Bytes.ofAscii("!STATREQ^032-19-50-014|059F\r\n");

    private final DriverHarness harness = new DriverHarness(new NeurowaveDriverProvider());
    private int seconds;

    @Test
    void theProviderNamesWhatItIs() {
        NeurowaveDriverProvider provider = new NeurowaveDriverProvider();
        assertThat(provider.profile()).isEqualTo("neurowave-ap4000");
        assertThat(provider.description()).contains("AP-4000");
        assertThat(provider.serialSettings().label()).isEqualTo("115200 8N1");
    }

    @Test
    void whoThePumpIsInBothVersions() {
        harness.receive(Replies.CONNECTED);
        harness.receive(Replies.CONNECTED_2);

        assertThat(harness.events(DeviceIdentity.class))
                .extracting(DeviceIdentity::serialNumber)
                .containsExactly("032-19-50-014", "066-22-20-003");
        assertThat(harness.events(DeviceIdentity.class).get(1).attributes())
                .containsEntry("protocol-revision", "v0.2")
                .containsEntry("firmware-revision", "v0.1.0.8218");
        assertThat(harness.counts).containsEntry("device-exchanged", 1);
    }

    @Test
    void oneChannelIsTheInfusion() {
        harness.receive(Replies.status());

        assertThat(pump()).isEqualTo("INFUSING 'channel 1' rate 5.0 infused 1.25 vtbi 30.0 alarming false");
        assertThat(readings())
                .containsExactly(
                        "remaining (1) 28.75 mL",
                        "bolus (1) 0.0 mL",
                        "all-bolus (1) 0.0 mL",
                        "time (1) 0.0 raw:neurowave:time",
                        "concentration (1) 2.0 raw:neurowave:mg/mL");
        assertThat(harness.events(PumpStatus.class).get(0).header().deviceTime())
                .isEqualTo(LocalDateTime.of(2022, 11, 4, 11, 10, 40, 67_000_000));
        assertThat(harness.events(DeviceIdentity.class).get(0).attributes())
                .containsEntry("channel-1-drug", "KETAMINE")
                .containsEntry("channel-2-serial-number", "CH-2")
                .doesNotContainKey("channel-2-drug");
        assertThat(harness.events.toString()).doesNotContain("71.5");
    }

    @Test
    void theOtherChannelAloneIsTheInfusion() {
        harness.receive(Replies.status(37, "", 42, "0.0", 61, "0.0", 70, "LIDOCAINE", 94, "8.0", 89, "2.5", 75, "40"));

        assertThat(pump()).isEqualTo("INFUSING 'channel 2' rate 8.0 infused 2.5 vtbi 40 alarming false");
        assertThat(readings()).contains("remaining (2) 0.0 mL").noneMatch(reading -> reading.contains("(1)"));
    }

    /** Two rates are not one: what is shown is that something flows. */
    @Test
    void twoChannelsHaveTheirNumbersUnderNamesOfTheirOwn() {
        harness.receive(Replies.status(61, "0.0", 70, "LIDOCAINE", 94, "8.0", 89, "2.5", 75, "40"));

        assertThat(pump()).isEqualTo("INFUSING 'both channels' rate null infused null vtbi null alarming false");
        assertThat(readings())
                .contains("rate (1) 0.0 mL/h", "rate (2) 8.0 mL/h", "infused (1) 1.25 mL", "to-be-infused (2) 40 mL");
    }

    @Test
    void statesOfAnInfusion() {
        harness.receive(Replies.status(62, "0.5"));
        assertThat(pump()).startsWith("INFUSING ");
        harness.receive(Replies.status(62, "0.6"));
        assertThat(pump()).startsWith("BOLUS ");
        harness.receive(Replies.status(62, "0.6"));
        assertThat(pump()).startsWith("INFUSING ");
        harness.receive(Replies.status(61, "0.0"));
        assertThat(pump()).startsWith("STOPPED ");
        harness.receive(Replies.status(61, "x", 62, "x"));
        assertThat(pump()).startsWith("UNKNOWN 'channel 1' rate null");
        harness.receive(Replies.status(37, "", 42, "0.0", 61, "0.0"));
        assertThat(pump()).startsWith("STOPPED 'channel 1' rate 0.0");
    }

    @Test
    void alarmsBeginAndEnd() {
        harness.receive(Replies.status(12, "2", 14, "PA.02", 15, "1", 16, "HIGH", 17, "ON", 18, "BA.02", 20, "MEDIUM"));
        assertThat(alerts())
                .containsExactly(
                        "PA.02:1 HIGH 'Pump: downstream occlusion (1)' true", "BA.02 MEDIUM 'Pump: battery low' true");
        assertThat(pump()).endsWith("alarming true");
        harness.events.clear();
        harness.driver.forgotten();
        harness.receive(Replies.status(12, "1", 14, "PA.02", 15, "1", 16, "LOW"));
        assertThat(alerts())
                .containsExactly(
                        "BA.02 MEDIUM 'Pump: battery low' false", "PA.02:1 LOW 'Pump: downstream occlusion (1)' true");
        harness.events.clear();
        harness.receive(Replies.status(12, ""));
        assertThat(alerts()).isEmpty();
        assertThat(harness.counts).containsEntry("unreadable-alarm-count", 1);
        harness.receive(Replies.status(12, "-1"));
        assertThat(alerts()).containsExactly("PA.02:1 LOW 'Pump: downstream occlusion (1)' false");
        harness.events.clear();
        harness.receive(Replies.status(12, "9", 26, "PA.01"));
        assertThat(alerts()).containsExactly("PA.01 HIGH 'Pump: air in line' true");
    }

    /** Where the pump does not say how grave an alarm is. */
    @ParameterizedTest
    @CsvSource({
        "BA.01, LOW", "BA.02, MEDIUM", "BA.03, HIGH", "BE.02, LOW", "PA.01, HIGH", "PA.05, LOW", "PA.08, HIGH",
        "PE.04, HIGH", "SE.07C, HIGH", "SE.07S, MEDIUM", "SE.41, MEDIUM", "DAE.01, HIGH", "PSE.02, HIGH",
                "PSE.05, MEDIUM",
        "SN.03, LOW", "XX.01, MEDIUM"
    })
    void prioritiesOfTheTable(String code, String priority) {
        harness.receive(Replies.status(12, "1", 14, code, 16, "NONE"));

        assertThat(alerts()).singleElement().asString().startsWith(code + " " + priority + " ");
    }

    @Test
    void theClockIsReadInBothFormsOrNotAtAll() {
        harness.receive(Replies.status(4, "11:10:40:123"));
        assertThat(harness.events(PumpStatus.class).get(0).header().deviceTime())
                .isEqualTo(LocalDateTime.of(2022, 11, 4, 11, 10, 40, 123_000_000));
        harness.receive(Replies.status(3, "04.11.2022"));
        assertThat(harness.events(PumpStatus.class).get(1).header().deviceTime())
                .isNull();
        assertThat(harness.counts).containsEntry("unreadable-time", 1);
    }

    @Test
    void theConversation() {
        harness.driver.opened();
        assertThat(harness.takeSent()).containsExactly(WHO);
        harness.receive(Replies.CONNECTED);
        harness.time.advance(Duration.ofMillis(50));
        assertThat(harness.takeSent()).containsExactly(STATUS);
        for (int i = 0; i < 4; i++) {
            harness.receive(moving());
            harness.time.advance(Duration.ofMillis(3999));
            assertThat(harness.takeSent()).isEmpty();
            harness.time.advance(Duration.ofMillis(1));
            assertThat(harness.takeSent()).containsExactly(STATUS);
        }
        assertThat(states()).containsExactly("LIVE NONE");
        harness.receive(moving());
        harness.receive(moving());
        assertThat(harness.counts).containsEntry("reply-not-asked-for", 1);
    }

    @Test
    void threeMissesAreSilenceAndThePumpIsAskedWhoItIs() {
        harness.driver.opened();
        harness.receive(Replies.CONNECTED);
        harness.time.advance(Duration.ofSeconds(4));
        assertThat(states()).endsWith("SILENT NO_ANSWER");
        harness.takeSent();
        harness.time.advance(Duration.ofSeconds(20));
        assertThat(harness.takeSent()).containsOnly(WHO);
        harness.driver.closed();
        harness.time.advance(Duration.ofMinutes(1));
        assertThat(harness.takeSent()).isEmpty();
    }

    @Test
    void causesOfSilence() {
        harness.driver.opened();
        harness.receive(Replies.frame("CONNREQ^v0.3^066-22-20-003^x"));
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(states()).endsWith("SILENT REFUSED");
        assertThat(harness.counts).containsEntry("unknown-version", 1);
        harness.receive((byte) 7);
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(states()).endsWith("SILENT NOISE");
        harness.driver.late();
        harness.time.advance(Duration.ofSeconds(4));
        assertThat(states()).endsWith("SILENT LATE");
        harness.receive(Replies.frame("INFPROG^1"));
        harness.receive(Replies.frame("CONNREQ^0.1^a b^2022-11-04^11:10:36.067"));
        harness.receive(Replies.frame("STATREQ^1^2^3"));
        harness.receive(WHO.toArray());
        harness.receive(STATUS.toArray());
        harness.time.advance(Duration.ofSeconds(6));
        assertThat(states()).endsWith("SILENT BAD_FRAMES");
        assertThat(harness.counts).containsEntry("echo", 2);
        assertThat(harness.dropped).extracting(lost -> lost.reason()).contains(Reason.UNKNOWN_SHAPE);
    }

    @Test
    void aClockThatStandsStillIsFrozen() {
        harness.receive(Replies.status());
        harness.time.advance(Duration.ofSeconds(4));
        harness.receive(Replies.status());
        harness.time.advance(Duration.ofSeconds(4));
        harness.receive(Replies.status());

        assertThat(states()).containsExactly("LIVE NONE", "SILENT FROZEN");
        assertThat(harness.events(PumpStatus.class)).hasSize(2);
        assertThat(harness.sent).isEmpty();
    }

    @Test
    void whateverComesNothingIsThrown() {
        Gen.check(6, 2000, random -> {
            StringBuilder garbage = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                garbage.append("0123456789.:-^~PA".charAt(random.nextInt(17)));
            }
            harness.receive(Replies.status(random.nextInt(1, 100), garbage.toString(), 12, "4"));
            harness.events.clear();
        });
    }

    private byte[] moving() {
        return Replies.status(4, String.format("11:11:%02d.000", seconds++));
    }

    private String pump() {
        List<PumpStatus> all = harness.events(PumpStatus.class);
        PumpStatus status = all.get(all.size() - 1);
        return status.state() + " '" + status.rawState() + "' rate "
                + status.delivery().rateMillilitresPerHour() + " infused "
                + status.delivery().volumeInfusedMillilitres() + " vtbi "
                + status.delivery().volumeToBeInfusedMillilitres() + " alarming " + status.alarming();
    }

    private List<String> readings() {
        return harness.events(Reading.class).stream()
                .map(reading -> {
                    Value value = (Value) reading.measurement();
                    return reading.metric().key().replace("raw:neurowave:", "") + " (" + reading.channel() + ") "
                            + value.value() + " " + value.unit().code();
                })
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
