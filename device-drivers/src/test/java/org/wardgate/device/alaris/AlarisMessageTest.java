package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.alaris.AlarisMessage.Alarm;
import org.wardgate.device.alaris.AlarisMessage.Quantity;
import org.wardgate.device.alaris.AlarisMessage.Status;
import org.wardgate.device.alaris.AlarisMessage.Syringe;
import org.wardgate.device.alaris.AlarisMessage.Text;
import org.wardgate.device.alaris.AlarisMessage.Unknown;
import org.wardgate.device.alaris.AlarisMessage.Unreadable;
import org.wardgate.device.alaris.AlarisMessage.Vtbi;
import org.wardgate.model.Decimal;
import org.wardgate.testing.Gen;

class AlarisMessageTest {

    @Test
    void aCapturedStatusIsReadFieldByField() {
        assertThat(parse(Asena.ALARMING))
                .isEqualTo(new Status(
                        "8002-51733",
                        "A",
                        "HLD",
                        Decimal.parse("0.00"),
                        "ml/h",
                        "",
                        Decimal.parse("0.969"),
                        "ml",
                        Decimal.parse("530.15"),
                        "mmhg",
                        Duration.ofSeconds(249),
                        false,
                        "214725",
                        0));
    }

    @Test
    void moreThanADayIsALowerBound() {
        Status status = (Status) parse(Asena.ON_HOLD);
        assertThat(status.timeRemaining()).isEqualTo(Duration.ofHours(24));
        assertThat(status.timeRemainingAtLeast()).isTrue();
    }

    @Test
    void tokensThatAFutureStatusAddsAreTolerated() {
        assertThat(parse(Asena.ALARMING + "^MORE^7")).isEqualTo(parse(Asena.ALARMING));
    }

    @Test
    void theOtherRepliesAreReadAsDocumented() {
        assertThat(parse("ALARM^AL_NOALM^ ^ ")).isEqualTo(new Alarm("AL_NOALM"));
        assertThat(parse("INST_SERIALNO^8002-51740")).isEqualTo(new Text(AlarisQuery.INST_SERIALNO, "8002-51740"));
        assertThat(parse("COMMS_PROTOCOL^Asena Rev 2.1.5"))
                .isEqualTo(new Text(AlarisQuery.COMMS_PROTOCOL, "Asena Rev 2.1.5"));
        assertThat(parse("COMMS_RESPONSE_MAX^4000^ms"))
                .isEqualTo(new Quantity(AlarisQuery.COMMS_RESPONSE_MAX, Decimal.of(4000), "ms", 0));
        assertThat(parse("INF_RATE_MAX_SYRINGE^1200.00^ml/h"))
                .isEqualTo(new Quantity(AlarisQuery.INF_RATE_MAX_SYRINGE, Decimal.parse("1200.00"), "ml/h", 0));
        assertThat(parse("INF_RATE^5.00^ml/h"))
                .isEqualTo(new Quantity(AlarisQuery.INF_RATE, Decimal.parse("5.00"), "ml/h", 0));
        assertThat(parse("INF_VI^1.234^ml"))
                .isEqualTo(new Quantity(AlarisQuery.INF_VI, Decimal.parse("1.234"), "ml", 0));
        assertThat(parse("SYRINGE_STATUS^BD PLASTIPAK^ 50^CONF"))
                .isEqualTo(new Syringe("BD PLASTIPAK", Decimal.of(50), "CONF", 0));
        assertThat(parse("INF_VTBI^ACTIV^11.000^ml^STOP"))
                .isEqualTo(new Vtbi("ACTIV", Decimal.parse("11.000"), "ml", 0));
        assertThat(parse("INF_VTBI^DEACT^^^")).isEqualTo(new Vtbi("DEACT", null, "", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "# 0",
                "INF_START# 0",
                "REMQUERY^DEACT^^^^# 5",
                "inf^1# 1",
                "REMOTE_CTRL^ENABLED^****^PERMIT^0^ms# 5"
            })
    void whatNoQueryAsksForIsUnknown(@Nullable String body, int fields) {
        String text = body == null ? "" : body;
        assertThat(parse(text)).isEqualTo(new Unknown(text.replaceAll("\\^.*", ""), fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "INF# INF# 0",
                "INF^ERROR# INF# 1",
                "INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT# INF# 12",
                "ALARM^ ^ ^ # ALARM# 3",
                "INST_SERIALNO^# INST_SERIALNO# 1",
                "SYRINGE_STATUS^BD^50# SYRINGE_STATUS# 2",
                "INF_VTBI^DEACT# INF_VTBI# 1",
                "INF_VI^1.234# INF_VI# 1"
            })
    void aReplyShortOfItsFieldsIsUnreadable(String body, AlarisQuery query, int fields) {
        assertThat(parse(body)).isEqualTo(new Unreadable(query, fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5,00", "-5.00", "5.0.0", "1e3", "five", "0x10", "--", "5.", ".5", "NaN", "9999999999999999999"})
    void whatIsNoAmountIsAbsentAndCountedAndNeverZero(String rate) {
        Status status = (Status) parse(Asena.RUNNING.replace("5.00", rate));
        assertThat(status.rate()).isNull();
        assertThat(status.malformed()).isEqualTo(1);
        assertThat(status.volume()).isEqualTo(Decimal.parse("1.234"));
    }

    @Test
    void anEmptyNumberIsAbsentAndNotMalformed() {
        Status status = (Status) parse("INF^^-^SET^ ^ml/h^^^ml^^mmHg^^EVENT^1");
        assertThat(status.rate()).isNull();
        assertThat(status.volume()).isNull();
        assertThat(status.pressure()).isNull();
        assertThat(status.timeRemaining()).isNull();
        assertThat(status.malformed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:45:00", "09:60:00", "09:45:60", "09:45", "25+", "soon", "009:45:00"})
    void whatIsNoTimeIsAbsentAndCounted(String time) {
        Status status = (Status) parse(Asena.RUNNING.replace("09:45:00", time));
        assertThat(status.timeRemaining()).isNull();
        assertThat(status.timeRemainingAtLeast()).isFalse();
        assertThat(status.malformed()).isEqualTo(1);
    }

    @Test
    void anyBytesAreReadWithoutThrowing() {
        Gen.check(21, 3000, random -> {
            byte[] bytes = Gen.bytes(random, random.nextInt(200));
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) '^' : bytes[i];
            }
            AlarisQuery[] queries = AlarisQuery.values();
            String name = queries[random.nextInt(queries.length)].body();
            assertThat(AlarisMessage.parse(Bytes.copyOf(bytes))).isInstanceOf(Unknown.class);
            assertThat(parse(name + "^" + Bytes.copyOf(bytes).toAscii().replaceAll("[^\\x00-\\x7F]", "?"))
                            .name())
                    .isEqualTo(name);
        });
    }

    private static AlarisMessage parse(String body) {
        return AlarisMessage.parse(Bytes.ofAscii(body));
    }
}
