package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.Measurement;
import org.wardgate.model.Reading;
import org.wardgate.time.VirtualTimeSource;

/** What is measured with is understood by the gateway's driver without a remark. */
class MonitorFramesTest {

    @Test
    void theMonitorSaysWhatItIs() {
        assertThat(events(MonitorFrames.ASSOCIATED, MonitorFrames.CREATED))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                DeviceIdentity.class,
                                identity -> assertThat(identity.model()).isEqualTo("M8000")));
    }

    @Test
    void everyHeartRateIsReadAsItWasWritten() {
        for (int i = 0; i < LoadMonitor.HEART_RATES; i++) {
            int heartRate = LoadMonitor.FIRST_HEART_RATE + i;
            List<Reading> readings = events(MonitorFrames.numerics(i, 8000L * i, heartRate)).stream()
                    .filter(Reading.class::isInstance)
                    .map(Reading.class::cast)
                    .toList();
            assertThat(readings).hasSize(MonitorFrames.VALUES_PER_NUMERICS);
            assertThat(readings.get(0).measurement())
                    .isInstanceOfSatisfying(
                            Measurement.Value.class,
                            value -> assertThat(value.value()).isEqualByComparingTo(Decimal.of(heartRate)));
        }
    }

    @Test
    void anAlertBeginsAndEndsWithItsNumberInItsWords() {
        List<DeviceAlert> alerts = events(
                        MonitorFrames.alerts(0, 0, "BENCH 7 193", true),
                        MonitorFrames.alerts(1, 2667, "BENCH 7 193", false))
                .stream()
                .filter(DeviceAlert.class::isInstance)
                .map(DeviceAlert.class::cast)
                .toList();
        assertThat(alerts).extracting(DeviceAlert::text).containsExactly("BENCH 7 193", "BENCH 7 193");
        assertThat(alerts).extracting(DeviceAlert::active).containsExactly(true, false);
    }

    private static List<DeviceEvent> events(Bytes... frames) {
        List<DeviceEvent> events = new ArrayList<>();
        VirtualTimeSource time = new VirtualTimeSource();
        var driver = DriverRegistry.load().find("philips-intellivue-serial").orElseThrow();
        try (OfflineSession session = new OfflineSession("monitor-1", driver, time, events::addAll)) {
            for (Bytes frame : frames) {
                session.receive(frame.toArray(), time.now());
            }
            assertThat(session.counters().frames()).isEqualTo(frames.length);
            assertThat(session.counters().damagedFrames()).isZero();
            assertThat(session.counters().notes()).isEmpty();
        }
        return events;
    }
}
