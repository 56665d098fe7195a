package org.wardgate.gateway.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/** A station on the JDK's WebSocket that confirms every alarm event and keeps everything it hears. */
final class Station implements WebSocket.Listener, AutoCloseable {
    /** How long anything may take that is to happen at all. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeSource time;
    private final Executor executor = ForkJoinPool.commonPool();
    private final StringBuilder part = new StringBuilder();
    private final List<Heard> heard = new ArrayList<>();
    private final Object lock = new Object();
    private int forgotten;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private Timer heartbeat = Timer.NONE;
    private String end = "";

    /**
     * A message.
     *
     * @param json what it says.
     * @param linkNanos when it arrived.
     */
    record Heard(JsonNode json, long linkNanos) {
        boolean is(String type) {
            return json.path("type").asText().equals(type);
        }

        /** Whether it is the state of a bed; a snapshot's states are not messages of their own. */
        boolean isVitalsOf(String bed) {
            return is("vitals") && json.path("bed").asText().equals(bed);
        }

        /** Whether it says that something happened to an alarm: {@code start}, {@code end} ... */
        boolean isAlarm(String phase, String rule, String subject) {
            return is("alarm")
                    && json.path("phase").asText().equals(phase)
                    && json.at("/alarm/rule").asText().equals(rule)
                    && json.at("/alarm/subject").asText().equals(subject);
        }

        /** What is said of one device; missing where it is not there. */
        JsonNode device(String deviceId) {
            for (JsonNode device : json.path("devices")) {
                if (device.path("deviceId").asText().equals(deviceId)) {
                    return device;
                }
            }
            return MissingNode.getInstance();
        }

        String status(String deviceId) {
            return device(deviceId).at("/line/status").asText();
        }

        /** The values of one device. */
        List<JsonNode> values(String deviceId) {
            List<JsonNode> values = new ArrayList<>();
            for (JsonNode value : json.path("values")) {
                if (value.at("/reading/device").asText().equals(deviceId)) {
                    values.add(value);
                }
            }
            return values;
        }
    }

    private Station(TimeSource time) {
        this.time = time;
    }

    /** Connects, says hello and waits for the snapshot. */
    static Station connect(int port, TimeSource time) {
        Station station = new Station(time);
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/station/v1"), station)
                .join();
        station.await(0, message -> message.is("snapshot"), "a snapshot");
        return station;
    }

    /** How many messages there are; what is awaited from here on is new. */
    int mark() {
        synchronized (lock) {
            return forgotten + heard.size();
        }
    }

    /** Forgets all that it has heard, as a long test must; marks stay what they are. */
    void forget() {
        synchronized (lock) {
            forgotten += heard.size();
            heard.clear();
        }
    }

    /** All messages from a mark on. */
    List<Heard> since(int mark) {
        synchronized (lock) {
            return List.copyOf(heard.subList(Math.max(0, mark - forgotten), heard.size()));
        }
    }

    /**
     * The first message from a mark on that fits; it is waited for.
     *
     * @throws AssertionError when it does not come in time.
     */
    Heard await(int mark, Predicate<Heard> fits, String what) {
        long deadline = time.linkNanos() + PATIENCE.toNanos();
        synchronized (lock) {
            for (int next = Math.max(0, mark - forgotten); ; next++) {
                while (next >= heard.size()) {
                    long left = deadline - time.linkNanos();
                    if (left <= 0 || !end.isEmpty()) {
                        throw new AssertionError("did not come: " + what + end + tail());
                    }
                    try {
                        lock.wait(Math.max(1, left / 1_000_000));
                    } catch (InterruptedException e) {
                        throw new AssertionError("interrupted while waiting for " + what, e);
                    }
                }
                if (fits.test(heard.get(next))) {
                    return heard.get(next);
                }
            }
        }
    }

    /** The alarm events from a mark on, as {@code phase rule bed subject}. */
    List<String> alarms(int mark) {
        return since(mark).stream()
                .filter(message -> message.is("alarm"))
                .map(message -> message.json.path("phase").asText() + " "
                        + message.json.at("/alarm/rule").asText() + " "
                        + message.json.path("bed").asText() + " "
                        + message.json.at("/alarm/subject").asText())
                .toList();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        say("{\"type\":\"hello\",\"protocol\":1,\"station\":\"test\",\"role\":\"nurse\"}");
        beat();
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        long now = time.linkNanos();
        part.append(data);
        if (last) {
            take(part.toString(), now);
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended("; the gateway closed: " + statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended("; the connection failed: " + error);
    }

    @Override
    public void close() {
        synchronized (lock) {
            heartbeat.cancel();
            if (socket != null) {
                socket.abort();
            }
        }
    }

    private void take(String text, long now) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            ended("; not JSON: " + text);
            return;
        }
        if (message.has("sequence")) {
            say("{\"type\":\"confirm\",\"epoch\":\"" + message.path("epoch").asText() + "\",\"sequence\":"
                    + message.path("sequence").asLong() + "}");
        }
        synchronized (lock) {
            heard.add(new Heard(message, now));
            lock.notifyAll();
        }
    }

    private void beat() {
        say("{\"type\":\"heartbeat\",\"visible\":true}");
        Timer next = time.schedule(Face.LINK, HEARTBEAT, executor, this::beat);
        synchronized (lock) {
            heartbeat = next;
        }
    }

    /** The JDK takes one message at a time. */
    private void say(String json) {
        synchronized (lock) {
            WebSocket open = socket;
            if (open != null) {
                sending = sending.thenCompose(done -> open.sendText(json, true));
            }
        }
    }

    private void ended(String how) {
        synchronized (lock) {
            end = how;
            lock.notifyAll();
        }
    }

    private String tail() {
        StringBuilder last = new StringBuilder();
        for (Heard message : heard.subList(Math.max(0, heard.size() - 6), heard.size())) {
            last.append("\n  ").append(message.json);
        }
        return "\nlast heard:" + last;
    }
}
