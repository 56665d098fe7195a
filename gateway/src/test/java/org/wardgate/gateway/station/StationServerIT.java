package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.gateway.ward.Acknowledgement;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.time.VirtualTimeSource;

/** The server on real sockets, with a client that is not ours. Time stands still until a test moves it. */
@Timeout(60)
class StationServerIT {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = (EventLoop) group.next();
    private final Ward ward = new Ward("Ward 3", "e1", loop, time);
    private final WardKit kit = new WardKit(time);
    private final StationServer server = new StationServer(ward, loop, true, () -> "");
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void start() {
        ward.addBed(
                kit.bed("4"), acknowledgement -> CompletableFuture.completedFuture(Acknowledgement.Result.CONFLICT));
        port = server.start(0).toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        server.stop().toCompletableFuture().join();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void publishAlarm() {
        ward.publish(
                time.now(),
                kit.bed("4", kit.hypotension("a1", 1)),
                List.of(kit.event(Phase.START, kit.hypotension("a1", 1))));
    }

    /** Moves time on; the loop has done what fell due before it goes on. */
    private void advance(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 100) {
            time.advance(Duration.ofMillis(Math.min(100, left)));
            awaitLoop();
        }
    }

    private void awaitLoop() {
        loop.submit(() -> {}).syncUninterruptibly();
    }

    private Station station(String seen) throws InterruptedException {
        Station station = new Station(null);
        station.say("{'type':'hello','protocol':1,'station':'desk','role':'nurse'" + seen + "}");
        station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        // answered after the heartbeat was: a bad message is answered in turn
        station.say("{'type':'mark'}");
        return station;
    }

    private Station settled(String seen) throws InterruptedException {
        Station station = station(seen);
        station.await("snapshot");
        station.await("error");
        return station;
    }

    @Test
    void anAlarmIsPushedConfirmedAndAcknowledged() throws InterruptedException {
        Station station = settled("");
        publishAlarm();
        JsonNode alarm = station.await("alarm");
        assertThat(alarm.at("/alarm/title").textValue()).isEqualTo("Hypotension");
        station.say("{'type':'confirm','epoch':'e1','sequence':1}");
        station.say(
                "{'type':'acknowledge','request':'r7','bed':'4','alarmId':'a1','occurrence':1,'operator':'A. Brandt'}");
        assertThat(station.await("result").get("result").textValue()).isEqualTo("conflict");
        awaitLoop();
        assertThat(ward.delivery().unconfirmed()).isZero();
    }

    @Test
    void anUnconfirmedAlarmIsSentAgainAfterTwoSecondsAndTheWardIsUnwatchedAfterTen() throws InterruptedException {
        Station station = settled("");
        publishAlarm();
        assertThat(station.await("alarm").get("sequence").longValue()).isEqualTo(1);
        advance(Duration.ofSeconds(2));
        assertThat(station.await("alarm").get("sequence").longValue()).isEqualTo(1);
        advance(Duration.ofSeconds(10));
        JsonNode beat = station.await("heartbeat");
        while (!beat.get("unwatched").booleanValue()) {
            beat = station.await("heartbeat");
        }
        station.say("{'type':'confirm','epoch':'e1','sequence':1}");
        station.say("{'type':'mark'}");
        station.await("error");
        assertThat(ward.delivery().isUnwatched()).isFalse();
    }

    @Test
    void whoComesBackIsToldWhatItMissed() throws InterruptedException {
        Station first = settled("");
        publishAlarm();
        first.await("alarm");
        first.socket.abort();
        publishAlarm();
        publishAlarm();
        Station again = station(",'epoch':'e1','sequence':1");
        assertThat(again.next().get("sequence").longValue()).isEqualTo(2);
        assertThat(again.next().get("sequence").longValue()).isEqualTo(3);
        JsonNode snapshot = again.next();
        assertThat(snapshot.get("type").textValue()).isEqualTo("snapshot");
        assertThat(snapshot.get("missed").booleanValue()).isFalse();
    }

    @Test
    void everyStationIsToldAndOneThatConfirmsIsEnough() throws InterruptedException {
        Station one = settled("");
        Station other = settled("");
        publishAlarm();
        one.await("alarm");
        other.await("alarm");
        other.say("{'type':'confirm','epoch':'e1','sequence':1}");
        other.say("{'type':'mark'}");
        other.await("error");
        advance(Duration.ofSeconds(2));
        JsonNode beat = one.next();
        assertThat(beat.get("type").textValue()).isIn("vitals", "heartbeat");
        while (!beat.get("type").textValue().equals("heartbeat")) {
            beat = one.next();
        }
        assertThat(beat.get("watching").intValue()).isEqualTo(2);
        assertThat(beat.get("unconfirmed").intValue()).isZero();
    }

    @Test
    void aSilentStationIsDropped() throws InterruptedException {
        Station station = settled("");
        advance(StationSession.SILENT_AFTER);
        assertThat(station.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("silent for 15 s");
        assertThat(server.counters().count(Kind.SILENT_STATION)).isEqualTo(1);
    }

    /** A station has rules of its own; those of an idle HTTP connection do not reach it. */
    @Test
    void aStationThatBeatsStays() throws InterruptedException {
        Station station = settled("");
        for (int i = 0; i < 6; i++) {
            advance(Duration.ofSeconds(5));
            station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
            station.say("{'type':'mark'}");
            station.await("error");
        }
        assertThat(station.closed.isDone()).isFalse();
    }

    @Test
    void anotherPageCannotConnectAndAProgramCan() throws InterruptedException {
        for (String origin : List.of("http://evil.example", "http://127.0.0.1:" + port, "null")) {
            assertThatThrownBy(() -> new Station(origin)).hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
        assertThat(server.counters().count(Kind.FOREIGN_REQUEST)).isEqualTo(3);
        new Station("http://localhost:" + port);
        new Station(null);
    }

    @Test
    void aFrameTooLargeClosesTheStation() throws InterruptedException {
        Station station = settled("");
        station.say("{'type':'" + "x".repeat(StationServer.MAX_FRAME_BYTES) + "'}");
        station.closed.orTimeout(20, TimeUnit.SECONDS).join();
        awaitLoop();
        assertThat(server.counters().count(Kind.ABUSIVE_STATION)).isEqualTo(1);
    }

    @Test
    void thePageIsServed() throws IOException, InterruptedException {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<wg-alarm-bar>");
        HttpResponse<String> socket = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/station/v1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(socket.statusCode()).isEqualTo(426);
    }

    @Test
    void aTakenPortIsNamed() {
        StationServer second = new StationServer(ward, loop, true, () -> "");
        assertThatThrownBy(() -> second.start(port).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(java.net.BindException.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("choose another");
    }

    @Test
    void aServerLivesOnTheWardsLoop() {
        MultiThreadIoEventLoopGroup other = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        assertThatThrownBy(() -> new StationServer(ward, (EventLoop) other.next(), true, () -> ""))
                .isInstanceOf(IllegalArgumentException.class);
        other.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One station, on the JDK's WebSocket. */
    private final class Station implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Station(@Nullable String origin) {
            WebSocket.Builder builder = client.newWebSocketBuilder();
            if (origin != null) {
                builder.header("Origin", origin);
            }
            socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/station/v1"), this)
                    .join();
        }

        void say(String json) {
            socket.sendText(json.replace('\'', '"'), true).join();
        }

        JsonNode next() throws InterruptedException {
            return Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS), "nothing was heard");
        }

        JsonNode await(String type) throws InterruptedException {
            JsonNode message = next();
            while (!message.get("type").textValue().equals(type)) {
                message = next();
            }
            return message;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(StationRig.parse(part.toString()));
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete("error");
        }
    }
}
