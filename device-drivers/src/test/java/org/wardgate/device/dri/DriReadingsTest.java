package org.wardgate.device.dri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.dri.Records.Block;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Reading;

class DriReadingsTest {
    private static final String RAW = "raw:datex-ohmeda-dri:";
    private final DriverHarness harness = new DriverHarness(new DriDriverProvider());

    private static String text(Measurement measurement) {
        return measurement instanceof Value value
                ? value.value() + " " + value.unit().code()
                        + (value.quality().wireName().equals("good")
                                ? ""
                                : " " + value.quality().wireName())
                : ((Missing) measurement).reason().wireName();
    }

    /** What a record says, by metric, with its channel where it has one. */
    private Map<String, String> read(byte[] frame) {
        int before = harness.events(Reading.class).size();
        harness.receive(frame);
        harness.time.advance(DriDriver.INTERVAL);
        Map<String, String> said = new LinkedHashMap<>();
        List<Reading> all = harness.events(Reading.class);
        for (Reading reading : all.subList(before, all.size())) {
            String key = reading.metric().key().replace(RAW, "")
                    + (reading.channel().isEmpty() ? "" : "/" + reading.channel());
            assertThat(said.put(key, text(reading.measurement()))).as(key).isNull();
        }
        return said;
    }

    /** DRI reference, 8.1, as VSCapture printed it. */
    @Test
    void theWorkedExampleReadsAsTheReferenceSays() {
        assertThat(read(Records.BASIC.toArray()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("mdc:147842", "72 /min"),
                        Map.entry("ecg.st1", "0.12 mm"),
                        Map.entry("ecg.st2", "-0.05 mm"),
                        Map.entry("ecg.st3", "0.03 mm"),
                        Map.entry("mdc:151578", "14 /min"),
                        Map.entry("mdc:150033", "118.00 mm[Hg]"),
                        Map.entry("mdc:150034", "76.00 mm[Hg]"),
                        Map.entry("mdc:150035", "90.00 mm[Hg]"),
                        Map.entry("mdc:149522", "72 /min"),
                        Map.entry("mdc:150021", "121.00 mm[Hg]"),
                        Map.entry("mdc:150022", "78.00 mm[Hg]"),
                        Map.entry("mdc:150023", "93.00 mm[Hg]"),
                        Map.entry("mdc:149546", "71 /min"),
                        Map.entry("mdc:150344/t1", "36.60 Cel"),
                        Map.entry("mdc:150456", "97.00 %"),
                        Map.entry("mdc:149530", "72 /min"),
                        Map.entry("spo2.ir_amp", "2.50 %"),
                        Map.entry("spo2.svo2", "invalid"),
                        Map.entry("co2.et", "5.20 %"),
                        Map.entry("co2.fi", "0.05 %"),
                        Map.entry("co2.amb_press", "760.0 mm[Hg]"),
                        Map.entry("mdc:151728", "39.5 mm[Hg]"),
                        Map.entry("mdc:151738", "0.4 mm[Hg]"),
                        Map.entry("mdc:151594", "14 /min"),
                        Map.entry("o2.et", "16.50 %"),
                        Map.entry("o2.fi", "21.00 %"),
                        Map.entry("ecg_extra.hr_ecg", "72 /min"),
                        Map.entry("ecg_extra.hr_max", "75 /min"),
                        Map.entry("ecg_extra.hr_min", "69 /min")));
    }

    /** All groups of all classes, each value with a number of its own: none is lost, none is read twice. */
    @Test
    void everyValueOfEveryClassIsTold() {
        List<byte[]> blocks = new ArrayList<>();
        Set<Integer> offsets = new HashSet<>();
        int fields = 0;
        for (DataClass dataClass : DataClass.values()) {
            Block block = Records.block(blocks.size(), Records.TIME);
            offsets.clear();
            for (ParameterGroup group : dataClass.groups()) {
                if (group.hasHeader()) {
                    block.group(group.start(), 3, 0);
                }
                for (ParameterGroup.Field field : group.fields()) {
                    assertThat(offsets.add(field.at())).as(group.code(field)).isTrue();
                    assertThat(field.at()).isBetween(group.start(), 268);
                    block.values(field.at(), field.at());
                    fields++;
                }
            }
            blocks.add(block.bytes());
        }
        Map<String, String> said = read(Records.values(11, Records.TIME, blocks.toArray(byte[][]::new)));

        // the relaxation count is three numbers, partial pressures are told beside shares, arrhythmias as a number
        assertThat(said).hasSize(fields + 2 + 2 + 1);
        assertThat(said.values()).noneMatch(text -> text.matches("[a-z].*"));
        assertThat(said)
                .containsEntry("flow_vol.peep", "1.88 cm[H2O]")
                .containsEntry("flow_vol.tv_exp", "19.4 mL")
                .containsEntry("mdc:151570", "184 /min")
                .containsEntry("co_wedge.co", "206 mL/min")
                .containsEntry("mdc:188436", "2.08 Cel")
                .containsEntry("ecg12.st_v6", "0.76 mm")
                .containsEntry("eeg.ch4_bsr", "94 %")
                .containsEntry("eeg_bis.bis", "102 1")
                .containsEntry("entropy.re", "120 1")
                .containsEntry("gasex.rq", "0.012 1")
                .containsEntry("tono.phi", "0.84 1")
                .containsEntry("aa2.mac_age_sum", "0.98 1")
                .containsEntry("picco.tinj", "194 raw:datex-ohmeda-dri:picco.tinj")
                .containsEntry("spo2_ch2.spo2", "1.12 %")
                .containsEntry("cpp2.cpp", "1.40 mm[Hg]");
    }

    /** The class is in the class word, in whatever order, and its other bits mean nothing. */
    @Test
    void theClassIsThatOfTheClassWord() {
        byte[] ext1 = Records.block(1, Records.TIME)
                .group(0, 3, 0)
                .values(6, 72, 833, 4)
                .classWord(0xA191)
                .bytes();
        byte[] basic = Records.basic(Records.TIME).classWord(0xF091).bytes();

        assertThat(read(Records.values(9, Records.TIME, ext1, basic)))
                .containsEntry("arrh_ecg.hr", "72 /min")
                .containsEntry("arrh_ecg.rr_time", "833 ms")
                .containsEntry("arrh_ecg.pvc", "4 /min")
                .containsEntry("mdc:147842", "72 /min");
    }

    @ParameterizedTest
    @CsvSource({
        "-32767, invalid",
        "-32766, unavailable",
        "-32765, invalid",
        "-32764, under-range",
        "-32763, over-range",
        "-32762, invalid",
        "-32768, unreadable",
        "-32761, unreadable",
        "-32001, unreadable",
        "-32000, -32000 /min",
        "0, 0 /min",
        "125, 125 /min",
        "126, 126 /min",
        "32767, 32767 /min"
    })
    void specialValuesAreNoNumbers(int value, String said) {
        assertThat(read(Records.basic(Records.TIME).values(6, value).frame(9))).containsEntry("mdc:147842", said);
    }

    /** A zero of a group that does not exist or does not measure is none. */
    @Test
    void aGroupThatDoesNotMeasureHasNoValues() {
        Map<String, String> said = read(Records.basic(Records.TIME)
                .group(118, 1, 0)
                .group(86, 2, 11)
                .group(132, 0, 1)
                .frame(9));

        assertThat(said).containsEntry("mdc:150456", "unavailable").containsEntry("mdc:149530", "unavailable");
        assertThat(said).doesNotContainKeys("mdc:150344/t1", "co2.et", "mdc:151728");
    }

    /** What was told and is told no more is missing, once. */
    @Test
    void anUnpluggedModuleTakesItsValuesBackOnce() {
        read(Records.BASIC.toArray());
        Map<String, String> unplugged =
                read(Records.basic(Records.TIME + 5).group(118, 0, 0).frame(9));
        assertThat(unplugged).containsEntry("mdc:150456", "unavailable").containsEntry("spo2.ir_amp", "unavailable");

        assertThat(read(Records.basic(Records.TIME + 10).group(118, 0, 0).frame(9)))
                .doesNotContainKeys("mdc:150456", "spo2.ir_amp");
    }

    /** ecg.hr is not always of the ECG: 1 ECG, 6 SpO2, 9 ECG by Mortara, 0 nobody. */
    @ParameterizedTest
    @CsvSource({
        "1, 80 /min, , 70 /min",
        "9, 80 /min, , 70 /min",
        "6, 70 /min, 80 /min, ",
        "2, 70 /min, 80 /min, ",
        "0, 70 /min, 80 /min, "
    })
    void theHeartRateIsOfTheEcgOnlyWhereItSaysSo(int source, String heartRate, String other, String extra) {
        Map<String, String> said = read(Records.basic(Records.TIME)
                .group(0, 3 | source << 3, 0x1270)
                .values(6, 80)
                .values(226, 70)
                .frame(9));

        assertThat(said).containsEntry("mdc:147842", heartRate);
        assertThat(said.get("ecg.hr")).isEqualTo(other);
        assertThat(said.get("ecg_extra.hr_ecg")).isEqualTo(extra);
    }

    @ParameterizedTest
    @CsvSource({"7", "8", "9"})
    void aNoisyEcgGivesADoubtfulRate(int bit) {
        Map<String, String> said = read(
                Records.basic(Records.TIME).group(0, 0xB | 1L << bit, 0x1270).frame(9));

        assertThat(said)
                .containsEntry("mdc:147842", "72 /min questionable")
                .containsEntry("ecg_extra.hr_max", "75 /min questionable")
                .containsEntry("mdc:151578", "14 /min");
    }

    /** A pressure is what its label says, and the lowest channel of two arteries is the artery. */
    @Test
    void pressuresAreChosenByTheirLabels() {
        Map<String, String> said = read(Records.basic(Records.TIME)
                .group(16, 3, 2)
                .values(22, 1400, 600, 900, Records.NO_DATA)
                .group(30, 3, 8)
                .values(36, 11800, 7600, 9000, 72)
                .group(44, 3, 1)
                .values(50, 11700, 7500, 8900, 71)
                .group(58, 3, 3)
                .values(64, 2500, 1000, 1500, 72)
                .group(240, 3, 4)
                .values(246, 1200, 500, 800, 72)
                .frame(10));

        assertThat(said)
                .containsEntry("mdc:150087", "9.00 mm[Hg]")
                .containsEntry("p1.sys", "14.00 mm[Hg]")
                .containsEntry("p1.hr", "invalid")
                .containsEntry("mdc:150037", "118.00 mm[Hg]")
                .containsEntry("mdc:150038", "76.00 mm[Hg]")
                .containsEntry("mdc:150039", "90.00 mm[Hg]")
                .containsEntry("mdc:149522", "72 /min")
                .containsEntry("p3.sys", "117.00 mm[Hg]")
                .containsEntry("p4.mean", "15.00 mm[Hg]")
                .containsEntry("p5.mean", "8.00 mm[Hg]")
                .doesNotContainKeys("mdc:150033", "p2.sys");
    }

    @Test
    void aPressureThatIsBeingZeroedIsNone() {
        assertThat(read(Records.basic(Records.TIME).group(16, 7, 1).frame(9)))
                .containsEntry("mdc:150033", "calibrating");
    }

    @ParameterizedTest
    @CsvSource({
        "1, mdc:150372/t1", "2, mdc:150380/t1", "3, mdc:150392/t1", "4, mdc:150344/t1", "7, mdc:150388/t1",
        "8, t1.temp/t1", "9, t1.temp/t1", "15, mdc:150368/t1", "0, mdc:150344/t1", "99, mdc:150344/t1"
    })
    void temperaturesAreOfTheirSites(int label, String metric) {
        assertThat(read(Records.basic(Records.TIME).group(86, 3, label).frame(9)))
                .containsEntry(metric, "36.60 Cel");
    }

    /** Partial pressure is share times ambient pressure, as VSCapture has it; without the latter there is none. */
    @ParameterizedTest
    @CsvSource({
        "520, 7600, 39.5 mm[Hg], 5.20 %",
        "0, 7600, 0.0 mm[Hg], 0.00 %",
        "1000, 7601, 76.0 mm[Hg], 10.00 %",
        "520, -32767, unavailable, 5.20 %",
        "520, 0, unavailable, 5.20 %",
        "-32767, 7600, invalid, invalid"
    })
    void partialPressureIsDerived(int et, int ambient, String pressure, String share) {
        assertThat(read(Records.basic(Records.TIME)
                        .values(138, et, 5, 14, ambient)
                        .frame(9)))
                .containsEntry("mdc:151728", pressure)
                .containsEntry("co2.et", share);
    }

    @Test
    void whatIsDerivedSaysSo() {
        read(Records.basic(Records.TIME).group(132, 3 | 1 << 9, 1).frame(9));

        assertThat(harness.events(Reading.class))
                .filteredOn(reading -> reading.metric().key().equals("mdc:151728"))
                .extracting(Reading::label)
                .containsExactly("EtCO2 (derived, wet)");
    }

    /** Up to level 7 the rate of the CO2 group may be that of the impedance, and its inspired share that of oxygen. */
    @ParameterizedTest
    @CsvSource({"7, 1, true", "7, 2, false", "7, 0, false", "8, 2, true", "11, 0, true"})
    void theRateOfTheCo2GroupIsOfCo2WhereItSaysSo(int level, int label, boolean ofCo2) {
        assertThat(read(Records.basic(Records.TIME).group(132, 3, label).frame(level)))
                .containsEntry(ofCo2 ? "mdc:151594" : "co2.rr", "14 /min")
                .doesNotContainKey(ofCo2 ? "co2.rr" : "mdc:151594");
    }

    @Test
    void anInspiredShareOfOxygenIsNoCarbonDioxide() {
        assertThat(read(Records.basic(Records.TIME).group(132, 3, 1 | 2 << 3).frame(9)))
                .containsEntry("co2.fi", "0.05 %")
                .doesNotContainKey("mdc:151738");
    }

    @ParameterizedTest
    @CsvSource({
        "132, 11, mdc:151728, calibrating",
        "132, 19, co2.et, calibrating",
        "146, 7, o2.et, calibrating",
        "146, 11, o2.et, unavailable",
        "166, 7, aa.et, calibrating",
        "178, 11, mdc:151570, calibrating",
        "178, 19, mdc:151570, calibrating",
        "178, 131, mdc:151570, unavailable"
    })
    void whatIsCalibratingOrOffHasNoValues(int group, int status, String metric, String said) {
        assertThat(read(Records.basic(Records.TIME)
                        .group(group, status, 1)
                        .values(172, 120)
                        .values(184, 12)
                        .frame(9)))
                .containsEntry(metric, said);
    }

    /** CO and PCWP older than 60 s are doubtful. */
    @Test
    void oldOutputsOfTheHeartAreDoubtful() {
        assertThat(read(Records.basic(Records.TIME)
                        .group(200, 3, 1 | 2)
                        .values(206, 5200, 3710, 6000, 1000)
                        .frame(9)))
                .containsEntry("co_wedge.co", "5200 mL/min questionable")
                .containsEntry("co_wedge.pcwp", "10.00 mm[Hg] questionable")
                .containsEntry("mdc:188436", "37.10 Cel");
    }

    /** Bits 0-4 are the count, 31 for none, 5-8 the responses, 9-15 the current; below -31000 there is none. */
    @ParameterizedTest
    @CsvSource({
        "15941, 5 1, 2 1, 31 mA", // 31 << 9 | 2 << 5 | 5
        "31, invalid, 0 1, 0 mA",
        "-29695, 1 1, 0 1, 70 mA", // 70 << 9 | 1
        "-32767, invalid, invalid, invalid",
        "-31000, invalid, invalid, invalid"
    })
    void theRelaxationCountIsThreeNumbers(int bits, String ptc, String count, String current) {
        assertThat(read(Records.basic(Records.TIME)
                        .group(214, 3, 0)
                        .values(220, 950, 900, bits)
                        .frame(9)))
                .containsEntry("nmt.t1", "95.0 %")
                .containsEntry("nmt.ptc", ptc)
                .containsEntry("nmt.count", count)
                .containsEntry("nmt.current", current);
    }

    private Reading cuff() {
        List<Reading> all = harness.events(Reading.class).stream()
                .filter(reading -> reading.metric().key().equals("mdc:150021"))
                .toList();
        return all.get(all.size() - 1);
    }

    private static Duration age(Reading reading) {
        return Objects.requireNonNull(Objects.requireNonNull(reading.episode()).age());
    }

    /** A cuff pressure without the mark is at most 60 s old; from then on it grows old by our clock. */
    @Test
    void aCuffPressureHasAnAge() {
        read(Records.BASIC.toArray());
        assertThat(age(cuff())).isEqualTo(Duration.ofSeconds(60));
        String first = Objects.requireNonNull(cuff().episode()).key();

        read(Records.basic(Records.TIME + 5).group(72, 3, 1 << 8).frame(9));
        assertThat(age(cuff())).isEqualTo(Duration.ofSeconds(65));
        assertThat(Objects.requireNonNull(cuff().episode()).key()).isEqualTo(first);

        read(Records.basic(Records.TIME + 10).values(78, 13000).frame(9));
        assertThat(age(cuff())).isEqualTo(DriDriver.INTERVAL);
        assertThat(Objects.requireNonNull(cuff().episode()).key()).isNotEqualTo(first);
    }

    /** How old a pressure is that was marked when we came, nobody knows. */
    @Test
    void aMarkedCuffPressureIsOfUnknownAge() {
        read(Records.basic(Records.TIME).group(72, 3, 1 << 8).frame(9));

        assertThat(Objects.requireNonNull(cuff().episode()).age()).isNull();
    }

    @Test
    void aCuffThatMeasuresOrCalibratesSaysSo() {
        Block block = Records.basic(Records.TIME).group(72, 3, 1 << 5).values(78, -32767, -32767, -32767, -32767);
        assertThat(read(block.frame(9))).containsEntry("mdc:150021", "ongoing");
        assertThat(cuff().episode()).isNull();

        assertThat(read(Records.basic(Records.TIME + 5).group(72, 3, 1 << 7).frame(9)))
                .containsEntry("mdc:150021", "calibrating");
    }
}
