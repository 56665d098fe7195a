package org.wardgate.device.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.example.Bench;

/** Real devices, decoded to exactly what is known of their recordings. */
class CapturesTest {

    /** Frames 1 to 4 are the end of a packet, 5 to 29 a whole one, 30 the begin of the next: 74 beats a minute, 96 %. */
    @Test
    void theNoninSaysSeventyFourBeatsAndNinetySixPercent() {
        Bench bench = play("nonin-format-2", Captures.bytes("nonin-9560/format2.bin"));

        assertThat(bench.events().stream()
                        .filter(event -> !event.contains("PLETH"))
                        .toList())
                .containsExactly(
                        "line live none",
                        "identity 'Nonin' 'OEM III family' firmware-revision '148'",
                        "MDC_PULS_OXIM_SAT_O2 96 %",
                        "MDC_PULS_OXIM_PULS_RATE 74 /min");
        assertThat(bench.harness.dropped)
                .singleElement()
                .satisfies(dropped -> assertThat(dropped.byteCount())
                        .as("the end of a packet")
                        .isEqualTo(20));
        assertThat(bench.counts()).isEmpty();
    }

    @Test
    void theMasimoSaysFiveSecondsWithBlankLinesBetweenThem() {
        Bench bench = play("masimo-ascii1", Captures.text("masimo-rad8/rad8-ascii1-a.txt"));

        assertThat(bench.events("SAT"))
                .containsExactly(
                        "MDC_PULS_OXIM_SAT_O2 98 % at 2016-02-22T22:47:45",
                        "MDC_PULS_OXIM_SAT_O2 98 % at 2016-02-22T22:47:46",
                        "MDC_PULS_OXIM_SAT_O2 98 % at 2016-02-22T22:47:47",
                        "MDC_PULS_OXIM_SAT_O2 98 % at 2016-02-22T22:47:48",
                        "MDC_PULS_OXIM_SAT_O2 98 % at 2016-02-22T22:47:49");
        assertThat(bench.harness.dropped).isEmpty();
    }

    @Test
    void theMasimoSaysItsRateAndPerfusionEachSecond() {
        Bench bench = play("masimo-ascii1", Captures.text("masimo-rad8/rad8-ascii1-b.txt"));

        List<String> events = bench.events();
        assertThat(values(events, "MDC_PULS_OXIM_PULS_RATE")).containsExactly("80", "81", "81", "81", "80", "80");
        assertThat(values(events, "MDC_PULS_OXIM_PERF_REL"))
                .containsExactly("4.96", "5.04", "5.04", "5.13", "5.26", "5.31");
        assertThat(events).anyMatch(event -> event.startsWith("identity 'Masimo'") && event.contains("0000145838"));
        assertThat(events).noneMatch(event -> event.startsWith("alert"));
        assertThat(bench.harness.dropped).isEmpty();
        assertThat(bench.counts()).isEmpty();
    }

    /** The sensor is off: the numbers that still stand there are of before. */
    @Test
    void theMasimoWithItsSensorOffHasNoValues() {
        Bytes all = Captures.text("masimo-rad8/single-lines.txt");
        String[] lines = all.toAscii().split("\r\n", -1);

        Bench off = play("masimo-ascii1", Bytes.ofAscii(lines[1] + "\r\n"));
        assertThat(off.events("MDC_PULS_OXIM_SAT_O2"))
                .containsExactly("MDC_PULS_OXIM_SAT_O2 missing invalid at 2021-05-20T14:06:02");
        for (int line : new int[] {2, 3}) {
            Bench none = play("masimo-ascii1", Bytes.ofAscii(lines[line] + "\r\n"));
            assertThat(none.events("MDC_PULS_OXIM_SAT_O2"))
                    .singleElement()
                    .asString()
                    .contains("missing");
        }
        Bench blue = play("masimo-ascii1", Bytes.ofAscii(lines[4] + "\r\n"));
        List<String> events = blue.events();
        assertThat(values(events, "MDC_PULS_OXIM_PULS_RATE")).containsExactly("123");
        assertThat(values(events, "MDC_PULS_OXIM_PERF_REL")).containsExactly("0.55");
    }

    @Test
    void theNellcorSaysFiveLinesEveryTwoSeconds() {
        Bench bench = play("nellcor-ascii", Captures.text("nellcor-n560/realtime.txt"));

        List<String> events = bench.events();
        assertThat(values(events, "MDC_PULS_OXIM_SAT_O2")).containsExactly("100", "100", "100", "100", "100");
        assertThat(values(events, "MDC_PULS_OXIM_PULS_RATE")).containsExactly("105", "104", "102", "101", "101");
        assertThat(events.stream()
                        .filter(event -> event.contains("SAT_O2") && event.contains("questionable"))
                        .toList())
                .as("signs of motion in the third and fourth")
                .hasSize(2)
                .allMatch(event -> event.contains("11:24:54") || event.contains("11:24:56"));
        assertThat(bench.harness.dropped).isEmpty();
        assertThat(bench.counts()).isEmpty();
    }

    /** The perfusion is not valid; the curve falls. */
    @Test
    void theContecSaysSevenPackets() {
        Bench bench = play("contec-v7", Captures.bytes("contec-cms50d-plus/realtime.bin"));
        bench.harness.driver.late(); // ends the curve

        assertThat(bench.events())
                .containsExactly(
                        "line live none",
                        "identity 'Contec' 'CMS50 family'",
                        "MDC_PULS_OXIM_SAT_O2 97 %",
                        "MDC_PULS_OXIM_PULS_RATE 65 /min",
                        "MDC_PULS_OXIM_PERF_REL missing invalid",
                        "MDC_PULS_OXIM_PLETH 60/s 51 48 46 44 43 42 42");
        assertThat(bench.harness.dropped).isEmpty();
        assertThat(bench.counts()).isEmpty();
    }

    private static Bench play(String profile, Bytes recording) {
        Bench bench = new Bench(Shipped.profile(profile));
        bench.bytes(recording.toHex());
        return bench;
    }

    /** The numbers of one metric in order. */
    private static List<String> values(List<String> events, String metric) {
        return events.stream()
                .filter(event -> event.startsWith(metric + " "))
                .map(event -> event.split(" ", -1)[1])
                .toList();
    }
}
