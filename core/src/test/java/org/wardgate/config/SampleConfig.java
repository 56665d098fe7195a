package org.wardgate.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/** A configuration with a key of every type. */
@Removed({"serial-port=line", "poll=timing.poll-interval"})
record SampleConfig(
        @Doc("The name of the device.") String name,
        Path line,
        @Default("9600") @Range(min = "300", max = "115200") int baud,
        @Default("0") long offsetBytes,
        @Default("true") boolean enabled,
        @Default("none") Parity parity,
        @Default("{}") Timing timing,
        @Nullable Decimal lowLimit,
        @Nullable String note,
        @Default("[]") List<Bed> beds,
        @Default("{}") Map<String, List<Duration>> delays,
        @Default("{kind: open-access}") Access access) {

    enum Parity {
        NONE,
        ODD,
        EVEN,
        FORCED_MARK
    }

    record Timing(
            @Default("1s") @Range(min = "100ms", max = "1h") Duration pollInterval,
            @Default("3") @Range(min = "1") int retries,
            @Default("0.5") @Range(max = "0.9") Decimal lossFactor) {}

    record Bed(
            String id,
            @Default("[1]") @Range(min = "1", max = "8") List<Integer> channels) {
        Bed {
            if (!id.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException("id is made of a-z, 0-9 and '-', not " + id);
            }
            for (int i = 1; i < channels.size(); i++) {
                if (channels.get(i) <= channels.get(i - 1)) {
                    throw new BadValue("channels[" + i + "]", "channels are in rising order");
                }
            }
        }
    }

    sealed interface Access {}

    record OpenAccess() implements Access {}

    record TokenFile(Path file) implements Access {
        TokenFile {
            BadValue.at("file", () -> relative(file));
        }

        private static void relative(Path file) {
            if (file.isAbsolute()) {
                throw new IllegalArgumentException("a token's file is relative, not " + file);
            }
        }
    }
}
