package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/**
 * A gateway that is stopped by a signal and goes on: what its ttys held meanwhile is old, though it arrives now. The heart rate of
 * the patient is another while it stands still, so an old one is known by its number.
 */
@Timeout(120)
class FrozenProcessIT {
    private static final Duration FROZEN = Duration.ofSeconds(8);
    private static final String BEFORE = "71";
    private static final int AFTER = 99;

    @TempDir
    private Path lines;

    @TempDir
    private Path configuration;

    @Test
    void nothingFromBeforeIsShownAsNewAndTheGapIsRaised() throws IOException, InterruptedException {
        TimeSource time = new SystemTimeSource();
        try (PageWard ward = new PageWard(lines);
                GatewayProcess gateway = ward.gateway(configuration)) {
            gateway.start();
            try (Station station = Station.connect(gateway.port(), time)) {
                station.await(0, message -> rates(message).contains(BEFORE), "the heart rate");

                gateway.freeze();
                pass(time, FROZEN.dividedBy(2));
                ward.heartRate(AFTER);
                pass(time, FROZEN.dividedBy(2));
                int mark = station.mark();
                gateway.thaw();

                Station.Heard gap =
                        station.await(mark, message -> message.isAlarm("start", "GATEWAY_GAP", ""), "the gap");
                station.await(mark, message -> rates(message).contains(Integer.toString(AFTER)), "the rate of now");
                Station.Heard last = station.await(
                        mark, message -> message.linkNanos() - gap.linkNanos() > 5_000_000_000L, "five seconds");

                assertThat(gap.json().at("/alarm/priority").asText()).isEqualTo("high");
                assertThat(gap.json().at("/alarm/text").asText()).startsWith("nothing was watched for ");
                for (Station.Heard message : station.since(mark)) {
                    if (message.linkNanos() <= last.linkNanos()) {
                        assertThat(rates(message)).as(message.json().toString()).doesNotContain(BEFORE);
                    }
                }
            }
        }
    }

    /** The heart rates of bed 1 that a page would show by a message. */
    private static List<String> rates(Station.Heard message) {
        List<String> shown = new ArrayList<>();
        if (message.isVitalsOf("1")) {
            for (JsonNode value : message.values(PageWard.MONITOR)) {
                boolean young = value.path("ageMillis").asLong()
                        < value.path("ageLimitMillis").asLong();
                if (value.path("slot").asText().equals("heart-rate") && young && value.has("shown")) {
                    shown.add(value.path("shown").asText());
                }
            }
        }
        return shown;
    }

    private static void pass(TimeSource time, Duration duration) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        time.schedule(Face.LINK, duration, Runnable::run, passed::countDown);
        assertThat(passed.await(duration.multipliedBy(10).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }
}
