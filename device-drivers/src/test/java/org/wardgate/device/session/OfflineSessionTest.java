package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class OfflineSessionTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<DeviceEvent> events = new ArrayList<>();
    private final ScriptedDriver driver = new ScriptedDriver("scripted");

    @Test
    void framesCarryTheArrivalThatTheCallerGives() {
        List<Timestamp> arrivals = new ArrayList<>();
        driver.onFrame = (context, frame) -> arrivals.add(frame.received());
        Timestamp first = time.now();
        time.advance(Duration.ofSeconds(2));
        Timestamp second = time.now();

        try (OfflineSession session = session()) {
            session.receive(bytes("ab"), first);
            session.receive(bytes("c"), second);

            assertThat(session.counters().bytesIn()).isEqualTo(3);
            assertThat(session.counters().frames()).isEqualTo(3);
        }

        assertThat(arrivals).containsExactly(first, first, second);
    }

    @Test
    void eventsAreHandedOnBeforeReceiveReturns() {
        driver.onFrame = (context, frame) -> context.status(Status.LIVE, Cause.NONE, "", Map.of());

        try (OfflineSession session = session()) {
            session.receive(bytes("a"), time.now());

            assertThat(events).singleElement().isInstanceOf(LineState.class);
            assertThat(events.get(0).header().deviceId()).isEqualTo("recorded");
        }
    }

    /** There is no device to ask: a recording is not opened, and what its driver sends goes nowhere. */
    @Test
    void nothingIsAskedOfARecording() {
        driver.onFrame = (context, frame) -> context.send(Bytes.ofAscii("query"));

        try (OfflineSession session = session()) {
            session.receive(bytes("a"), time.now());
        }

        assertThat(driver.calls).startsWith("received a").doesNotContain("opened");
    }

    /** Timers would fire when the recording has ended, and say of its device what was never so. */
    @Test
    void noTimerOfTheDriverFires() {
        driver.onFrame = (context, frame) -> context.schedule(
                Face.LINK,
                Duration.ZERO,
                () -> context.status(Status.SILENT, Cause.NO_ANSWER, "nobody was asked", Map.of()));

        try (OfflineSession session = session()) {
            session.receive(bytes("a"), time.now());
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(events).isEmpty();
    }

    @Test
    void damageIsCountedAndTheRestIsRead() {
        try (OfflineSession session = session()) {
            session.receive(bytes("a!b"), time.now());

            assertThat(session.counters().frames()).isEqualTo(2);
            assertThat(session.counters().damagedFrames()).isEqualTo(1);
        }
    }

    private OfflineSession session() {
        return new OfflineSession("recorded", driver, time, events::addAll);
    }

    private static byte[] bytes(String text) {
        return Bytes.ofAscii(text).toArray();
    }
}
