package org.wardgate.device.dri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.DeviceAlert;

class DriAlertsTest {
    private final DriverHarness harness = new DriverHarness(new DriDriverProvider());
    private long time = Records.TIME;
    private int seen;

    private List<String> news() {
        List<DeviceAlert> all = harness.events(DeviceAlert.class);
        List<String> news = new ArrayList<>();
        for (DeviceAlert alert : all.subList(seen, all.size())) {
            news.add((alert.active() ? "+" : "-")
                    + alert.priority().wireName().toUpperCase(Locale.ROOT).charAt(0)
                    + (alert.type() == DeviceAlert.Type.TECHNICAL ? "t " : "p ")
                    + alert.code());
        }
        seen = all.size();
        return news;
    }

    private List<String> after(byte[] frame) {
        harness.receive(frame);
        harness.time.advance(DriDriver.INTERVAL);
        return news();
    }

    private byte[] basic(int level, int group, long status, int label) {
        return Records.basic(time += 5).group(group, status, label).frame(level);
    }

    private byte[] quiet(int level) {
        return Records.basic(time += 5).frame(level);
    }

    // ---- the list of alarms ----

    /** DRI reference, 8.3. */
    @Test
    void theWorkedExampleHasTwoAlarms() {
        assertThat(after(Records.ALARMS.toArray()))
                .containsExactlyInAnyOrder("+Hp alarm:HR HIGH", "+Lp alarm:NIBP CUFF LOOSE");
        assertThat(harness.events(DeviceAlert.class))
                .extracting(DeviceAlert::text)
                .containsExactlyInAnyOrder("HR HIGH", "NIBP CUFF LOOSE");
    }

    @Test
    void anAlarmBeginsChangesAndEndsWithTheList() {
        assertThat(after(Records.alarms(10, 0, "HR HIGH", 2))).containsExactly("+Mp alarm:HR HIGH");
        assertThat(after(Records.alarms(10, 0, "HR HIGH", 2))).isEmpty();
        assertThat(after(Records.alarms(10, 0, "HR HIGH", 3))).containsExactly("+Hp alarm:HR HIGH");
        assertThat(after(Records.alarms(10, 0))).containsExactly("-Hp alarm:HR HIGH");
    }

    /** Five are shown: what is missing from a full list may have given way. */
    @Test
    void aFullListEndsNoAlarmThatMayHaveGivenWay() {
        after(Records.alarms(10, 0, "LOW ONE", 1, "RED", 3));

        assertThat(after(Records.alarms(10, 0, "A", 2, "B", 2, "C", 2, "D", 2, "E", 2)))
                .containsExactlyInAnyOrder(
                        "-Hp alarm:RED", "+Mp alarm:A", "+Mp alarm:B", "+Mp alarm:C", "+Mp alarm:D", "+Mp alarm:E");
        assertThat(after(Records.alarms(10, 0, "A", 2, "B", 2, "C", 2, "D", 2)))
                .containsExactlyInAnyOrder("-Lp alarm:LOW ONE", "-Mp alarm:E");
    }

    @Test
    void silencedAlarmsAreSaid() {
        assertThat(after(Records.alarms(10, 5))).containsExactly("+Lt alarms-silenced");
        assertThat(harness.events(DeviceAlert.class).get(0).text()).endsWith("all, for 2 min");
        assertThat(after(Records.alarms(10, 99))).containsExactly("+Lt alarms-silenced");
        assertThat(after(Records.alarms(10, 0))).containsExactly("-Lt alarms-silenced");
        byte[] quiet = Records.recordOf(org.wardgate.bytes.Bytes.copyOf(Records.alarms(10, 0)));
        quiet[42] = 0;
        assertThat(after(Records.frame(quiet))).containsExactly("+Lt alarm-sound-off");
    }

    @Test
    void textsAreInAnyLanguageAndMayHaveLineBreaks() {
        assertThat(after(Records.alarms(10, 0, "ASYSTOLIE\nPRÜFEN", 3))).containsExactly("+Hp alarm:ASYSTOLIE PRÜFEN");
        assertThat(after(Records.alarms(10, 0, "X".repeat(80), 1, "", 2)))
                .contains("+Lp alarm:" + "X".repeat(80), "+Mp alarm:(without words)");
        assertThat(after(Records.alarms(10, 0, "ODD", 4))).contains("+Hp alarm:ODD");
        assertThat(harness.counts).containsEntry("unknown-alarm-colour", 1);
    }

    @Test
    void oneTextTwiceIsTheWorseOfBoth() {
        assertThat(after(Records.alarms(10, 0, "P1 HIGH", 1, "P1 HIGH", 3))).containsExactly("+Hp alarm:P1 HIGH");
    }

    @Test
    void aListThatCannotBeReadSaysNothing() {
        after(Records.alarms(10, 0, "HR HIGH", 3));

        assertThat(after(Records.frame(Records.record(10, 4, 1, time, new byte[509]))))
                .isEmpty();
        assertThat(after(Records.frame(Records.record(10, 4, 2, time, new byte[510]))))
                .isEmpty();
        assertThat(harness.counts).containsEntry("unreadable-alarm-status", 2);
    }

    @Test
    void whatStandsIsToldAgainToWhoeverForgot() {
        after(Records.alarms(10, 0, "HR HIGH", 3));
        harness.driver.forgotten();

        assertThat(after(Records.alarms(10, 0, "HR HIGH", 3))).containsExactly("+Hp alarm:HR HIGH");
    }

    // ---- the bits of older monitors ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | f | 1270 | +Hp asystole", // bit 2 of the ECG
                "0 | 8b | 1270 | +Lt ecg-noise",
                "0 | 80b | 1270 | +Lt ecg-channel-1-off",
                "0 | 180b | 1270 | +Mt ecg-leads-off", // channel 3 has no lead
                "0 | 380b | 0 | +Mt ecg-leads-off",
                "132 | 7 | 1 | +Hp co2-apnoea",
                "132 | 83 | 1 | +Hp impedance-apnoea",
                "132 | 23 | 1 | +Mt co2-occlusion",
                "132 | 43 | 1 | +Mt co2-leak",
                "178 | 7 | 0 | +Mt spirometry-disconnected",
                "178 | 23 | 0 | +Mt spirometry-obstructed",
                "178 | 43 | 0 | +Mt spirometry-leak",
                "16 | 7 | 1 | +Lt p1-zeroing",
            })
    void statusBitsAreAlertsOfMonitorsThatSendNone(int group, String status, String label, String alert) {
        byte[] frame = basic(9, group, Long.parseLong(status, 16), Integer.parseInt(label, 16));
        assertThat(after(frame)).containsExactly(alert);
        assertThat(after(quiet(9))).containsExactly("-" + alert.substring(1));
    }

    @Test
    void aPressureThatIsNotCalibratedIsAnAlert() {
        assertThat(after(Records.basic(time += 5).values(22, -32762).frame(9)))
                .containsExactly("+Lt p1-not-calibrated");
    }

    /** A bit of a group that does not exist is none. */
    @Test
    void aGroupThatDoesNotExistHasNoAlerts() {
        assertThat(after(basic(9, 0, 0x3884, 0))).isEmpty();
        assertThat(after(basic(9, 132, 0xFC, 0))).isEmpty();
        assertThat(after(basic(9, 178, 0xFC, 0))).isEmpty();
        assertThat(after(basic(9, 16, 4, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | +Hp asystole",
                "1 | +Hp arrhythmia-v-fib",
                "3 | +Hp arrhythmia-v-tach",
                "5 | +Hp arrhythmia-extreme-tachy",
                "6 | +Mp arrhythmia-pvc-run",
                "14 | +Lp arrhythmia-frequent-pvcs",
                "20 | +Lt arrhythmia-noisy-ecg",
                "28 | +Mp arrhythmia-tachycardia",
                "30 | +Lt arrhythmia-analysis-off",
                "31 | +Lt arrhythmia-no-telemetry"
            })
    void arrhythmiasAreAlerts(int bit, String alert) {
        byte[] ext1 =
                Records.block(1, time += 5).group(0, 3, 0).word(12, 1L << bit).bytes();

        assertThat(after(Records.values(9, time, Records.basic(time).bytes(), ext1)))
                .containsExactly(alert);
        byte[] none =
                Records.block(1, time += 5).group(0, 2, 0).word(12, 1L << bit).bytes();
        assertThat(after(Records.values(9, time, none))).containsExactly("-" + alert.substring(1));
    }

    /** Told by the ECG and by the analysis: one alert, which ends with the last of both. */
    @Test
    void oneAsystoleIsOneAlert() {
        byte[] ext1 = Records.block(1, time += 5).group(0, 3, 0).word(12, 1).bytes();
        byte[] both = Records.basic(time).group(0, 0xF, 0x1270).bytes();
        assertThat(after(Records.values(9, time, both, ext1))).containsExactly("+Hp asystole");

        assertThat(after(quiet(9))).isEmpty();
        byte[] none = Records.block(1, time += 5).group(0, 3, 0).bytes();
        assertThat(after(Records.values(9, time, Records.basic(time).bytes(), none)))
                .containsExactly("-Hp asystole");
    }

    /** A class that is missing from a record takes nothing back. */
    @Test
    void aClassThatIsMissingTakesNothingBack() {
        byte[] ext1 = Records.block(1, time += 5).group(0, 3, 0).word(12, 2).bytes();
        after(Records.values(9, time, Records.basic(time).bytes(), ext1));

        assertThat(after(quiet(9))).isEmpty();
    }

    /** A monitor that sends its alarms is believed in them alone; its bits count while it does not. */
    @Test
    void theListTakesThePlaceOfTheBits() {
        harness.driver.opened();
        assertThat(after(basic(10, 0, 0xF, 0x1270))).isEmpty();
        assertThat(after(basic(10, 0, 0xF, 0x1270))).containsExactly("+Hp asystole");
        assertThat(after(Records.alarms(10, 0, "ASYSTOLE", 3))).containsExactly("-Hp asystole", "+Hp alarm:ASYSTOLE");
        for (int i = 1; i < MonitorAlerts.SILENT_RECORDS; i++) {
            assertThat(after(basic(10, 0, 0xF, 0x1270))).isEmpty();
        }
        assertThat(after(basic(10, 0, 0xF, 0x1270))).containsExactly("+Hp asystole");
    }

    /** Over a recording of somebody who asked for changes alone, the list holds however long ago it was. */
    @Test
    void overARecordingTheListHolds() {
        after(Records.alarms(10, 0, "ASYSTOLE", 3));
        for (int i = 0; i < 2 * MonitorAlerts.SILENT_RECORDS; i++) {
            assertThat(after(basic(10, 0, 0xF, 0x1270))).isEmpty();
        }
    }

    /** What a monitor with a standing clock says is not believed, and ends nothing. */
    @Test
    void aFrozenMonitorEndsNoAlert() {
        after(basic(9, 0, 0xF, 0x1270));

        assertThat(after(Records.basic(time).frame(9))).isEmpty();
    }
}
