package org.wardgate.device.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedProfilesTest {

    static Stream<Path> files() {
        return Shipped.files().stream();
    }

    /** An example that does not come true is a mistake of the file. */
    @ParameterizedTest
    @MethodSource("files")
    void everyProfileLoadsWithAllItsExamples(Path file) {
        assertThat(ProfileReader.read(file).file().examples()).isNotEmpty();
    }
}
