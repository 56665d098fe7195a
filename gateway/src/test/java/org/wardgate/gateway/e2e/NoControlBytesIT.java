package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a pump, byte for byte. Every test of this package looks at it; here it is shown that looking finds something. */
@Timeout(60)
class NoControlBytesIT {
    private static final String PUMP = "bed1-pump";

    @TempDir
    private Path directory;

    @Test
    void aPumpIsSentQueriesAloneAndACommandOfSomebodyElseIsNoticed() throws IOException {
        String command = Asena.frame("INF_STOP");
        try (House house = House.start(directory, 10, List.of(Beds.bed(1, Beds.pump())))) {
            house.station()
                    .await(
                            0,
                            message -> message.is("vitals")
                                    && message.device(PUMP)
                                                    .at("/pump/status/sequence")
                                                    .longValue()
                                            > 20,
                            "twenty answers of the pump");
            house.assertOnlyAsked();
            assertThat(new String(house.heardBy(PUMP), StandardCharsets.ISO_8859_1))
                    .contains(Asena.frame("INST_SERIALNO"), Asena.frame("INF"), Asena.frame("INF_VTBI"));

            int mark = house.station().mark();
            try (OutputStream somebody = Files.newOutputStream(directory.resolve(PUMP), StandardOpenOption.WRITE)) {
                somebody.write(command.getBytes(StandardCharsets.ISO_8859_1));
            }
            house.station().await(mark, message -> house.simulator().violations() > 0, "the command at the pump");
            assertThat(Asena.foreign(house.heardBy(PUMP))).anyMatch(frame -> frame.contains(command));
        }
    }
}
