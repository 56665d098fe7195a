package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A monitor's cable is pulled out and put in again; the pump beside it is not touched. */
@Timeout(120)
class CablePulledIT {
    private static final String MONITOR = "bed1-monitor";
    private static final String PUMP = "bed1-pump";
    private static final double SPEED = 10;

    @TempDir
    private Path directory;

    @Test
    void aPulledCableIsAnAlarmAtOnceAndAPluggedOneMendsItself() throws IOException {
        try (House house = House.start(directory, SPEED, Beds.quiet(1))) {
            Station station = house.station();
            station.await(0, message -> isWell(message), "both devices with values");
            assertThat(station.alarms(0)).isEmpty();

            int pulled = station.mark();
            Instant pulledAt = house.time().now().wall();
            long pulledNanos = house.time().linkNanos();
            house.simulator().unplug(MONITOR);
            Station.Heard alarm =
                    station.await(pulled, message -> message.isAlarm("start", "LINE_LOST", MONITOR), "LINE_LOST");
            Duration toAlarm = Duration.ofNanos(alarm.linkNanos() - pulledNanos);
            assertThat(toAlarm).isLessThan(Duration.ofSeconds(1));
            assertThat(alarm.json().at("/alarm/text").asText()).contains("hang up");

            double cores = coresUsedBetweenHeartbeats(house);
            assertThat(cores).isLessThan(0.25);
            System.out.printf(
                    Locale.ROOT,
                    "cable pulled: alarm at a station after %.1f ms; %.1f %% of a core used while unplugged, one bed%n",
                    toAlarm.toNanos() / 1e6,
                    cores * 100);

            station.await(pulled, CablePulledIT::isAbsent, "a message in which every value is too old");
            int plugged = station.mark();
            List<Station.Heard> meanwhile = station.since(pulled);
            house.simulator().plug(MONITOR);
            assertGrowsOld(meanwhile, pulledAt);
            assertPumpIsUntouched(meanwhile);

            station.await(plugged, message -> message.isAlarm("end", "LINE_LOST", MONITOR), "the alarm's end");
            station.await(
                    plugged,
                    message ->
                            isWell(message) && message.values(MONITOR).stream().noneMatch(CablePulledIT::isTooOld),
                    "new values");
            assertThat(station.alarms(0)).containsExactly("start LINE_LOST 1 " + MONITOR, "end LINE_LOST 1 " + MONITOR);
            house.assertOnlyAsked();
        }
    }

    private static boolean isWell(Station.Heard message) {
        return message.isVitalsOf("1")
                && message.status(MONITOR).equals("live")
                && message.status(PUMP).equals("live")
                && message.values(MONITOR).stream().anyMatch(value -> value.has("shown"))
                && message.device(PUMP).has("pump");
    }

    private static boolean isAbsent(Station.Heard message) {
        return message.isVitalsOf("1") && message.values(MONITOR).stream().allMatch(CablePulledIT::isTooOld);
    }

    private static boolean isTooOld(JsonNode value) {
        return value.path("ageMillis").longValue()
                >= value.path("ageLimitMillis").longValue();
    }

    /** Nothing was received after the pull, and the ages are true: patient time since the reading arrived. */
    private static void assertGrowsOld(List<Station.Heard> messages, Instant pulledAt) {
        int shown = 0;
        for (Station.Heard message : messages) {
            if (!message.isVitalsOf("1")) {
                continue;
            }
            Instant written = Instant.parse(message.json().path("at").asText());
            for (JsonNode value : message.values(MONITOR)) {
                Instant received = Instant.parse(value.at("/reading/receivedAt").asText());
                assertThat(received).isBeforeOrEqualTo(pulledAt.plusMillis(50));
                double age = Duration.between(received, written).toNanos() / 1e6 * SPEED;
                assertThat(value.path("ageMillis").doubleValue()).isBetween(age - 100, age + 100);
                assertThat(value.path("ageLimitMillis").longValue()).isEqualTo(10_000);
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    private static void assertPumpIsUntouched(List<Station.Heard> messages) {
        long first = 0;
        long last = 0;
        for (Station.Heard message : messages) {
            if (message.isVitalsOf("1")) {
                JsonNode pump = message.device(PUMP).path("pump");
                assertThat(message.status(PUMP)).isEqualTo("live");
                assertThat(isTooOld(pump)).as("pump too old: " + pump).isFalse();
                last = pump.at("/status/sequence").longValue();
                first = first == 0 ? last : first;
            }
        }
        assertThat(last).as("pump states while the monitor was unplugged").isGreaterThan(first + 5);
    }

    /** The processor time of Java's threads; the compiler's, which a young process keeps busy, is not the line's. */
    private static double coresUsedBetweenHeartbeats(House house) {
        awaitHeartbeat(house);
        long cpu = javaThreadsNanos();
        long link = house.time().linkNanos();
        awaitHeartbeat(house);
        long elapsed = house.time().linkNanos() - link;
        assertThat(elapsed).isGreaterThan(Duration.ofMillis(1900).toNanos());
        return (javaThreadsNanos() - cpu) / (double) elapsed;
    }

    private static long javaThreadsNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static void awaitHeartbeat(House house) {
        house.station().await(house.station().mark(), message -> message.is("heartbeat"), "a heartbeat");
    }
}
