package org.wardgate.device.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.example.Bench;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;
import org.wardgate.model.Reading;
import org.wardgate.time.VirtualTimeSource;

/** A declared device on a session: what counts as a frame, and what its line is worth. */
class ProfileSessionTest {
    private static final Profile PROFILE = Bench.profile(Bench.LINES + """
            timing: {silent-after: 3s}
            messages:
              - name: value
                match: 'V(?<v>\\d+)'
                fields: {v: {kind: group, group: v}}
              - {name: chatter, match: '#.*', ignored: true}
            readings:
              - {metric: "raw:v", field: v, unit: "1"}
            """);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<DeviceEvent> events = new ArrayList<>();

    /** Without a check, what a frame says is all that tells whether it is one. */
    @Test
    void aFrameOfNoShapeCountsAsADamagedOneAndNotAsAFrame() {
        try (OfflineSession session = session()) {
            session.receive(Bytes.ofAscii("V1\nV%\n# x\nV2\n").toArray(), time.now());

            assertThat(session.counters().frames()).isEqualTo(3);
            assertThat(session.counters().damagedFrames()).isEqualTo(1);
            assertThat(session.counters().dropped()).containsExactly(entry(Reason.UNKNOWN_SHAPE, 1L));
        }
        assertThat(events).filteredOn(Reading.class::isInstance).hasSize(2);
    }

    /** A noisy line without a check is told like one with a check. */
    @Test
    void manyFramesOfNoShapeMakeTheLineADegradedOne() {
        try (OfflineSession session = session()) {
            for (int i = 0; i < 60; i++) {
                session.receive(Bytes.ofAscii("V1\nV%\nV&\n").toArray(), time.now());
                time.advance(java.time.Duration.ofMillis(500));
            }
        }

        assertThat(events)
                .filteredOn(LineState.class::isInstance)
                .extracting(event -> ((LineState) event).status())
                .startsWith(LineState.Status.LIVE)
                .contains(LineState.Status.DEGRADED);
    }

    /** An unfinished line at the end of a recording was no frame. */
    @Test
    void whatIsLeftAtTheEndIsCounted() {
        OfflineSession session = session();
        session.receive(Bytes.ofAscii("V1\nV2").toArray(), time.now());
        session.finish();

        assertThat(session.counters().frames()).isEqualTo(1);
        assertThat(session.counters().dropped()).containsExactly(entry(Reason.TRUNCATED, 1L));
    }

    private OfflineSession session() {
        return new OfflineSession("declared", new ProfileProvider(PROFILE, false), time, events::addAll);
    }
}
