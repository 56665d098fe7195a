package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A large ward on one machine: 32 beds, 64 ttys, two event loops. */
@Timeout(60)
class ManyBedsIT {
    private static final int BEDS = 32;
    private static final Duration WATCHED = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void noLineIsLostAndNoAlarmRaised() throws IOException {
        try (House house = House.start(directory, 1, Beds.quiet(BEDS))) {
            Station station = house.station();
            for (int bed = 1; bed <= BEDS; bed++) {
                String name = Integer.toString(bed);
                station.await(0, message -> message.isVitalsOf(name) && isLive(message), "bed " + name + " live");
            }
            int mark = station.mark();
            long lateAtStart = lateReplies(house);
            long until = house.time().linkNanos() + WATCHED.toNanos();
            station.await(mark, message -> message.linkNanos() >= until, "five seconds");

            assertThat(station.alarms(0)).isEmpty();
            Map<String, Integer> looks = new HashMap<>();
            List<Long> latencies = new ArrayList<>();
            for (Station.Heard message : station.since(mark)) {
                if (message.is("vitals")) {
                    assertThat(isLive(message)).as(message.json().toString()).isTrue();
                    looks.merge(message.json().path("bed").asText(), 1, Integer::sum);
                    latencies.add(youngestMillis(message));
                }
            }
            assertThat(looks).hasSize(BEDS);
            assertThat(looks.values()).allMatch(count -> count >= 4);
            // a machine that is busy with other things may make a reply late; it is asked for again, and no poll is
            // given up
            house.gateway().sessions().forEach(session -> {
                assertThat(session.counters().damagedFrames()).isZero();
                assertThat(session.counters().notes()).doesNotContainKey("poll-missed");
            });
            latencies.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%d beds: %d messages in %d s; the newest event was %d ms old when written (median), %d ms (worst);"
                            + " late replies: %d at the start, %d since%n",
                    BEDS,
                    latencies.size(),
                    WATCHED.toSeconds(),
                    latencies.get(latencies.size() / 2),
                    latencies.get(latencies.size() - 1),
                    lateAtStart,
                    lateReplies(house) - lateAtStart);
            house.assertOnlyAsked();
        }
    }

    private static long lateReplies(House house) {
        return house.gateway().sessions().stream()
                .mapToLong(session -> session.counters().notes().getOrDefault("reply-timeout", 0L))
                .sum();
    }

    private static boolean isLive(Station.Heard message) {
        for (JsonNode device : message.json().path("devices")) {
            if (!device.at("/line/status").asText().equals("live")) {
                return false;
            }
        }
        return !message.json().path("devices").isEmpty();
    }

    /** How old the newest of what a message shows was when the message was written. */
    private static long youngestMillis(Station.Heard message) {
        Instant written = Instant.parse(message.json().path("at").asText());
        return message.json().findValuesAsText("receivedAt").stream()
                .mapToLong(at -> Duration.between(Instant.parse(at), written).toMillis())
                .min()
                .orElseThrow();
    }
}
