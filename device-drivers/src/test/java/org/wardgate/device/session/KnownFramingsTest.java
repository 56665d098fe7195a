package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.time.VirtualTimeSource;

class KnownFramingsTest {
    private final KnownFramings framings =
            new KnownFramings(() -> List.copyOf(DriverRegistry.load().providers()), new VirtualTimeSource());

    /** What these devices say unasked, and in answer to others. */
    @ParameterizedTest
    @CsvSource({
        "draeger-medibus, 1b3034420d",
        "alaris-asena, 21414c41524d5e414c5f4e4f414c4d5e205e207c433733420d",
        "bbraun-space, 0130303034370257415244334245 44322f312f313e353030332c35303131322c474e4552522c33390330303134 3004",
        "fresenius-base, 0231433b64303033323237 03",
        "capnostream, 8505001026800000b3"
    })
    void aDeviceIsNamedByItsFrames(String profile, String frame) {
        assertThat(framings.name(repeated(frame, 5))).hasValue(profile);
        assertThat(framings.name(Bytes.ofHex("99").plus(repeated(frame, 3)))).hasValue(profile);
        assertThat(framings.name(repeated(frame, 2))).as("two can be chance").isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNotNamed() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 20; run++) {
            byte[] bytes = new byte[2048];
            random.nextBytes(bytes);
            assertThat(framings.name(Bytes.copyOf(bytes))).isEmpty();
        }
        assertThat(framings.name(Bytes.empty())).isEmpty();
    }

    @Test
    void aLineThatIsMostlyDamageIsNotNamed() {
        Bytes damaged = Bytes.ofHex("1b3034430d");
        Bytes mixed = Bytes.empty();
        for (int i = 0; i < 5; i++) {
            mixed = mixed.plus(damaged).plus(Bytes.ofHex("1b3034420d"));
        }
        assertThat(framings.name(mixed)).isEmpty();
    }

    private static Bytes repeated(String frame, int times) {
        return Bytes.ofHex(frame.repeat(times));
    }
}
