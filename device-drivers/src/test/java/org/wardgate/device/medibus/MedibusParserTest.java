package org.wardgate.device.medibus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.medibus.MedibusMessage.Alarm;
import org.wardgate.device.medibus.MedibusMessage.Alarms;
import org.wardgate.device.medibus.MedibusMessage.Clock;
import org.wardgate.device.medibus.MedibusMessage.Coded;
import org.wardgate.device.medibus.MedibusMessage.Command;
import org.wardgate.device.medibus.MedibusMessage.Curve;
import org.wardgate.device.medibus.MedibusMessage.CurveRecord;
import org.wardgate.device.medibus.MedibusMessage.Curves;
import org.wardgate.device.medibus.MedibusMessage.Done;
import org.wardgate.device.medibus.MedibusMessage.FlowSign;
import org.wardgate.device.medibus.MedibusMessage.Identity;
import org.wardgate.device.medibus.MedibusMessage.NotUnderstood;
import org.wardgate.device.medibus.MedibusMessage.Texts;
import org.wardgate.device.medibus.MedibusMessage.Unknown;
import org.wardgate.device.medibus.MedibusMessage.Unreadable;
import org.wardgate.device.medibus.MedibusMessage.Values;
import org.wardgate.device.profile.Captures;
import org.wardgate.model.Decimal;
import org.wardgate.testing.Gen;

class MedibusParserTest {

    @Test
    void valuesHaveFourCharactersAndSettingsFive() {
        assertThat(parse(Medibus.SPO2_AND_PULSE))
                .isEqualTo(new Values(0x24, List.of(new Coded(0xEB, " 98 "), new Coded(0xE1, " 70 "))));
        assertThat(parse(Medibus.MONITOR))
                .isEqualTo(new Values(
                        0x24,
                        List.of(
                                new Coded(0xEB, " 97 "),
                                new Coded(0xDC, " 72 "),
                                new Coded(0x96, " 121"),
                                new Coded(0x8C, "  78"),
                                new Coded(0x91, "  93"),
                                new Coded(0xE6, " 38 "),
                                new Coded(0xD6, " 14 "),
                                new Coded(0xC3, "36.6"))));
        assertThat(parse(Medibus.LOW_LIMITS))
                .isEqualTo(new Values(
                        0x25, List.of(new Coded(0xEB, " 90 "), new Coded(0xE1, " 50 "), new Coded(0xE6, " 30 "))));
        assertThat(parse(Medibus.HIGH_LIMITS))
                .isEqualTo(new Values(
                        0x26, List.of(new Coded(0xEB, "100 "), new Coded(0xE1, "120 "), new Coded(0xE6, " 50 "))));
        assertThat(parse(Medibus.SETTINGS))
                .isEqualTo(new Values(0x29, List.of(new Coded(0x01, "  21 "), new Coded(0x0B, "  5.0"))));
        assertThat(parse("01 24 32 35 0D")).isEqualTo(new Values(0x24, List.of()));
    }

    @Test
    void alarmsHaveAPriorityOfOneCharacter() {
        assertThat(parse(Medibus.ALARMS))
                .isEqualTo(new Alarms(
                        0x27, List.of(new Alarm(28, 0x07, "SPO2 LOW    "), new Alarm(4, 0x5B, "SPO2 ALRM OF"))));
        assertThat(parse(Medibus.STANDBY)).isEqualTo(new Alarms(0x2E, List.of(new Alarm(31, 0x95, "EVITA STDBY "))));
        assertThat(parse("01 27 32 38 0D")).isEqualTo(new Alarms(0x27, List.of()));
    }

    @Test
    void textsHaveALengthAndAnEnd() {
        assertThat(parse(Medibus.TEXTS))
                .isEqualTo(new Texts(List.of(new Coded(0x22, "mmHg"), new Coded(0x20, "Mode Adults"))));
        assertThat(response(0x2A, "220\u0003")).isEqualTo(new Texts(List.of(new Coded(0x22, ""))));
        assertThat(response(0x2A, "22P" + "x".repeat(32) + "\u0003"))
                .isEqualTo(new Texts(List.of(new Coded(0x22, "x".repeat(32)))));
    }

    /** The data of a Primus, without framing. */
    @Test
    void theTextsOfAPrimusAreRead() {
        String data =
                new String(Captures.bytes("medibus/primus_text_records.bin").toArray(), StandardCharsets.US_ASCII);
        assertThat(response(0x2A, data))
                .isEqualTo(new Texts(List.of(
                        new Coded(0x23, "kPa"),
                        new Coded(0x27, "Anaesthesie-Gas ISOFLURANE"),
                        new Coded(0x2C, "deutsch"))));
    }

    /** MEDIBUS 4.03, device identification; the second is what OpenICE sends, the third leaves out all that may be. */
    @Test
    void identificationsAreRead() {
        assertThat(parse(Medibus.IDENTITY)).isEqualTo(new Identity("8240", "Evita 4", "04.00", "04.00"));
        assertThat(response(0x52, "0161'ICE'04.03      ")).isEqualTo(new Identity("0161", "ICE", "04.03", ""));
        assertThat(response(0x52, "8088'Fabius'")).isEqualTo(new Identity("8088", "Fabius", "", ""));
        assertThat(parse("01 52 35 33 0D")).isEqualTo(new Done(0x52));
        assertThat(response(0x52, "8240")).isEqualTo(new Unreadable(0x52));
    }

    /** MEDIBUS 4.03, real-time configuration. */
    @Test
    void offersOfCurvesAreRead() {
        assertThat(parse(Medibus.CURVES))
                .isEqualTo(new Curves(List.of(
                        new Curve(0x00, Duration.ofMillis(16), Decimal.of(-10), Decimal.of(100), 0x370),
                        new Curve(0x06, Duration.ofMillis(16), Decimal.of(-20), Decimal.of(100), 0x460))));
        assertThat(parse("01 53 35 34 0D")).isEqualTo(new Curves(List.of()));
    }

    /** MEDIBUS 4.03; the next five are OpenICE's of one moment; then V500, PM 8040, English months. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "11:11:1911-NOV-93,2093-11-11T11:11:19,true",
                " 9:33 7-OCT-14,2014-10-07T09:33,false",
                " 9:33:00 7-OKT-14,2014-10-07T09:33,true",
                " 9:33 07-OCT-14,2014-10-07T09:33,false",
                "09:33 7-OKT-14,2014-10-07T09:33,false",
                "09:33:00 07-OKT-14,2014-10-07T09:33,true",
                "09:3307-OKT-14,2014-10-07T09:33,false",
                " 9: 3: 5 7-mai-26,2026-05-07T09:03:05,true",
                "23:59:5931-DEZ-26,2026-12-31T23:59:59,true",
                "23:59:5931-Dec-26,2026-12-31T23:59:59,true"
            })
    void clocksOfEverySpellingAreRead(String text, String time, boolean showsSeconds) {
        assertThat(response(0x28, text)).isEqualTo(new Clock(LocalDateTime.parse(time), showsSeconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25:00:0001-JAN-26", "12:00:0031-FEB-26", "12:00:0001-XXX-26", "x", "::--", "12:00:00-JAN-26"})
    void clocksThatCannotBeAreUnreadable(String text) {
        assertThat(response(0x28, text)).isEqualTo(new Unreadable(0x28));
    }

    @Test
    void whatCarriesNothingIsDoneAndWhatNobodyKnowsIsUnknown() {
        assertThat(parse("01 30 33 31 0D")).isEqualTo(new Done(0x30));
        assertThat(parse("01 15 31 36 0D")).isEqualTo(new NotUnderstood());
        assertThat(response(0x6A, "32")).isEqualTo(new Unknown(0x6A));
        assertThat(response(0x15, "x")).isEqualTo(new Unreadable(0x15));
        assertThat(parse("1B 6A 32 42 37 0D")).isEqualTo(new Command(0x6A, Bytes.ofAscii("2")));
        assertThat(MedibusParser.parse(Bytes.ofHex("11"))).isEqualTo(new FlowSign(true));
        assertThat(MedibusParser.parse(Bytes.ofHex("13"))).isEqualTo(new FlowSign(false));
        assertThat(MedibusParser.parse(Bytes.ofHex("D19181"))).isEqualTo(new CurveRecord(Bytes.ofHex("D19181")));
    }

    /** One wrong length shifts all that follows. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '#',
            value = {
                "24#EB 98",
                "24#EB 98 E1 70",
                "24#EB 98E1 70 ",
                "24#eb 98 ",
                "2B#E",
                "29#01  21",
                "27#L07SPO2 LOW",
                "27#L07SPO2 LOW   45BSPO2 ALRM OF",
                "27#Z07SPO2 LOW    ",
                "27#/07SPO2 LOW    ",
                "27#L0xSPO2 LOW    ",
                "2A#224mmHg",
                "2A#225mmHg",
                "2A#22Q" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "2A#22",
                "2A#x24mmHg",
                "53#00   16000-  10  100370x",
                "53#00       0-  10  100370",
                "53#00   160.0-  10  100370",
                "53#00   16000-  10  100000",
                "53#0x   16000-  10  100370",
                "53#00   16000    x  100370",
                "53#00   16000-  10    x370"
            })
    void dataThatDoNotFitTheirRecordsAreUnreadable(String code, String data) {
        int request = Integer.parseInt(code, 16);
        assertThat(response(request, data)).isEqualTo(new Unreadable(request));
    }

    /** MEDIBUS for Intensive Care, formats. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " 98 ,98,0",
                "100 ,100,0",
                "36.6,366,-1",
                "  .5,5,-1",
                " 5. ,5,0",
                "-  80,-80,0",
                "- 10,-10,0",
                "-5.5,-55,-1",
                "0000,0,0"
            })
    void numbersKeepTheDigitsOfTheMachine(String text, long unscaled, int exponent) {
        assertThat(MedibusParser.number(text)).isEqualTo(new Decimal(unscaled, exponent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"    ", "", "-   ", ".", "1 2", "1.2.3", "--1", "AB", "1e3", "9999999999999999"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(MedibusParser.number(text)).isNull();
    }

    @Test
    void nothingThatFitsTheSumThrows() {
        int[] codes = {0x15, 0x23, 0x24, 0x27, 0x28, 0x29, 0x2A, 0x52, 0x53, 0x54, 0x00, 0x7F};
        Gen.check(23, 20_000, random -> {
            byte[] data = Gen.bytes(random, random.nextInt(60));
            byte[] likely = {'0', 'E', 'B', ' ', '.', '-', ':', '\'', 0x03};
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(4) == 0 ? (byte) (data[i] & 0x7F) : likely[random.nextInt(likely.length)];
            }
            int code = codes[random.nextInt(codes.length)];
            assertThat(response(code, new String(data, StandardCharsets.US_ASCII)))
                    .isNotNull();
        });
    }

    @Test
    void theTableOfParametersIsReadAndItsEditionsDiffer() {
        assertThat(name(0x24, 0xF0, Parameters.Edition.X)).isEqualTo("FiO2 %");
        assertThat(name(0x24, 0x06, Parameters.Edition.X)).isEqualTo("MVi L/min");
        assertThat(name(0x24, 0x06, Parameters.Edition.CLASSIC)).isEqualTo("C L/bar");
        assertThat(name(0x24, 0x06, Parameters.Edition.UNKNOWN)).isNull();
        assertThat(name(0x2B, 0x13, Parameters.Edition.UNKNOWN)).isEqualTo("BIS 1");
        assertThat(name(0x29, 0x0B, Parameters.Edition.UNKNOWN)).isEqualTo("PEEP mbar");
        assertThat(name(0x24, 0x64, Parameters.Edition.X)).isEqualTo("V'O2 raw:draeger-medibus:10 mL/min");
        assertThat(name(0x24, 0x02, Parameters.Edition.X)).isNull();
        assertThat(Parameters.edition("04.03")).isEqualTo(Parameters.Edition.CLASSIC);
        assertThat(Parameters.edition("06.00")).isEqualTo(Parameters.Edition.X);
        assertThat(Parameters.edition("")).isEqualTo(Parameters.Edition.UNKNOWN);
    }

    private static @Nullable String name(int table, int code, Parameters.Edition edition) {
        Parameters.Parameter found = Parameters.find(table, code, edition);
        return found == null
                ? null
                : String.format(Locale.ROOT, "%s %s", found.name(), found.unit().code());
    }

    private static MedibusMessage parse(String hex) {
        Bytes frame = Bytes.ofHex(hex);
        return MedibusParser.parse(frame.slice(0, frame.length() - 3));
    }

    private static MedibusMessage response(int code, String data) {
        byte[] frame = Medibus.response(code, data);
        return MedibusParser.parse(Bytes.copyOf(frame, 0, frame.length - 3));
    }
}
