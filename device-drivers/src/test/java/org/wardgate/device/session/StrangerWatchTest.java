package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.VirtualTimeSource;

class StrangerWatchTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<DeviceEvent> events = new ArrayList<>();
    private final DeviceState state = new DeviceState("pump-1", events::addAll);
    private final List<Bytes> asked = new ArrayList<>();
    private Optional<String> answer = Optional.of("draeger-medibus");
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new StrangerWatch("alaris-asena", state, time, this::recognise, Runnable::run));

    private Optional<String> recognise(Bytes bytes) {
        asked.add(bytes);
        return answer;
    }

    private void hear(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        channel.runPendingTasks();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            time.advance(Duration.ofSeconds(1));
            channel.runPendingTasks();
        }
    }

    private void say(Status status, Cause cause, String detail) {
        state.status(time.now(), status, cause, detail, Map.of());
        state.flush();
    }

    private LineState last() {
        return (LineState) events.get(events.size() - 1);
    }

    @Test
    void bytesThatFormNoFrameForTenSecondsAreShownAndNamed() {
        say(Status.CONNECTING, Cause.NONE, "");
        hear("ABCDEFGHIJKLMNOP");
        pass(9);
        assertThat(asked).isEmpty();
        pass(1);
        assertThat(asked).containsExactly(Bytes.ofAscii("ABCDEFGHIJKLMNOP"));
        assertThat(last().status()).isEqualTo(Status.SILENT);
        assertThat(last().cause()).isEqualTo(Cause.NOISE);
        assertThat(last().detail())
                .isEqualTo(
                        "these bytes are not alaris-asena, they look like draeger-medibus (4142434445464748494a4b4c)");
    }

    @Test
    void whatTheDriverSaysOfNoiseSaysItToo() {
        say(Status.CONNECTING, Cause.NONE, "");
        answer = Optional.empty();
        hear("ABCD");
        pass(10);
        say(Status.SILENT, Cause.NOISE, "check the line");
        assertThat(last().detail()).isEqualTo("check the line; these bytes are not alaris-asena (41424344)");
        state.forgetRemark();
        say(Status.SILENT, Cause.NOISE, "check the line");
        assertThat(last().detail()).isEqualTo("check the line");
    }

    @Test
    void aLineOnWhichAFrameHasComeIsNotStrange() {
        hear("ABCD");
        state.counters().onFrame();
        pass(30);
        assertThat(asked).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void aLineOnWhichNothingComesIsLookedAtAgain() {
        pass(25);
        hear("ABCD");
        pass(5);
        assertThat(asked).hasSize(1);
        pass(60);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsKeptIsBounded() {
        hear("x".repeat(5000));
        hear("y".repeat(5000));
        pass(10);
        assertThat(asked)
                .singleElement()
                .satisfies(bytes -> assertThat(bytes.length()).isEqualTo(2048));
    }

    @Test
    void aConnectionThatIsClosedSaysNothing() {
        hear("ABCD");
        channel.close();
        pass(10);
        assertThat(events).isEmpty();
    }

    /** A device that is found after all is not called a stranger. */
    @Test
    void aLineThatIsLiveStaysLive() {
        say(Status.LIVE, Cause.NONE, "");
        hear("ABCD");
        pass(10);
        assertThat(events)
                .extracting(event -> ((LineState) event).status(), event -> ((LineState) event).cause())
                .containsExactly(tuple(Status.LIVE, Cause.NONE));
    }
}
