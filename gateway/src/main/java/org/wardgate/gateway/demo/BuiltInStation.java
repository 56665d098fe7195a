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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A station without a page: connects by real TCP, confirms every alarm event, counts readings and measures how long after its last
 * byte a reading reaches a station. Everything runs on one thread of its own.
 */
final class BuiltInStation implements WebSocket.Listener, AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MAX_LATENCIES = 1 << 20;

    private final ExecutorService executor;
    private final TimeSource time;
    private final ObjectMapper mapper = new ObjectMapper();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> lastSequence = new HashMap<>();
    private final Set<Long> confirmed = new HashSet<>();
    private long[] latenciesMicros = new long[1024];
    private int latencyCount;
    private long readings;
    private long lastAnnounced;
    private @Nullable WebSocket socket;
    private Timer heartbeat = Timer.NONE;

    private BuiltInStation(ExecutorService executor, TimeSource time) {
        this.executor = executor;
        this.time = time;
    }

    /**
     * What a station saw.
     *
     * @param readings how many new readings and pump states it was shown.
     * @param latenciesMicros how long each took from its last byte to the station, sorted, in microseconds.
     * @param unconfirmed alarm events that were announced and did not come.
     */
    record Statistics(long readings, LatencyTable latenciesMicros, long unconfirmed) {
        void writeTo(ObjectNode node) {
            node.put("from", "last byte in to message at a station, microseconds");
            node.put("count", latenciesMicros.count());
            node.put("p50", latenciesMicros.percentile(50));
            node.put("p90", latenciesMicros.percentile(90));
            node.put("p99", latenciesMicros.percentile(99));
            node.put("max", latenciesMicros.percentile(100));
        }
    }

    /** Sorted latencies. Immutable. */
    static final class LatencyTable {
        private final long[] sorted;

        private LatencyTable(long[] values) {
            sorted = values;
            Arrays.sort(sorted);
        }

        int count() {
            return sorted.length;
        }

        /** The latency that {@code percent} of all do not exceed; 0 when there is none. */
        long percentile(int percent) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
        }
    }

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
        return java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> new Statistics(
                                readings,
                                new LatencyTable(Arrays.copyOf(latenciesMicros, latencyCount)),
                                lastAnnounced - confirmed.size()),
                        executor)
                .join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        ObjectNode hello = mapper.createObjectNode();
        hello.put("type", "hello").put("protocol", 1).put("station", "built-in").put("role", "nurse");
        send(hello);
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
    public void close() {
        heartbeat.cancel();
        if (socket != null) {
            socket.abort();
        }
        executor.shutdownNow();
    }

    /** For tasks that must not run beside the listener. */
    Executor executor() {
        return executor;
    }

    private void take(JsonNode message, Instant arrived) {
        switch (message.path("type").asText()) {
            case "snapshot" -> confirm(message);
            case "alarm" -> confirm(message);
            case "heartbeat" ->
                lastAnnounced = Math.max(lastAnnounced, message.path("sequence").asLong());
            case "vitals" -> measure(message, arrived);
            default -> {
                // results and errors answer what this station never asks
            }
        }
    }

    private void confirm(JsonNode message) {
        long sequence = message.path("sequence").asLong();
        for (long each = 1; each <= sequence; each++) {
            confirmed.add(each);
        }
        ObjectNode confirm = mapper.createObjectNode();
        confirm.put("type", "confirm")
                .put("epoch", message.path("epoch").asText())
                .put("sequence", sequence);
        send(confirm);
    }

    /** Counts the events that were not in the bed's message before this one. */
    private void measure(JsonNode message, Instant arrived) {
        for (JsonNode event : message.findParents("receivedAt")) {
            String device = event.path("device").asText();
            long sequence = event.path("sequence").asLong();
            String key = device
                    + event.path("kind").asText()
                    + event.path("channel").asText()
                    + event.path("metric").path("id").asText();
            Long before = lastSequence.put(key, sequence);
            if (before != null && before >= sequence) {
                continue;
            }
            readings++;
            if (latencyCount < MAX_LATENCIES) {
                if (latencyCount == latenciesMicros.length) {
                    latenciesMicros = Arrays.copyOf(latenciesMicros, latencyCount * 2);
                }
                Instant received = Instant.parse(event.path("receivedAt").asText());
                latenciesMicros[latencyCount++] =
                        Duration.between(received, arrived).toNanos() / 1000;
            }
        }
    }

    private void beat() {
        ObjectNode beat = mapper.createObjectNode();
        send(beat.put("type", "heartbeat").put("visible", true));
        heartbeat = time.schedule(Face.LINK, HEARTBEAT, executor, this::beat);
    }

    private void send(ObjectNode message) {
        if (socket != null) {
            socket.sendText(message.toString(), true);
        }
    }
}
