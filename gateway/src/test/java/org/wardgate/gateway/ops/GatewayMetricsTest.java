package org.wardgate.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.time.VirtualTimeSource;

class GatewayMetricsTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final GatewayMetrics metrics = new GatewayMetrics(new Ward("ward", "epoch", Runnable::run, time));

    @Test
    void everyMeterOfTheListIsRegisteredAndNoOther() {
        EventLoop loop = new DefaultEventLoop();
        var driver = DriverRegistry.load().find("alaris-asena").orElseThrow();
        var spec = new DeviceSession.Spec("pump-1", driver, new SerialPath("/dev/none"), driver.serialSettings());
        metrics.add(new DeviceSession(spec, loop, time, nanos -> false, null, events -> {}));
        assertThat(metrics.registry().getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .containsOnly(Arrays.stream(GatewayMeter.values())
                        .map(GatewayMeter::meterName)
                        .toArray(String[]::new));
        assertThat(metrics.scrape())
                .contains("gateway_frames_dropped_total{device=\"pump-1\",reason=\"bad-checksum\"} 0");
        loop.shutdownGracefully();
    }

    @Test
    void thePageOfTheMetersListsTheSame() throws IOException {
        Path page = Path.of(System.getProperty("wardgate.root"), "docs/reference/metrics.md");
        TreeSet<String> listed = new TreeSet<>();
        var names = Pattern.compile("`(gateway\\.[a-z.]+)`").matcher(Files.readString(page));
        while (names.find()) {
            listed.add(names.group(1));
        }
        assertThat(listed)
                .containsExactlyInAnyOrder(Arrays.stream(GatewayMeter.values())
                        .map(GatewayMeter::meterName)
                        .toArray(String[]::new));
    }
}
