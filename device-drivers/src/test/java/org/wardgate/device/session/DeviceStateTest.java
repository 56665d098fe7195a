package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.device.line.LineAddress;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.VirtualTimeSource;

class DeviceStateTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<List<DeviceEvent>> batches = new ArrayList<>();
    private final DeviceState state = new DeviceState("pump-1", batches::add);

    @Test
    void eventsAreNumberedFromOneWithoutAGap() {
        LocalDateTime deviceTime = LocalDateTime.parse("2026-01-01T12:00:00");

        assertThat(state.header(time.now(), deviceTime))
                .isEqualTo(new EventHeader("pump-1", time.now(), deviceTime, 1));
        assertThat(state.header(time.now(), null)).isEqualTo(new EventHeader("pump-1", time.now(), null, 2));
    }

    @Test
    void whatWasCollectedIsHandedOnTogetherAndOnce() {
        say(Status.CONNECTING, Cause.NONE, "", Map.of());
        say(Status.LIVE, Cause.NONE, "", Map.of());
        assertThat(batches).isEmpty();

        state.flush();
        state.flush();

        assertThat(batches).hasSize(1);
        assertThat(batches.get(0))
                .extracting(event -> event.header().sequence())
                .containsExactly(1L, 2L);
    }

    @Test
    void theLineIsUnknownBeforeAnythingWasSaid() {
        assertThat(state.line()).isNull();

        say(Status.CLOSED, Cause.OPEN_FAILED, "no such port", Map.of());

        assertThat(state.line())
                .isEqualTo(new LineState(
                        new EventHeader("pump-1", time.now(), null, 1),
                        Status.CLOSED,
                        Cause.OPEN_FAILED,
                        "no such port",
                        Map.of()));
    }

    @Test
    void aLineStateThatSaysNothingNewIsNotCollected() {
        say(Status.LIVE, Cause.NONE, "x", Map.of("rate", "4"));
        time.advance(Duration.ofSeconds(1));
        say(Status.LIVE, Cause.NONE, "x", Map.of("rate", "4"));
        state.flush();

        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).hasSize(1);
        assertThat(state.header(time.now(), null).sequence())
                .as("no number was spent")
                .isEqualTo(2);
    }

    @Test
    void aChangeInAnyPartOfALineStateIsCollected() {
        say(Status.LIVE, Cause.NONE, "x", Map.of("rate", "4"));
        say(Status.DEGRADED, Cause.NONE, "x", Map.of("rate", "4"));
        say(Status.DEGRADED, Cause.BAD_FRAMES, "x", Map.of("rate", "4"));
        say(Status.DEGRADED, Cause.BAD_FRAMES, "y", Map.of("rate", "4"));
        say(Status.DEGRADED, Cause.BAD_FRAMES, "y", Map.of("rate", "2"));
        state.flush();

        assertThat(batches.get(0)).hasSize(5);
    }

    /** A listener that makes the line say something must not see one event twice. */
    @Test
    void whatIsCollectedWhileTheListenerListensGoesIntoTheNextBatch() {
        List<Integer> sizes = new ArrayList<>();
        List<DeviceState> holder = new ArrayList<>();
        DeviceState talkative = new DeviceState("pump-1", events -> {
            sizes.add(events.size());
            if (sizes.size() == 1) {
                holder.get(0).status(time.now(), Status.LIVE, Cause.NONE, "", Map.of());
            }
        });
        holder.add(talkative);
        talkative.status(time.now(), Status.CONNECTING, Cause.NONE, "", Map.of());

        talkative.flush();
        talkative.flush();

        assertThat(sizes).containsExactly(1, 1);
    }

    private void say(Status status, Cause cause, String detail, Map<String, String> session) {
        state.status(time.now(), status, cause, detail, session);
    }

    @Test
    void devicesThatShareALineAreNumberedAndStandForThemselves() {
        say(Status.LIVE, Cause.NONE, "", Map.of());
        DeviceVoice part = state.part("1-2");
        part.status(time.now(), Status.LIVE, Cause.NONE, "", Map.of());
        part.status(time.now(), Status.LIVE, Cause.NONE, "", Map.of());
        state.flush();

        assertThat(state.part("1-2")).isSameAs(part);
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(batch)
                        .extracting(
                                event -> event.header().deviceId(),
                                event -> event.header().sequence())
                        .containsExactly(tuple("pump-1", 1L), tuple("pump-1-1-2", 1L)));
    }

    @Test
    void whatIsLostIsLostForAllThatWereHeardAndAreNotTakenOut() {
        state.part("never-heard");
        state.part("1").status(time.now(), Status.LIVE, Cause.NONE, "", Map.of());
        state.part("2").status(time.now(), Status.CLOSED, Cause.TAKEN_OUT, "out", Map.of());
        say(Status.CLOSED, Cause.HANG_UP, "gone", Map.of());
        say(Status.CONNECTING, Cause.NONE, "", Map.of());
        state.flush();

        assertThat(batches.get(0))
                .extracting(event -> event.header().deviceId(), event -> ((LineState) event).cause())
                .containsExactly(
                        tuple("pump-1-1", Cause.NONE),
                        tuple("pump-1-2", Cause.TAKEN_OUT),
                        tuple("pump-1", Cause.HANG_UP),
                        tuple("pump-1-1", Cause.SHARED_LINE),
                        tuple("pump-1", Cause.NONE));
    }

    @Test
    void aDeviceThatMakesUpPlacesDoesNotMakeTheStateGrow() {
        for (int i = 0; i < 1000; i++) {
            state.part("place-" + i).status(time.now(), Status.LIVE, Cause.NONE, "", Map.of());
        }
        state.flush();

        assertThat(batches.get(0).stream()
                        .map(event -> event.header().deviceId())
                        .distinct())
                .hasSize(100)
                .as("nobody speaks in the name of the line's own device")
                .doesNotContain("pump-1");
        assertThat(state.counters().notes()).containsEntry(DeviceState.TOO_MANY_PARTS, 900L);
    }

    @Test
    void devicesThatShareALineBearTheNamesThatTheyWereGiven() {
        var spec = new DeviceSession.Spec(
                "rack",
                new ScriptedDriver("scripted"),
                new LineAddress.SerialPath("/dev/x"),
                SerialSettings.eightNoneOne(9600),
                Map.of("1-1", "pump-7"),
                Recogniser.NONE);

        assertThat(spec.partId("1-1")).isEqualTo("pump-7");
        assertThat(spec.partId("1-2")).isEqualTo("rack-1-2");
    }
}
