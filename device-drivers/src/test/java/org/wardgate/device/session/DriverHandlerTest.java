package org.wardgate.device.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.CloseReason;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.VirtualTimeSource;

class DriverHandlerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<List<DeviceEvent>> batches = new ArrayList<>();
    private final DeviceState state = new DeviceState("pump-1", batches::add);
    private final ScriptedDriver driver = new ScriptedDriver("scripted");
    private final List<CloseReason> closeReasons = new ArrayList<>();
    private EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aDriverIsToldOfTheConnectionsLifeInOrder() {
        open();
        receive("a!~b");
        channel.close();

        assertThat(driver.calls)
                .containsExactly(
                        "opened", "received a", "dropped bad-checksum", "dropped noise", "received b", "closed");
        assertThat(state.counters().frames()).isEqualTo(2);
        assertThat(state.counters().dropped()).containsExactly(entry(Reason.NOISE, 1L), entry(Reason.BAD_CHECKSUM, 1L));
    }

    @Test
    void whatOneFrameBringsIsHandedOnTogether() {
        driver.onFrame = (context, frame) -> {
            context.emit(alert(context, "one"));
            context.emit(alert(context, "two"));
        };
        open();

        receive("ab");

        assertThat(batches).hasSize(2);
        assertThat(batches.get(0))
                .extracting(event -> event.header().sequence())
                .containsExactly(1L, 2L);
        assertThat(batches.get(1))
                .extracting(event -> event.header().sequence())
                .containsExactly(3L, 4L);
    }

    @Test
    void whatOpeningDroppingATimerAndClosingBringIsHandedOnAtOnce() {
        driver.onOpened = context -> {
            context.emit(alert(context, "opened"));
            context.schedule(Face.LINK, SECOND, () -> context.emit(alert(context, "timer")));
        };
        driver.onDropped = (context, dropped) -> context.emit(alert(context, "dropped"));
        driver.onClosed = context -> context.emit(alert(context, "closed"));

        open();
        receive("!");
        advance(SECOND);
        channel.close();

        assertThat(batches)
                .map(batch -> ((DeviceAlert) batch.get(0)).code())
                .containsExactly("opened", "dropped", "timer", "closed");
    }

    @Test
    void whatADriverSendsLeavesUntilTheConnectionCloses() {
        List<DriverContext> contexts = new ArrayList<>();
        driver.onOpened = context -> {
            contexts.add(context);
            context.send(Bytes.ofAscii("hello"));
        };
        driver.onClosed = context -> context.send(Bytes.ofAscii("bye"));
        open();
        assertThat(sent()).isEqualTo("hello");

        channel.close();
        contexts.get(0).send(Bytes.ofAscii("late"));

        assertThat(sent()).isEmpty();
    }

    @Test
    void timersFireOnTheirOwnFaceUnlessCancelled() {
        List<String> fired = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        driver.onOpened = context -> {
            context.schedule(Face.LINK, SECOND, () -> fired.add("kept"));
            timers.add(context.schedule(Face.PATIENT, SECOND, () -> fired.add("cancelled")));
        };
        open();

        timers.get(0).cancel();
        advance(SECOND.minusNanos(1));
        assertThat(fired).isEmpty();
        advance(Duration.ofNanos(1));

        assertThat(fired).containsExactly("kept");
    }

    @Test
    void noTimerFiresAfterTheClose() {
        List<String> fired = new ArrayList<>();
        driver.onOpened = context -> context.schedule(Face.LINK, SECOND, () -> fired.add("set before"));
        driver.onClosed = context -> context.schedule(Face.LINK, SECOND, () -> fired.add("set after"));
        open();

        channel.close();
        advance(SECOND);

        assertThat(fired).isEmpty();
    }

    @Test
    void theDriverReadsTheSourcesClocks() {
        open();
        time.advance(SECOND);
        List<DriverContext> contexts = new ArrayList<>();
        driver.onFrame = (context, frame) -> {
            contexts.add(context);
            assertThat(frame.received()).isEqualTo(context.now());
        };

        receive("a");

        assertThat(contexts.get(0).now()).isEqualTo(time.now());
    }

    /** Where a driver can throw. */
    enum Stumble {
        OPENED,
        FRAME,
        DROPPED,
        TIMER,
        TIMER_ERROR,
        DECODER
    }

    @ParameterizedTest
    @EnumSource(Stumble.class)
    void aDriverOrDecoderThatThrowsEndsItsConnectionAndIsCounted(Stumble stumble) {
        driver.onOpened = context -> {
            context.emit(alert(context, "before"));
            context.schedule(Face.LINK, SECOND, () -> stumbleIf(stumble == Stumble.TIMER));
            context.schedule(Face.LINK, SECOND, () -> {
                if (stumble == Stumble.TIMER_ERROR) {
                    throw new StackOverflowError();
                }
            });
            stumbleIf(stumble == Stumble.OPENED);
        };
        driver.onFrame = (context, frame) -> stumbleIf(stumble == Stumble.FRAME);
        driver.onDropped = (context, dropped) -> stumbleIf(stumble == Stumble.DROPPED);

        open();
        receive(stumble == Stumble.DECODER ? "#" : "a!");
        advance(SECOND);

        assertThat(channel.isOpen()).isFalse();
        assertThat(state.counters().notes()).containsExactly(entry(DriverHandler.FAILURE, 1L));
        assertThat(driver.calls).endsWith("closed");
        assertThat(batches).as("what was said before").hasSize(1);
        assertThat(closeReasons)
                .containsExactly(new CloseReason(
                        Cause.HANG_UP, "closed by Wardgate, whose driver has failed; please report what the log says"));
    }

    /** A port that closes elsewhere still delivers what it had. */
    @Test
    void aDriverThatHasThrownHearsNoMoreFramesAndSendsNoMore() {
        driver.onFrame = (context, frame) -> {
            context.schedule(Face.LINK, SECOND, () -> driver.calls.add("timer"));
            stumbleIf(true);
        };
        driver.onClosed = context -> context.send(Bytes.ofAscii("x"));
        open();

        receive("abc");
        advance(SECOND);

        assertThat(driver.calls).containsExactly("opened", "received a", "closed");
        assertThat(state.counters().notes()).containsExactly(entry(DriverHandler.FAILURE, 1L));
        assertThat(sent()).isEmpty();
    }

    @Test
    void aLineThatBreaksIsNoFailureOfTheDriver() {
        open();

        channel.pipeline().fireExceptionCaught(new IOException("Connection reset"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(state.counters().notes()).isEmpty();
        assertThat(closeReasons).isEmpty();
    }

    @Test
    void aLiveLineWithDamagedFramesIsDegradedUntilTheyAreFew() {
        Map<String, String> session = Map.of("poll", "1s");
        driver.onFrame = (context, frame) -> context.status(Status.LIVE, Cause.NONE, "", session);
        open();
        receive("a!!");
        assertThat(statuses()).containsExactly(Status.LIVE);

        receive("!");
        LineState degraded = (LineState) batches.get(batches.size() - 1).get(0);
        assertThat(degraded.status()).isEqualTo(Status.DEGRADED);
        assertThat(degraded.cause()).isEqualTo(Cause.BAD_FRAMES);
        assertThat(degraded.detail()).isEqualTo("frames arrive damaged; check cable and earthing");
        assertThat(degraded.session()).isEqualTo(session);

        // the driver says LIVE with every frame; the line stays degraded and is not announced again
        receive("b".repeat(55));
        assertThat(statuses()).containsExactly(Status.LIVE, Status.DEGRADED);
        receive("b");
        assertThat(statuses()).containsExactly(Status.LIVE, Status.DEGRADED, Status.LIVE);
        LineState recovered = (LineState) batches.get(batches.size() - 1).get(0);
        assertThat(recovered.cause()).isEqualTo(Cause.NONE);
        assertThat(recovered.session()).isEqualTo(session);
    }

    @Test
    void aLineThatIsNotLiveIsNotJudged() {
        driver.onOpened = context -> context.status(Status.SILENT, Cause.NO_ANSWER, "", Map.of());
        open();

        receive("!!!!!!");

        assertThat(statuses()).containsExactly(Status.SILENT);
        assertThat(state.counters().damagedFrames()).isEqualTo(6);
    }

    @Test
    void aDeviceThatComesAliveOnADisturbedLineIsDegradedFromTheStart() {
        driver.onFrame = (context, frame) -> context.status(Status.LIVE, Cause.NONE, "", Map.of());
        open();

        receive("!!!!!a");

        assertThat(statuses()).containsExactly(Status.DEGRADED);
    }

    @Test
    void noiseBetweenFramesDoesNotDisturbALine() {
        driver.onFrame = (context, frame) -> context.status(Status.LIVE, Cause.NONE, "", Map.of());
        open();

        receive("a~~~~~~~~");

        assertThat(statuses()).containsExactly(Status.LIVE);
        assertThat(state.counters().dropped()).containsExactly(entry(Reason.NOISE, 8L));
    }

    @Test
    void aDriversNotesAreCounted() {
        driver.onFrame = (context, frame) -> context.count("late-answer");
        open();

        receive("ab");

        assertThat(state.counters().notes()).containsExactly(entry("late-answer", 2L));
    }

    private void open() {
        channel = new EmbeddedChannel(
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                        closeReasons.add((CloseReason) event);
                    }
                },
                driver.frameDecoder(),
                new DriverHandler(driver, state, time));
    }

    private void receive(String text) {
        Arrival.set(channel, time.now());
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        channel.pipeline().fireChannelReadComplete();
        channel.runPendingTasks();
    }

    private void advance(Duration duration) {
        time.advance(duration);
        channel.runPendingTasks();
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.US_ASCII));
            out.release();
        }
        return text.toString();
    }

    private List<Status> statuses() {
        return batches.stream()
                .flatMap(List::stream)
                .map(event -> ((LineState) event).status())
                .toList();
    }

    private static void stumbleIf(boolean now) {
        if (now) {
            throw new IllegalStateException("the driver stumbles");
        }
    }

    private static DeviceAlert alert(DriverContext context, String code) {
        return new DeviceAlert(
                context.header(context.now(), null), DeviceAlert.Type.TECHNICAL, Priority.LOW, code, "text", true);
    }
}
