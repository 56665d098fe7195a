package org.wardgate.gateway.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A station without a page: connects by real TCP, confirms every alarm event, counts readings and measures how long they and the
 * alarms take to a station. Everything runs on one thread of its own.
 */
final class BuiltInStation implements WebSocket.Listener, AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final ExecutorService executor;
    private final TimeSource time;
    private final ObjectMapper mapper = new ObjectMapper();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> lastSequence = new HashMap<>();
    private final Latencies readings = new Latencies();
    private final Latencies alarms = new Latencies();
    private CompletableFuture<@Nullable WebSocket> sending = CompletableFuture.completedFuture(null);
    private long heard;
    private @Nullable String ended;
    private long announced;
    private @Nullable WebSocket socket;
    private Timer heartbeat = Timer.NONE;

    private BuiltInStation(ExecutorService executor, TimeSource time) {
        this.executor = executor;
        this.time = time;
    }

    /**
     * What a station saw.
     *
     * @param readings every new reading and pump state: from its last byte to the station.
     * @param alarms every alarm event: from the moment it happened to the station.
     * @param missing alarm events that were announced and did not come.
     * @param ended why the connection has ended; null while it stands.
     */
    record Statistics(
            Latencies.Table readings,
            Latencies.Table alarms,
            long missing,
            @Nullable String ended) {}

    /** Connects to the gateway of this machine. */
    static BuiltInStation connect(int port, TimeSource time) {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "wardgate-station");
            thread.setDaemon(true);
            return thread;
        });
        BuiltInStation station = new BuiltInStation(executor, time);
        HttpClient.newBuilder()
                .executor(executor)
                .build()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/station/v1"), station)
                .join();
        return station;
    }

    /** What was seen so far. */
    Statistics statistics() {
        return CompletableFuture.supplyAsync(
                        () -> new Statistics(readings.table(), alarms.table(), announced - heard, ended), executor)
                .join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        send(message("hello").put("protocol", 1).put("station", "built-in").put("role", "nurse"));
        beat();
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            Instant arrived = time.now().wall();
            String message = text.toString();
            text.setLength(0);
            try {
                take(mapper.readTree(message), arrived);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the gateway sent what is no JSON: " + message, e);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ended = "closed by the gateway: " + code + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended = String.valueOf(error);
    }

    @Override
    public void close() {
        heartbeat.cancel();
        if (socket != null) {
            socket.abort();
        }
        executor.shutdownNow();
    }

    private void take(JsonNode message, Instant arrived) {
        long sequence = message.path("sequence").asLong();
        switch (message.path("type").asText()) {
            case "snapshot" -> confirm(message, sequence);
            case "alarm" -> {
                if (sequence > heard) {
                    alarms.add(since(message.path("happenedAt"), arrived));
                }
                confirm(message, sequence);
            }
            case "heartbeat" -> announced = Math.max(announced, sequence);
            case "vitals" -> measure(message, arrived);
            default -> {
                // results and errors answer what this station never asks
            }
        }
    }

    private void confirm(JsonNode message, long sequence) {
        heard = Math.max(heard, sequence);
        announced = Math.max(announced, sequence);
        send(message("confirm").put("epoch", message.path("epoch").asText()).put("sequence", sequence));
    }

    /** Measures the events that were not in the bed's message before this one. */
    private void measure(JsonNode message, Instant arrived) {
        for (JsonNode event : message.findParents("receivedAt")) {
            String key = event.path("device").asText()
                    + event.path("kind").asText()
                    + event.path("channel").asText()
                    + event.path("metric").path("id").asText();
            long sequence = event.path("sequence").asLong();
            Long before = lastSequence.put(key, sequence);
            if (before == null || before < sequence) {
                readings.add(since(event.path("receivedAt"), arrived));
            }
        }
    }

    private static Duration since(JsonNode instant, Instant arrived) {
        return Duration.between(Instant.parse(instant.asText()), arrived);
    }

    private void beat() {
        // nobody listens here: the demonstration measures what a station that counts is sent
        send(message("heartbeat").put("visible", true).put("sound", "proven"));
        heartbeat = time.schedule(Face.LINK, HEARTBEAT, executor, this::beat);
    }

    private ObjectNode message(String type) {
        return mapper.createObjectNode().put("type", type);
    }

    /** Sends after what is being sent: a WebSocket of the JDK refuses a second message while one is on its way. */
    private void send(ObjectNode message) {
        WebSocket open = socket;
        if (open != null) {
            sending = sending.thenCompose(sent -> open.sendText(message.toString(), true));
        }
    }
}
