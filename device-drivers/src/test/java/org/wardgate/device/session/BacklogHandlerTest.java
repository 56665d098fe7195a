package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.time.VirtualTimeSource;

/** A whole pipeline on virtual time: what reaches the driver, and what does not. */
class BacklogHandlerTest {
    /** So many bytes each 100 ms fill more than half of a line of 9600 baud. */
    private static final int FULL = 70;

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<String> heard = new ArrayList<>();
    private final ScriptedDriver driver = new ScriptedDriver("alaris-asena");
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private boolean gap;
    private DeviceSession session = newSession();
    private EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        driver.onOpened = context -> heard.add("opened");
        driver.onFrame = (context, frame) -> heard.add(ScriptedDriver.textOf(frame));
        session = newSession();
        channel = new EmbeddedChannel(session.pipeline());
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        loop.finishAndReleaseAll();
    }

    @Test
    void aLineIsReadEmptyBeforeTheDriverBegins() {
        receive("old");
        pass(BacklogWatch.PAUSE.minusMillis(1));
        receive("older");
        pass(BacklogWatch.PAUSE.minusMillis(1));
        assertThat(heard).isEmpty();

        pass(Duration.ofMillis(1));
        receive("n");
        assertThat(heard).containsExactly("opened", "n");
        assertThat(lateFrames()).isEqualTo("old".length() + "older".length());
    }

    /** 10 bytes a second leave nearly all of the line unused: a buffer would be emptied faster. */
    @Test
    void aDeviceThatNeverPausesAndLeavesTheLineUnusedIsBelievedAfterASecond() {
        for (int i = 0; i < 9; i++) {
            receive("x");
            pass(Duration.ofMillis(100));
        }
        assertThat(heard).isEmpty();

        for (int i = 0; i < 3; i++) {
            receive("y");
            pass(Duration.ofMillis(100));
        }
        receive("z");
        assertThat(heard).containsSubsequence("opened", "z");
    }

    @Test
    void aDeviceThatNeverPausesAndFillsTheLineIsAskedAfterASecondAndBelievedAfterFive() {
        for (int i = 0; i < 49; i++) {
            receive("x".repeat(FULL));
            pass(Duration.ofMillis(100));
        }
        assertThat(heard).containsExactly("opened");

        for (int i = 0; i < 3; i++) {
            receive("y");
            pass(Duration.ofMillis(100));
        }
        assertThat(heard).containsSubsequence("opened", "y");
    }

    @Test
    void afterAGapNothingIsUsedUntilAPauseAndTheDriverIsToldThatItWasForgotten() {
        driver.onForgotten = () -> heard.add("forgotten");
        pass(Duration.ofMillis(300));
        receive("a");
        channel.pipeline().get(BacklogHandler.class).distrust(channel.pipeline().context(BacklogHandler.class));
        receive("b");
        pass(BacklogWatch.PAUSE);
        receive("c");

        assertThat(heard).containsExactly("opened", "a", "forgotten", "c");
    }

    @Test
    void whatIsWithheldIsCountedAsAFrame() {
        receive("old");

        assertThat(session.counters().frames()).isEqualTo(3);
    }

    @Test
    void whatAStalledServerLetsGoReachesNobodyAndWhatFollowsDoes() {
        pass(Duration.ofMillis(300));
        receive("a");
        pass(Duration.ofSeconds(30));
        receive("bcd");
        receive("efg");
        pass(Duration.ofSeconds(1));
        receive("h");

        assertThat(heard).containsExactly("opened", "a", "h");
        assertThat(lateFrames()).isEqualTo(6);
    }

    @Test
    void whatWaitedWhileThisProcessDidNotRunReachesNobody() {
        pass(Duration.ofMillis(300));
        receive("a");
        gap = true;
        receive("b");
        gap = false;
        receive("c");
        pass(BacklogWatch.PAUSE);
        receive("d");

        assertThat(heard).containsExactly("opened", "a", "d");
    }

    private DeviceSession newSession() {
        var spec = new DeviceSession.Spec(
                "pump-1", driver, new SerialPath("/dev/ttyS0"), SerialSettings.eightNoneOne(9600));
        return new DeviceSession(spec, loop.eventLoop(), time, nanos -> gap, null, events -> {});
    }

    private long lateFrames() {
        return session.counters().notes().getOrDefault(BacklogHandler.LATE_FRAME, 0L);
    }

    private void receive(String text) {
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(Bytes.ofAscii(text).toArray()));
    }

    private void pass(Duration duration) {
        time.advance(duration);
        channel.runPendingTasks();
    }
}
