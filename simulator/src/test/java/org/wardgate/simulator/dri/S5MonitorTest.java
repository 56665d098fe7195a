package org.wardgate.simulator.dri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.intellivue.Captures;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Airway;
import org.wardgate.simulator.patient.Vitals.Pressure;

class S5MonitorTest {
    private static final LocalDateTime CLOCK = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Set<Sensor> ALL = Set.of(Sensor.values());

    private final FakeWire wire = new FakeWire();
    private @Nullable Decimal heartRate = Decimal.of(72);
    private Decimal saturation = Decimal.of(97);
    private Decimal breaths = Decimal.of(14);
    private final Patient patient = new Patient() {
        @Override
        public Vitals vitals() {
            return new Vitals(
                    heartRate,
                    saturation,
                    Decimal.of(73),
                    Decimal.parse("2.5"),
                    Decimal.of(14),
                    new Airway(Decimal.parse("39.5"), Decimal.of(0), breaths),
                    Decimal.parse("36.6"),
                    new Pressure(Decimal.of(118), Decimal.of(76), Decimal.of(90)));
        }

        @Override
        public double beats(long nanosAgo) {
            return (wire.time.patientNanos() - nanosAgo) / 1e9;
        }
    };
    private S5Monitor monitor = monitor(9, ALL, Duration.ofMinutes(3));

    private S5Monitor monitor(int level, Set<Sensor> sensors, @Nullable Duration nibpInterval) {
        S5Monitor made = new S5Monitor(wire, patient, new Options(level, nibpInterval, sensors, CLOCK));
        made.start();
        return made;
    }

    private void after(Duration time) {
        wire.time.advance(time);
    }

    /** The records sent since the last call, without framing. */
    private List<Bytes> records() {
        List<Bytes> records = new ArrayList<>();
        new Frames(records::add).read(wire.takeBytes());
        return records;
    }

    private static int s16(Bytes record, int at) {
        return (short) (record.u8(at) | record.u8(at + 1) << 8);
    }

    @Test
    void itSaysNothingUnasked() {
        after(Duration.ofMinutes(1));

        assertThat(records()).isEmpty();
        assertThat(monitor.counters()).containsEntry("violations", 0L);
    }

    @Test
    void valuesComeASecondAfterTheirRequestAndThenAtTheInterval() {
        monitor.received(Vectors.EVERY_10_S);
        after(Duration.ofMillis(999));
        assertThat(records()).isEmpty();
        after(Duration.ofMillis(1));
        assertThat(records()).hasSize(1);
        after(Duration.ofSeconds(30));
        assertThat(records()).hasSize(3);
    }

    /** 8.2: four classes in their order, each with its class word, and the numbers of the patient. */
    @Test
    void aRecordOfFourClassesHasTheNumbersOfThePatient() {
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(1));
        Bytes record = records().get(0);

        assertThat(record.length()).isEqualTo(1152).isEqualTo(s16(record, 0));
        assertThat(record.slice(16, 14)).isEqualTo(Bytes.ofHex("00 00 01 16 01 01 2C 02 01 42 03 01 00 00"));
        assertThat(record.u8(30)).isEqualTo(0xFF);
        for (int part = 0; part < 4; part++) {
            assertThat(s16(record, 40 + 278 * part + 276)).isEqualTo(part << 8);
        }
        assertThat(record.slice(44, 270).slice(6, 2)).isEqualTo(Bytes.ofHex("4800"));
        assertThat(s16(record, 44 + 124)).isEqualTo(9700);
        assertThat(s16(record, 44 + 22)).isEqualTo(11800);
        assertThat(s16(record, 44 + 138)).isEqualTo(520);
        assertThat(s16(record, 44 + 78)).isEqualTo(-32767);
        assertThat(wire.takeSaid())
                .contains(
                        "mdc:147842 72",
                        "mdc:150456 97.00",
                        "mdc:150033 118.00",
                        "mdc:151728 39.5",
                        "mdc:150344 36.60");
    }

    /** Requests of any level, again and again: the stream is one, and goes on as it was. */
    @Test
    void repeatedRequestsAreOneStream() {
        for (int i = 0; i < 3; i++) {
            monitor.received(Vectors.EVERY_5_S);
        }
        after(Duration.ofSeconds(4));
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(17));

        assertThat(records()).hasSize(5);
        assertThat(monitor.counters()).containsEntry("requests-values", 4L).containsEntry("records-sent", 5L);
    }

    @Test
    void aStopEndsTheValues() {
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(3));
        monitor.received(Vectors.STOP_VALUES);
        records();
        after(Duration.ofMinutes(1));

        assertThat(records()).isEmpty();
    }

    @Test
    void oneRecordIsSentAtOnceAndNoneWithinFiveSeconds() {
        monitor.received(Vectors.ONCE);
        assertThat(records())
                .singleElement()
                .satisfies(record -> assertThat(record.length()).isEqualTo(318));
        monitor.received(Vectors.ONCE);
        assertThat(records()).isEmpty();
        after(Duration.ofSeconds(5));
        monitor.received(Vectors.ONCE);
        assertThat(records()).hasSize(1);
    }

    @Test
    void trendsComeOnlyBesideDisplayedValues() {
        monitor.received(Vectors.TREND_60_S);
        after(Duration.ofMinutes(2));
        assertThat(records()).isEmpty();
        monitor.received(Vectors.EVERY_10_S);
        after(Duration.ofMinutes(1));
        assertThat(records()).filteredOn(record -> record.u8(18) == 3).hasSize(1);
        monitor.received(Vectors.STOP_TREND);
        records();
        after(Duration.ofMinutes(2));
        assertThat(records()).allMatch(record -> record.u8(18) == 1);
    }

    /** ECG1 leaves room for 300 samples a second: what does not fit is passed over. */
    @Test
    void curvesComeOnceASecondWithinTheLimit() {
        monitor.received(wavesOf("01 04 08 05 09 0f 01 ff"));
        after(Duration.ofMillis(3500));
        List<Bytes> records = records();

        assertThat(records).hasSize(3);
        Bytes first = records.get(0);
        assertThat(s16(first, 14)).isEqualTo(1);
        assertThat(List.of(first.u8(18), first.u8(21), first.u8(24), first.u8(27), first.u8(30), first.u8(33)))
                .containsExactly(1, 4, 8, 9, 15, 0xFF);
        assertThat(s16(first, 40)).isEqualTo(300);
        assertThat(s16(first, 42)).isEqualTo(1);
        assertThat(s16(records.get(1), 42)).isZero();
        assertThat(first.length()).isEqualTo(40 + 5 * 6 + 2 * (300 + 100 + 100 + 25 + 25));

        monitor.received(Vectors.STOP_CURVES);
        records();
        after(Duration.ofSeconds(5));
        assertThat(records()).isEmpty();
    }

    @Test
    void aSecondListReplacesTheFirst() {
        monitor.received(Vectors.ECG1);
        after(Duration.ofSeconds(2));
        records();
        monitor.received(wavesOf("08 ff 00 00 00 00 00 00"));
        after(Duration.ofSeconds(3));

        assertThat(records()).hasSize(2).allMatch(record -> record.u8(18) == 8 && record.u8(21) == 0xFF);
    }

    private static Bytes wavesOf(String types) {
        return Frames.of(Vectors.ECG1.slice(1, 44).plus(Bytes.ofHex(types + "00".repeat(20))));
    }

    /** Below level 10 there are no alarms to ask for. */
    @Test
    void anOlderMonitorShowsItsConditionsInItsBits() {
        heartRate = Decimal.of(130);
        breaths = Decimal.of(0);
        monitor.received(Vectors.ALARMS_AT_CHANGES);
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(1));
        Bytes record = records().get(0);

        assertThat(record.u8(44 + 132) & 4).isEqualTo(4);
        assertThat(record.u8(44 + 278 + 15)).isEqualTo(0x10);
        assertThat(monitor.counters()).containsEntry("requests-refused", 1L).containsEntry("violations", 0L);
    }

    /** Without leads the rate is the oximeter's. */
    @Test
    void theRateIsTheOximetersWithoutLeads() {
        heartRate = null;
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(1));
        Bytes record = records().get(0);

        assertThat(record.u8(44) | record.u8(45) << 8).isEqualTo(3 | 6 << 3 | 7 << 11);
        assertThat(s16(record, 44 + 6)).isEqualTo(73);
        assertThat(s16(record, 44 + 226)).isEqualTo(-32767);
    }

    @Test
    void alarmsComeOnceOrAtTheirChanges() {
        monitor = monitor(11, ALL, null);
        monitor.received(Vectors.ALARMS_ONCE);
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.length()).isEqualTo(550);
            assertThat(s16(record, 50 + 82)).isZero();
        });

        monitor.received(Vectors.ALARMS_AT_CHANGES);
        after(Duration.ofSeconds(10));
        assertThat(records()).hasSize(1);
        heartRate = Decimal.of(160);
        saturation = Decimal.of(88);
        after(Duration.ofSeconds(4));
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.toLatin1(50, 7)).isEqualTo("HR HIGH");
            assertThat(s16(record, 50 + 82)).isEqualTo(3);
            assertThat(record.toLatin1(148, 8)).isEqualTo("SpO2 LOW");
            assertThat(s16(record, 148 + 82)).isEqualTo(2);
        });

        monitor.received(Vectors.ALARMS_NO_MORE);
        heartRate = Decimal.of(35);
        after(Duration.ofSeconds(10));
        assertThat(records()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "35, 97, 14, HR LOW:3",
        "45, 97, 14, HR LOW:2",
        "50, 97, 14, ''",
        "120, 97, 14, ''",
        "121, 97, 14, HR HIGH:2",
        "72, 84, 14, SpO2 LOW:3",
        "72, 90, 14, ''",
        "72, 97, 0, APNEA:3"
    })
    void conditionsFollowThePatient(int rate, int oxygen, int breathing, String expected) {
        heartRate = Decimal.of(rate);
        saturation = Decimal.of(oxygen);
        breaths = Decimal.of(breathing);

        assertThat(Condition.of(patient.vitals(), new Options(11, null, ALL, CLOCK), false))
                .extracting(condition -> condition.text() + ":" + condition.colour())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void aFingerComesOffAndIsPutOnAgain() {
        monitor = monitor(11, ALL, null);
        monitor.fingerOff();
        monitor.silence(5);
        monitor.received(Vectors.ALARMS_ONCE);
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.toLatin1(50, 14)).isEqualTo("SpO2 PROBE OFF");
            assertThat(s16(record, 48)).isEqualTo(5);
        });
        monitor.received(Vectors.ONCE);
        assertThat(s16(records().get(0), 44 + 124)).isEqualTo(-32767);
        monitor.fingerOn();
        after(Duration.ofSeconds(5));
        monitor.received(Vectors.ONCE);
        assertThat(s16(records().get(0), 44 + 124)).isEqualTo(9700);
    }

    /** The cuff says that it measures, keeps what it found, and marks it after a minute. */
    @Test
    void theCuffMeasuresByItself() {
        monitor.received(Vectors.EVERY_5_S);
        after(Duration.ofSeconds(6));
        assertThat(s16(records().get(1), 44 + 76)).isEqualTo(8 | 1 << 5);
        after(Duration.ofSeconds(15));
        Bytes found = records().get(2);
        assertThat(s16(found, 44 + 76)).isEqualTo(8);
        assertThat(s16(found, 44 + 78)).isEqualTo(11800);
        after(Duration.ofSeconds(65));
        List<Bytes> later = records();
        assertThat(s16(later.get(later.size() - 1), 44 + 76)).isEqualTo(8 | 1 << 8);
    }

    @Test
    void whatIsNoRequestDoesNothing() {
        byte[] network = Vectors.EVERY_5_S.slice(1, 49).toArray();
        network[14] = 5;
        monitor.received(Frames.of(Bytes.copyOf(network)));
        assertThat(monitor.counters()).containsEntry("violations", 1L);

        byte[] fast = Vectors.EVERY_5_S.slice(1, 49).toArray();
        fast[41] = 4;
        monitor.received(Frames.of(Bytes.copyOf(fast)));
        byte[] unknown = Vectors.EVERY_5_S.slice(1, 49).toArray();
        unknown[40] = 4;
        monitor.received(Frames.of(Bytes.copyOf(unknown)));
        monitor.received(Frames.of(Vectors.EVERY_5_S.slice(1, 41)));
        assertThat(monitor.counters()).containsEntry("requests-refused", 3L);
        after(Duration.ofSeconds(30));
        assertThat(records()).isEmpty();
    }

    @Test
    void switchedOffItIsMuteAndDeaf() {
        monitor.received(Vectors.EVERY_5_S);
        monitor.received(Vectors.ECG1);
        after(Duration.ofSeconds(2));
        monitor.stop();
        records();
        monitor.received(Vectors.ONCE);
        after(Duration.ofMinutes(1));

        assertThat(records()).isEmpty();
    }

    /** What other people's clients send: GE's collector is two bytes short of what it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pycollect_start_param",
                "pycollect_start_waves",
                "pycollect_stop_waves",
                "pycollect_stop_param",
                "vscapture1005_start_5s",
                "vscapture1005_stop",
                "vscapturewave1012_start_5s_waveset2",
                "vscapturewave1012_stop"
            })
    void requestsOfRealClientsAreHeard(String name) {
        monitor.received(Captures.of("datex/" + name + ".bin"));

        assertThat(monitor.counters())
                .containsEntry("damaged-frames", 0L)
                .containsEntry("violations", 0L)
                .doesNotContainKey("requests-refused");
        after(Duration.ofSeconds(6));
        assertThat(records().isEmpty()).isEqualTo(name.contains("stop"));
    }

    @Test
    void randomBytesDoNoHarm() {
        SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < 2000; i++) {
            byte[] record = new byte[random.nextInt(40, 90)];
            random.nextBytes(record);
            record[14] = (byte) (random.nextInt(3) * random.nextInt(2, 5) % 5);
            record[15] = 0;
            monitor.received(Frames.of(Bytes.copyOf(record)));
            monitor.received(Bytes.copyOf(record));
        }
        after(Duration.ofSeconds(10));
        assertThat(monitor.counters()).containsKey("damaged-frames");
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Options(12, null, ALL, CLOCK)).hasMessageContaining("2 to 11");
        assertThatThrownBy(() -> new Options(1, null, ALL, CLOCK)).hasMessageContaining("2 to 11");
        assertThatThrownBy(() -> new Options(9, Duration.ofSeconds(29), ALL, CLOCK))
                .hasMessageContaining("30 s");
    }
}
