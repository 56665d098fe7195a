package org.wardgate.device.medibus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Episode;
import org.wardgate.model.Priority;
import org.wardgate.model.Reading;

/** What values and alarms become; over a recording, where every response is used. */
class MedibusEventsTest {
    private final DriverHarness harness = new DriverHarness(new MedibusDriverProvider());

    @Test
    void whatTheCatalogueKnowsHasItsCodeAndTheRestTheMakers() {
        measured("EB 97 DC 72 96 1218C  7891  93E6 38 D6 14 C336.6BE35.165 34 F0  21D2 120C8  80CD  93");
        assertThat(readings())
                .containsExactlyInAnyOrder(
                        "mdc:150456 97 %",
                        "mdc:147842 72 /min",
                        "mdc:150021 121 mm[Hg]",
                        "mdc:150022 78 mm[Hg]",
                        "mdc:150023 93 mm[Hg]",
                        "mdc:151728 38 mm[Hg]",
                        "mdc:151562 14 /min",
                        "mdc:150344/1 36.6 Cel",
                        "mdc:150344/2 35.1 Cel",
                        "mdc:150388/peripheral 34 Cel",
                        "raw:draeger-medibus:24-F0 21 %",
                        "mdc:150033 120 mm[Hg]",
                        "mdc:150034 80 mm[Hg]",
                        "mdc:150035 93 mm[Hg]");
        respond(0x2B, "13  55FE  12");
        assertThat(readings())
                .containsExactly(
                        "raw:draeger-medibus:2B-13 55 1", "raw:draeger-medibus:2B-FE 12 raw:draeger-medibus:unstated");
    }

    @Test
    void limitsAndSettingsHaveTheMakersCodesAndWords() {
        respond(0x25, "EB 90 ");
        respond(0x2D, "22 700");
        respond(0x29, "01  21 0B  5.0");
        List<Reading> told = harness.events(Reading.class);
        assertThat(told)
                .extracting(MachineBench::spelled)
                .containsExactly(
                        "raw:draeger-medibus:25-EB 90 %",
                        "raw:draeger-medibus:2D-22 700 mL",
                        "raw:draeger-medibus:29-01 21 %",
                        "raw:draeger-medibus:29-0B 5.0 mbar");
        assertThat(told)
                .extracting(Reading::label)
                .containsExactly("SpO2 low limit", "VTi high limit", "FiO2 set", "PEEP set");
    }

    /** Age and weight are not settings of the machine. */
    @Test
    void whatIsAboutThePatientIsNotToldAndCounted() {
        respond(0x29, "4A   45" + "4B 70.501  21 ");
        assertThat(readings()).containsExactly("raw:draeger-medibus:29-01 21 %");
        assertThat(harness.counts).containsEntry("setting-of-the-patient", 2);
    }

    /** MEDIBUS 4.03, measured data: what is not sent is invalid, at once and for as long. */
    @Test
    void whatAMachineNoLongerSendsIsMissing() {
        measured("EB 97 E1 70 ");
        readings();
        measured("E1 71 ");
        assertThat(readings()).containsExactlyInAnyOrder("mdc:150456 invalid", "mdc:149530 71 /min");
        measured("");
        assertThat(readings()).containsExactlyInAnyOrder("mdc:150456 invalid", "mdc:149530 invalid");
        respond(0x29, "01  21 ");
        respond(0x29, "");
        assertThat(readings()).contains("raw:draeger-medibus:29-01 unavailable");
    }

    @Test
    void blanksAreInvalidAndWhatIsNoNumberIsUnreadable() {
        measured("EB    E1 A0 78-  5");
        assertThat(readings())
                .containsExactlyInAnyOrder(
                        "mdc:150456 invalid", "mdc:149530 unreadable", "raw:draeger-medibus:24-78 -5 mbar");
        assertThat(harness.counts).containsEntry("malformed-number", 1);
    }

    @Test
    void ofACodeThatComesTwiceTheLastIsTold() {
        measured("EB 97 EB 96 ");
        assertThat(readings()).containsExactly("mdc:150456 96 %");
        assertThat(harness.counts).containsEntry("value-sent-twice", 1);
    }

    /** A machine that measures carbon dioxide or breaths in several ways has one of them for the metric. */
    @Test
    void theBestSourceOfAMetricStandsForIt() {
        measured("E3 5.1D7 13 D9 12 DF 70 ");
        assertThat(readings())
                .containsExactlyInAnyOrder(
                        "mdc:151728 5.1 kPa",
                        "mdc:151562 13 /min",
                        "raw:draeger-medibus:24-D9 12 /min",
                        "mdc:149530 70 /min");
        measured("E3 5.1E6 38 D6 14 D7 13 E1 72 DF 70 ");
        assertThat(readings())
                .contains(
                        "mdc:151728 38 mm[Hg]",
                        "raw:draeger-medibus:24-E3 5.1 kPa",
                        "mdc:151562 14 /min",
                        "raw:draeger-medibus:24-D7 13 /min",
                        "mdc:149530 72 /min",
                        "raw:draeger-medibus:24-DF 70 /min");
        measured("E3 5.1");
        assertThat(readings()).as("a source is not left for a moment's absence").contains("mdc:151728 invalid");
    }

    /** Code 06 is a compliance to classic machines and a volume to others. */
    @Test
    void codesMeanWhatTheMachinesEditionSays() {
        measured("06 1.5");
        respond(0x52, "8240'Evita 4'04.00:04.00");
        measured("06 1.5");
        respond(0x52, "8240'Evita 4'04.00:06.00");
        measured("06 1.5");
        assertThat(readings())
                .containsExactly(
                        "raw:draeger-medibus:24-06 1.5 raw:draeger-medibus:unstated",
                        "raw:draeger-medibus:24-06 1.5 L/bar",
                        "raw:draeger-medibus:24-06 1.5 L/min");
    }

    /** Code 92 is how many minutes ago the cuff measured. */
    @Test
    void cuffPressuresAreMeasurementsOfASeries() {
        measured("96 1218C  7891  9392   5");
        Episode first = episode();
        assertThat(first.age()).isEqualTo(Duration.ofMinutes(5));
        harness.time.advance(Duration.ofSeconds(10));
        measured("96 1218C  7891  9392   5");
        assertThat(episode()).isEqualTo(new Episode(first.key(), Duration.ofSeconds(310)));
        harness.time.advance(Duration.ofSeconds(1));
        measured("96 1218C  7891  9392   0");
        Episode second = episode();
        assertThat(second.key()).as("fewer minutes, the same pressures").isNotEqualTo(first.key());
        assertThat(second.age()).isEqualTo(Duration.ofSeconds(1));
        harness.time.advance(Duration.ofSeconds(1));
        measured("96 1228C  7891  9392   0");
        assertThat(episode().key()).as("other pressures, the same minutes").isNotEqualTo(second.key());
    }

    @Test
    void theAgeOfTheFirstCuffPressureIsUnknownWhereNoMinutesAreTold() {
        measured("96 1218C  7891  93");
        Episode first = episode();
        assertThat(first.age()).isNull();
        harness.time.advance(Duration.ofSeconds(2));
        measured("96 1218C  7891  9392   3");
        assertThat(episode()).isEqualTo(new Episode(first.key(), Duration.ofMinutes(3)));
        harness.time.advance(Duration.ofSeconds(2));
        measured("EB 97 ");
        assertThat(harness.events(Reading.class))
                .last()
                .extracting(Reading::episode)
                .isNull();
        measured("96    8C    91    92  x ");
        assertThat(readings()).contains("mdc:150021 invalid");
        harness.time.advance(Duration.ofSeconds(2));
        measured("96 1508C  9091 110");
        assertThat(episode().age()).isNotNull();
    }

    /** MEDIBUS for Intensive Care, alarms; the bands of priorities are OpenICE's. */
    @ParameterizedTest
    @CsvSource({"1,LOW", "6,LOW", "7,LOW", "10,LOW", "11,MEDIUM", "24,MEDIUM", "25,HIGH", "31,HIGH", "0,LOW"})
    void theHighestPriorityIsThirtyOne(int priority, Priority expected) {
        respond(0x27, (char) ('0' + priority) + "07SPO2 LOW    ");
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.priority()).isEqualTo(expected);
            assertThat(alert.code()).isEqualTo("27-07");
            assertThat(alert.text()).isEqualTo("SPO2 LOW");
            assertThat(alert.type()).isEqualTo(DeviceAlert.Type.PHYSIOLOGICAL);
        });
    }

    /** Priority 31 of a machine in standby calls nobody. */
    @Test
    void standbyIsNoHighAlarm() {
        respond(0x2E, "O95EVITA STDBY O6ATUBE OBSTRUC");
        assertThat(alerts())
                .extracting(DeviceAlert::code, DeviceAlert::priority, DeviceAlert::type)
                .containsExactly(
                        tuple("2E-6A", Priority.HIGH, DeviceAlert.Type.TECHNICAL),
                        tuple("2E-95", Priority.LOW, DeviceAlert.Type.TECHNICAL));
        harness.events.clear();
        respond(0x27, "O95RESCUE VENT ");
        assertThat(alerts()).extracting(DeviceAlert::priority).containsExactly(Priority.HIGH);
    }

    @Test
    void anAlarmChangesAndEndsWhenTheMachineSaysSo() {
        respond(0x27, "607SPO2 LOW    L27ET CO2 LOW  ");
        respond(0x2E, "<91LOSS OF DATA");
        harness.events.clear();
        respond(0x27, "607SPO2 LOW    L27ET CO2 LOW  ");
        assertThat(alerts()).isEmpty();
        respond(0x27, "L07SPO2 LOW    ");
        assertThat(alerts())
                .extracting(DeviceAlert::code, DeviceAlert::active, DeviceAlert::priority)
                .containsExactly(tuple("27-27", false, Priority.HIGH), tuple("27-07", true, Priority.HIGH));
        harness.events.clear();
        respond(0x27, "x07SPO2 LOW");
        assertThat(alerts()).as("a list that cannot be read says nothing").isEmpty();
        respond(0x27, "");
        assertThat(alerts())
                .as("the other page has lists of its own")
                .extracting(DeviceAlert::code)
                .containsExactly("27-07");
    }

    @Test
    void ofACodeThatComesTwiceTheHigherPriorityCounts() {
        respond(0x27, "L07SPO2 LOW    607SPO2 LOW    ");
        assertThat(alerts()).singleElement().extracting(DeviceAlert::priority).isEqualTo(Priority.HIGH);
    }

    @Test
    void shortFormsOfPhrasesAreSpelledOutAndAnEmptyOneIsNamed() {
        respond(0x27, "L07SPO2 $&     L22SPO2 \"#     45BSPO2 '@ AUS L98            ");
        assertThat(alerts())
                .extracting(DeviceAlert::text)
                .containsExactly("SPO2 LOW", "SPO2 HIGH", "SPO2 ALARM AUS", "Alarm 27-98");
    }

    private void measured(String data) {
        respond(0x24, data);
    }

    private void respond(int code, String data) {
        harness.receive(Medibus.response(code, data));
    }

    private List<String> readings() {
        List<String> readings = harness.events(Reading.class).stream()
                .map(MachineBench::spelled)
                .toList();
        harness.events.clear();
        return readings;
    }

    private Episode episode() {
        Episode episode = harness.events(Reading.class).stream()
                .filter(reading -> reading.metric().key().equals("mdc:150021"))
                .reduce((a, b) -> b)
                .orElseThrow()
                .episode();
        assertThat(episode).isNotNull();
        return episode;
    }

    private List<DeviceAlert> alerts() {
        return harness.events(DeviceAlert.class);
    }
}
