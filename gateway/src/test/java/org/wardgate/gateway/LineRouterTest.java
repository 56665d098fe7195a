package org.wardgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.ward.Bed;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.VirtualTimeSource;

/** A rack at bed 1, one of whose pumps stands at bed 2, which has a thread of its own. */
class LineRouterTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AlarmProfile NOTHING =
            new AlarmProfile(List.of(), new AlarmProfile.Timing(LONG, LONG, LONG, LONG, LONG, LONG, LONG));

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Ward ward = new Ward("day unit", "e1", Runnable::run, time);
    private final EventLoop here = new DefaultEventLoop();
    private final EventLoop there = new DefaultEventLoop();
    private final Room one = room("1", here, "rack");
    private final Room two = room("2", there);
    private final LineRouter router = new LineRouter("rack", "bbraun-space", one, Map.of("pump-7", two));

    @AfterEach
    void end() {
        here.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        there.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void eachDeviceIsHeardAtItsBed() {
        say(line("rack", Status.LIVE, Cause.NONE), line("rack-1-2", Status.LIVE, Cause.NONE));
        say(line("pump-7", Status.LIVE, Cause.NONE), line("rack", Status.LIVE, Cause.NONE));
        say(line("pump-7", Status.SILENT, Cause.NO_ANSWER));

        assertThat(devices("1")).containsExactly("rack live", "rack-1-2 live");
        assertThat(devices("2")).containsExactly("pump-7 silent");
    }

    @Test
    void aDeviceThatIsTakenOutAndPutBackIsHeardAgain() {
        say(line("pump-7", Status.LIVE, Cause.NONE));
        say(line("pump-7", Status.CLOSED, Cause.TAKEN_OUT));
        assertThat(devices("2")).isEmpty();
        say(line("pump-7", Status.LIVE, Cause.NONE));
        assertThat(devices("2")).containsExactly("pump-7 live");
    }

    @Test
    void whenTheLineEndsItsOtherDevicesGoAndTheirBedsAreTold() {
        say(line("rack-1-2", Status.LIVE, Cause.NONE), line("pump-7", Status.LIVE, Cause.NONE));
        router.end("the line of rack was configured anew");
        settle();

        assertThat(devices("1")).containsExactly("rack connecting");
        assertThat(devices("2")).isEmpty();
        assertThat(ward.beds().stream().flatMap(bed -> bed.alarms().stream()))
                .extracting(alarm -> alarm.rule() + " " + alarm.subject())
                .containsExactly("DEVICE_REMOVED rack-1-2", "DEVICE_REMOVED pump-7");
    }

    private Room room(String name, EventLoop loop, String... devices) {
        List<BedState.Device> first = Arrays.stream(devices)
                .map(device -> BedState.Device.notHeard(device, "bbraun-space", time.now()))
                .toList();
        BedState state = new BedState(name, first, List.of(), List.of());
        return new Room(Bed.join(state, NOTHING, loop, nanos -> false, ward), loop);
    }

    private void say(DeviceEvent... events) {
        router.events(List.of(events));
        settle();
    }

    private void settle() {
        there.submit(() -> {}).syncUninterruptibly();
    }

    private LineState line(String device, Status status, Cause cause) {
        return new LineState(new EventHeader(device, time.now(), null, 1), status, cause, "out", Map.of());
    }

    private List<String> devices(String name) {
        return ward.beds().stream()
                .filter(bed -> bed.bed().equals(name))
                .flatMap(bed -> bed.devices().stream())
                .map(device -> device.deviceId() + " " + device.line().status().wireName())
                .toList();
    }
}
