package org.wardgate.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ops.GatewayMetrics.WardFigures;
import org.wardgate.gateway.reload.ReloadState;
import org.wardgate.gateway.station.StationServer;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.time.VirtualTimeSource;

class GatewayMetricsTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([a-z]+) \\| ([a-z]*) ?\\| ([a-z, ]*?) ?\\| (.+) \\|$");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final EventLoop loop = new DefaultEventLoop();
    private final Ward ward = new Ward("ward", "epoch", loop, time);
    private final GatewayOperations operations = new GatewayOperations(ward, new RecorderWatch());
    private final GatewayMetrics metrics = operations.metrics();

    @AfterEach
    void close() {
        operations.close();
        loop.shutdownGracefully();
    }

    private void addEverything() {
        operations.add(GatewayOperations.WARD_LOOP, loop);
        operations.add(session());
        operations.add(new ReloadState());
        operations.add(new StationServer(ward, loop, true, operations));
    }

    private DeviceSession session() {
        var driver = DriverRegistry.load().find("alaris-asena").orElseThrow();
        var spec = new DeviceSession.Spec("pump-1", driver, new SerialPath("/dev/none"), driver.serialSettings());
        return new DeviceSession(spec, loop, time, nanos -> false, null, events -> {});
    }

    /** The pause is there from the first collection on: one is asked for. */
    @Test
    void everyMeterOfTheListIsRegisteredAsTheListSaysAndNoOtherIs() throws InterruptedException {
        CountDownLatch paused = new CountDownLatch(1);
        metrics.registry().config().onMeterAdded(meter -> {
            if (meter.getId().getName().equals(GatewayMeter.GC_PAUSE.meterName())) {
                paused.countDown();
            }
        });
        System.gc();
        assertThat(paused.await(30, TimeUnit.SECONDS))
                .as("a pause for garbage collection was told of")
                .isTrue();
        addEverything(); // after the pause's own meter, one at a time

        List<String> registered = metrics.registry().getMeters().stream()
                .map(GatewayMetricsTest::row)
                .distinct()
                .toList();
        assertThat(registered)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GatewayMeter.values())
                        .map(GatewayMetricsTest::row)
                        .toList());
    }

    @Test
    void thePageOfTheMetersListsTheSame() throws IOException {
        Path page = Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")), "docs/reference/metrics.md");
        List<String> listed = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        Matcher rows = ROW.matcher(Files.readString(page));
        while (rows.find()) {
            listed.add(String.join(" | ", rows.group(1), rows.group(2), rows.group(3), rows.group(4)));
            meanings.add(rows.group(5));
        }
        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(GatewayMeter.values())
                        .map(GatewayMetricsTest::row)
                        .toList());
        for (GatewayMeter meter : GatewayMeter.values()) {
            String words = meter.description().substring(0, meter.description().length() - 1);
            assertThat(meanings).as(meter.meterName()).anyMatch(meaning -> meaning.startsWith(words));
        }
    }

    /** As in the table of the page: {@code gateway.link.state | gauge |  | device, state}. */
    private static String row(GatewayMeter meter) {
        return row(meter.meterName(), meter.type(), meter.baseUnit(), meter.tags());
    }

    private static String row(Meter meter) {
        Meter.Id id = meter.getId();
        List<String> tags = id.getTags().stream().map(Tag::getKey).sorted().toList();
        return row(id.getName(), id.getType(), Objects.requireNonNullElse(id.getBaseUnit(), ""), tags);
    }

    private static String row(String name, Meter.Type type, String unit, List<String> tags) {
        String kind = type == Meter.Type.TIMER ? "histogram" : type.name().toLowerCase(Locale.ROOT);
        return String.join(" | ", name, kind, unit, String.join(", ", tags));
    }

    @Test
    void aCounterIsThereBeforeItCounts() {
        addEverything();
        assertThat(metrics.scrape())
                .contains("gateway_frames_dropped_total{device=\"pump-1\",reason=\"bad-checksum\"} 0")
                .contains("gateway_station_incidents_total{kind=\"bad-message\"} 0")
                .contains("gateway_link_state{device=\"pump-1\",state=\"closed\"} 0");
    }

    /** The meters of a session that has ended are gone, and the next session of the same device counts from the start. */
    @Test
    void aDeviceThatIsTakenAwayHasNoMeters() {
        DeviceSession first = session();
        operations.add(first);
        operations.remove(first);
        assertThat(metrics.scrape()).doesNotContain("device=\"pump-1\"");
        operations.add(session());
        assertThat(metrics.scrape()).contains("gateway_frames_decoded_total{device=\"pump-1\"} 0");
    }

    @Test
    void aLatencyIsCountedInItsBucket() {
        operations.alarmWritten(TimeUnit.MILLISECONDS.toNanos(3));
        operations.alarmWritten(TimeUnit.MILLISECONDS.toNanos(700));
        operations.readingWritten(TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(metrics.scrape())
                .contains("gateway_alarm_latency_seconds_bucket{le=\"0.002\"} 0")
                .contains("gateway_alarm_latency_seconds_bucket{le=\"0.005\"} 1")
                .contains("gateway_alarm_latency_seconds_bucket{le=\"1.0\"} 2")
                .contains("gateway_alarm_latency_seconds_sum 0.703")
                .contains("gateway_reading_latency_seconds_bucket{le=\"0.02\"} 1");
    }

    @Test
    void whatWasReadOnTheWardsThreadIsShown() {
        metrics.setWard(new WardFigures(12, 3, true, 5, 4));
        assertThat(metrics.scrape())
                .contains("gateway_alarm_events_total 12")
                .contains("gateway_alarm_unconfirmed 3")
                .contains("gateway_alarm_unwatched 1")
                .contains("gateway_ws_clients 5")
                .contains("gateway_ws_watching 4");
    }
}
