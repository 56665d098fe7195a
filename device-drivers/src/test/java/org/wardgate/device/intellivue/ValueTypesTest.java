package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.model.MetricId;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Unit;

class ValueTypesTest {

    @ParameterizedTest
    @CsvSource({
        "fd007d00, 32.000",
        "ff000140, 32.0",
        "01000140, 3200",
        "02000020, 3200",
        "0000003c, 60",
        "ff00000f, 1.5",
        "00ffffff, -1",
        "fefe7960, -1000.00",
        "ff0003ca, 97.0",
        "007ffffd, 8388605",
        "00800003, -8388605"
    })
    void floatsKeepThePrecisionTheyWereSentIn(String hex, String number) {
        FloatType value = FloatType.of(Bytes.ofHex(hex).u32(0));

        assertThat(value.isNumber()).isTrue();
        assertThat(value).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource({"007fffff, NaN", "ff7fffff, NaN", "00800000, NRes", "00800001, NRes", "007ffffe, +INF", "05800002, -INF"
    })
    void someMantissasAreNoNumbersWithAnyExponent(String hex, String name) {
        FloatType value = FloatType.of(Bytes.ofHex(hex).u32(0));

        assertThat(value.isNumber()).isFalse();
        assertThat(value).hasToString(name);
    }

    @Test
    void ticksAreEighthsOfAMillisecond() {
        assertThat(RelativeTime.duration(8192)).isEqualTo(Duration.ofMillis(1024));
        assertThat(RelativeTime.ticks(Duration.ofSeconds(30))).isEqualTo(0x0003A980);
    }

    @Test
    void differencesOfTicksCrossTheWrap() {
        assertThat(RelativeTime.difference(0x10, 0xFFFF_FFF0L)).isEqualTo(0x20);
        assertThat(RelativeTime.difference(0xFFFF_FFF0L, 0x10)).isEqualTo(-0x20);
    }

    @Test
    void dateAndTimeAreBinaryCodedDecimal() {
        assertThat(AbsoluteTime.parse(Bytes.ofHex("2021042211472600")))
                .isEqualTo(LocalDateTime.of(2021, 4, 22, 11, 47, 26));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ffffffffffffffff", "20210422114726", "2021ff2211472600", "202104221147a600", "2021023011472600"
            })
    void whatIsNoDateIsNone(String hex) {
        assertThat(AbsoluteTime.parse(Bytes.ofHex(hex))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "000e00530070004f2082002000200000, SpO\u2082",
        "0004 0394 0054, \u0394T",
        "000c e145 e14c e401 e40d e425 feff, ELcmH2O*V",
        "0004 e400 0000, l/min",
        "0006 0041 0042, AB",
        "0003 0041 00, A",
        "0000, ''",
        "00, ''"
    })
    void stringsLoseTerminatorPaddingAndPrivateCharacters(String hex, String text) {
        assertThat(Text.string(Cursor.of(Bytes.ofHex(hex)))).isEqualTo(text);
    }

    @Test
    void labelsOfOddLengthAreFollowedByAPadByte() {
        Cursor in = Cursor.of(Bytes.ofHex("00085068696c69707300 00074d3830303741 0000 00024d38"));

        assertThat(Text.label(in)).isEqualTo("Philips");
        assertThat(Text.label(in)).isEqualTo("M8007A");
        assertThat(Text.label(in)).isEqualTo("M8");
        assertThat(Text.label(in)).isEmpty();
    }

    @Test
    void aCursorReadsZerosBeyondItsEndAndSaysSo() {
        Cursor in = Cursor.of(Bytes.ofHex("010203"));

        assertThat(in.u16()).isEqualTo(0x0102);
        assertThat(in.overrun()).isFalse();
        assertThat(in.u16()).isZero();
        assertThat(in.overrun()).isTrue();
        assertThat(in.remaining()).isZero();
        assertThat(in.u8()).isZero();
        assertThat(in.u32()).isZero();
        assertThat(in.part(1).remaining()).isZero();
        in.skip(9);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void aPartOfACursorEndsWhereThePartEnds() {
        Cursor in = Cursor.of(Bytes.ofHex("0001 0002 aabb cc"));
        Cursor part = in.list();

        assertThat(part.take(3)).isEqualTo(Bytes.ofHex("aabb"));
        assertThat(part.overrun()).isTrue();
        assertThat(in.overrun()).isFalse();
        assertThat(in.u8()).isEqualTo(0xCC);
    }

    @Test
    void compoundValuesAreReadAsFarAsTheyAreWhole() {
        String nbp = "0003 001e 4a0520000f20007fffff 4a0620000f20007fffff 4a0720000f20007fffff";

        assertThat(NuObsValue.parseCompound(Cursor.of(Bytes.ofHex(nbp))))
                .extracting(NuObsValue::physioId)
                .containsExactly(0x4A05, 0x4A06, 0x4A07);
        assertThat(NuObsValue.parseCompound(Cursor.of(Bytes.ofHex(nbp.substring(0, 39)))))
                .hasSize(1);
    }

    @Test
    void marksAboveTheSignificantBitsAreNotPartOfASample() {
        SaSpec ecg = SaSpec.parse(Cursor.of(Bytes.ofHex("0040100e3000")));

        assertThat(ecg.samples(Bytes.ofHex("201f6001c004ff"))).containsExactly(0x201F, 0x2001, 0x0004);
    }

    @Test
    void samplesMayBeOneByteWide() {
        SaSpec narrow = SaSpec.parse(Cursor.of(Bytes.ofHex("004008070000")));

        assertThat(narrow.samples(Bytes.ofHex("7f80ff"))).containsExactly(0x7F, 0, 0x7F);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0040200e3000", "004010113000", "004010003000", "0040"})
    void samplesOfOtherWidthsAreNotReadable(String hex) {
        assertThat(SaSpec.parse(Cursor.of(Bytes.ofHex(hex))).isReadable()).isFalse();
    }

    @Test
    void aScaleNeedsTwoNumbersAndTwoDifferentSamples() {
        assertThat(scale("fefff000fd009ffb00003fff"))
                .isEqualTo(new Scale(new Decimal(-4096, -2), new Decimal(40955, -3), 0, 0x3FFF, Unit.MILLIVOLT));
        assertThat(scale("007fffff007fffff00000fff")).isNull();
        assertThat(scale("0000000000007fffff0000ff")).isNotNull();
        assertThat(scale("0000000000000064 0fff0fff")).isNull();
    }

    private static @org.jspecify.annotations.Nullable Scale scale(String hex) {
        return ScaleRange.parse(Cursor.of(Bytes.ofHex(hex))).scale(Unit.MILLIVOLT);
    }

    @ParameterizedTest
    @CsvSource({
        "0aa0, /min",
        "0ae0, /min",
        "0220, %",
        "0200, 1",
        "0f20, mm[Hg]",
        "0f03, kPa",
        "17a0, Cel",
        "1140, [degF]",
        "0512, mm",
        "10b2, mV",
        "1920, dB",
        "abcd, raw:philips-intellivue:abcd"
    })
    void unitsAreUcumOrTheManufacturersCode(String code, String unit) {
        assertThat(Units.of(Integer.parseInt(code, 16))).isEqualTo(new Unit(unit));
    }

    @ParameterizedTest
    @CsvSource({
        "4182, mdc:147842", // MDC_ECG_HEART_RATE
        "4bb8, mdc:150456", // MDC_PULS_OXIM_SAT_O2
        "4822, mdc:149530", // the pulse of the oximeter
        "4a05, mdc:150021", // MDC_PRESS_BLD_NONINV_SYS
        "e014, mdc:188436", // MDC_TEMP_BLD
        "efff, raw:philips-intellivue:efff",
        "f04e, raw:philips-intellivue:f04e",
        "0000, raw:philips-intellivue:0000"
    })
    void physiologicalIdsAreTermCodesUpToThePrivateRange(String id, String key) {
        MetricId metric = PhysioIds.metric(Integer.parseInt(id, 16));

        assertThat(metric.key()).isEqualTo(key);
    }

    @Test
    void theDeviceClockGoesOnAcrossTheWrapOfItsTicks() {
        DeviceClock clock = new DeviceClock();
        LocalDateTime noon = LocalDateTime.of(2026, 1, 1, 12, 0);
        assertThat(clock.at(clock.ticks(5))).isNull();

        clock.set(noon, 0xFFFF_F000L);

        assertThat(clock.at(clock.ticks(0xFFFF_F000L + 8000))).isEqualTo(noon.plusSeconds(1));
        assertThat(clock.at(clock.ticks(0xFFFF_F000L - 8000))).isEqualTo(noon.minusSeconds(1));
        LocalDateTime expected = noon;
        for (int day = 1; day <= 14; day++) {
            expected = expected.plusDays(1);
            assertThat(clock.at(clock.ticks(0xFFFF_F000L + day * 86_400L * 8000 & 0xFFFF_FFFFL)))
                    .isEqualTo(expected);
        }
    }
}
