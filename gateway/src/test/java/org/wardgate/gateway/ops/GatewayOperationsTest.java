package org.wardgate.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.time.VirtualTimeSource;

class GatewayOperationsTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final Ward ward = new Ward("ward", "epoch", Runnable::run, time);
    private final RecorderWatch recorder = new RecorderWatch();
    private final GatewayOperations operations = new GatewayOperations(ward, recorder);
    private final EventLoop loop = new DefaultEventLoop();

    @AfterEach
    void close() {
        operations.close();
        loop.shutdownGracefully();
    }

    @Test
    void aGatewayWithoutDevicesIsLiveAndReady() {
        operations.add(GatewayOperations.WARD_LOOP, Runnable::run);
        operations.start();
        time.advance(Duration.ofSeconds(60));
        assertThat(operations.live().isUp()).isTrue();
        assertThat(operations.ready().isUp()).isTrue();
    }

    @Test
    void aStuckWardIsNeitherLiveNorReady() {
        operations.add(GatewayOperations.WARD_LOOP, held::add);
        operations.start();
        time.advance(Duration.ofSeconds(3));
        assertThat(operations.live().reasons()).containsExactly("the ward thread does not answer");
        assertThat(operations.ready().reasons()).containsExactly("the ward thread does not answer");
    }

    @Test
    void anotherStuckLoopIsAMatterOfLifeAlone() {
        operations.add("loop-2", held::add);
        operations.start();
        time.advance(Duration.ofSeconds(3));
        assertThat(operations.live().reasons()).containsExactly("the loop-2 thread does not answer");
        assertThat(operations.ready().isUp()).isTrue();
    }

    /** A device that is not there does not keep a gateway from being ready; one that was never looked for does. */
    @Test
    void aGatewayIsReadyWhenEveryLineHasBeenTried() throws InterruptedException {
        var driver = DriverRegistry.load().find("alaris-asena").orElseThrow();
        var spec = new DeviceSession.Spec("pump-1", driver, new SerialPath("/dev/none"), driver.serialSettings());
        var told = new CountDownLatch(1);
        DeviceSession session = new DeviceSession(spec, loop, time, nanos -> false, null, events -> told.countDown());
        operations.add(session);
        assertThat(operations.ready().reasons()).containsExactly("the line of pump-1 has not been tried yet");
        operations.remove(session);
        assertThat(operations.ready().isUp()).isTrue();
        operations.add(session);
        session.open();
        told.await();
        assertThat(operations.ready().isUp()).isTrue();
        session.close().awaitUninterruptibly();
    }

    @Test
    void aRecordingThatCannotBeWrittenIsNamedUntilItCan() {
        recorder.diskFailed("pump-2", new IOException("no space left on device"));
        recorder.diskFailed("pump-1", new IOException("no space left on device"));
        assertThat(operations.ready().reasons())
                .containsExactly(
                        "the recording of pump-1 cannot be written", "the recording of pump-2 cannot be written");
        recorder.diskRecovered("pump-1");
        recorder.diskRecovered("pump-2");
        assertThat(operations.ready().isUp()).isTrue();
    }

    /** Nobody will mend the recording of a device that is not there any more. */
    @Test
    void aDeviceThatIsTakenAwayLeavesNoReasonBehind() {
        var driver = DriverRegistry.load().find("alaris-asena").orElseThrow();
        var spec = new DeviceSession.Spec("pump-1", driver, new SerialPath("/dev/none"), driver.serialSettings());
        DeviceSession session = new DeviceSession(spec, loop, time, nanos -> false, null, events -> {});
        operations.add(session);
        recorder.diskFailed("pump-1", new IOException("no space left on device"));
        operations.remove(session);
        assertThat(operations.ready().isUp()).isTrue();
    }

    @Test
    void theMetersAreWrittenOutElsewhereAndAnew() {
        CompletionStage<String> first = operations.scrape();
        assertThat(first.toCompletableFuture().join()).contains("gateway_alarm_latency_seconds_count 0");
        operations.alarmWritten(1);
        assertThat(operations.scrape().toCompletableFuture().join()).contains("gateway_alarm_latency_seconds_count 1");
    }
}
