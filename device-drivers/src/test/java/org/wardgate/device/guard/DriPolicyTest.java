package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

class DriPolicyTest {
    private static final String HEADER = "00 00 0000 00000000 00000000 %s 000000 0000ff" + "00".repeat(18);

    private final DriPolicy policy = new DriPolicy();

    /** S/5 Computer Interface Specification, appendix A, and what the clients VSCapture and pyCollect send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "D1: values every 10 s ~ 3100 ~ 0000 ~ 01 0a00 0e000000 0000",
                "D2: stop of values ~ 3100 ~ 0000 ~ 01 0000 00000000 0000",
                "D3: 60 s trend ~ 3100 ~ 0000 ~ 03 3c00 0e000000 0000",
                "D4: stop of the trend ~ 3100 ~ 0000 ~ 03 0000 00000000 0000",
                "10 s trend ~ 3100 ~ 0000 ~ 02 0a00 0e000000 0000",
                "D7: values once ~ 3100 ~ 0000 ~ 01 ffff 00000000 0000",
                "values of the basic class alone ~ 3100 ~ 0000 ~ 01 0500 00000000 0000",
                "values without the basic class ~ 3100 ~ 0000 ~ 01 0500 0f000000 0000",
                "times ~ 3100 ~ 0000 ~ 04 0500 0e000000 0000",
                "values with a reserved field ~ 3100 ~ 0000 ~ 01 0500 0e000000 0001",
                "alarms: leave differential mode ~ 3400 ~ 0400 ~ 0300 00000000000000000000",
                "alarms: an unknown command ~ 3400 ~ 0400 ~ 0100 00000000000000000000",
                "alarms with a reserved field ~ 3400 ~ 0400 ~ 0000 00010000000000000000",
                "D5: ECG1 alone ~ 4800 ~ 0100 ~ 00000000 01ff000000000000 00000000000000000000000000000000 00000000",
                "D6: stop of curves ~ 4800 ~ 0100 ~ 01000000 ff00000000000000 00000000000000000000000000000000 00000000",
                "twelve leads ~ 4800 ~ 0100 ~ 00000000 16ff000000000000 00000000000000000000000000000000 00000000",
                "resolution 5 ~ 4800 ~ 0100 ~ 00000500 0108090fff000000 00000000000000000000000000000000 00000000",
                "network ~ 3100 ~ 0500 ~ 01 0500 0e000000 0000",
                "events ~ 3100 ~ 0800 ~ 01 0500 0e000000 0000",
                "a byte more ~ 3200 ~ 0000 ~ 01 0500 0e000000 0000 00",
                "a byte less ~ 3000 ~ 0000 ~ 01 0500 0e000000 00",
            })
    void aSoundRequestThatIsNotListedMayNotLeave(String what, String length, String mainType, String body) {
        Bytes record = Bytes.ofHex(length + String.format(HEADER, mainType) + body);

        assertThat(policy.refusal(WireKit.dri(record))).as(what).contains(RefusalReason.NOT_LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7e",
                "7e7e",
                "7e 00 7e",
                "7e 3100 7e",
            })
    void whatIsNotOneSoundFrameIsMalformed(String hex) {
        assertThat(policy.refusal(Bytes.ofHex(hex))).contains(RefusalReason.MALFORMED);
    }

    @Test
    void aListedFrameHasOneForm() {
        Bytes listed = AllowedFrames.DRI.get(0);
        Bytes inside = listed.slice(1, listed.length() - 2);
        Bytes flag = Bytes.ofHex("7e");
        List<Bytes> others = List.of(
                inside,
                inside.plus(flag),
                flag.plus(inside),
                flag.plus(listed),
                listed.plus(flag),
                listed.plus(listed),
                flag.plus(Bytes.ofHex("7d11"))
                        .plus(inside.slice(1, inside.length() - 1))
                        .plus(flag),
                flag.plus(inside).plus(Bytes.ofHex("7d")).plus(flag),
                flag.plus(inside.slice(0, inside.length() - 1))
                        .plus(Bytes.ofHex("45"))
                        .plus(flag));

        assertThat(policy.refusal(listed)).isEmpty();
        assertThat(others).allSatisfy(other -> assertThat(policy.refusal(other)).contains(RefusalReason.MALFORMED));
    }

    /** The level is the one field that varies, from "any" to the highest that is known. */
    @ParameterizedTest
    @CsvSource({"00, true", "0b, true", "0c, false", "ff, false"})
    void levelsThatAreKnownMayLeave(String level, boolean allowed) {
        Bytes record = Bytes.ofHex("3100 00" + level + HEADER.substring(5).formatted("0000") + "01 0500 0e000000 0000");

        assertThat(policy.refusal(WireKit.dri(record)).isEmpty()).isEqualTo(allowed);
    }
}
