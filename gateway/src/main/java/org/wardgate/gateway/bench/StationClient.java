package org.wardgate.gateway.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * The station that measures, of the gateway and of the floor program alike. A message is stamped when it has arrived whole, before
 * anything is done with it. It confirms alarm events ten times a second and not one by one, as a station may say only so much.
 * Everything runs on its one thread.
 */
final class StationClient implements WebSocket.Listener, AutoCloseable {
    /** Where the gateway has its WebSocket. */
    static final String PATH = "/station/v1";

    private static final Duration CONFIRM_EVERY = Duration.ofMillis(100);
    /** The floor program forwards up to 4 KiB behind a line's number. */
    private static final int LONGEST_BINARY = 8192;

    private static final int CONFIRMS_PER_HEARTBEAT = 30;
    private static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"station\":\"bench\",\"role\":\"nurse\"}";

    private final TimeSource time;
    private final SentFrames sent;
    private final ExecutorService executor;
    private final StringBuilder text = new StringBuilder();
    private final ByteBuffer binary = ByteBuffer.allocate(LONGEST_BINARY);
    private final CompletableFuture<Long> firstValue = new CompletableFuture<>();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;
    private Timer timer = Timer.NONE;
    private String epoch = "";
    private long sequence;
    private long confirmed;
    private int ticks;
    private volatile String end = "";

    private StationClient(TimeSource time, SentFrames sent) {
        this.time = time;
        this.sent = sent;
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "wardgate-bench-station");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Connects.
     *
     * @throws UnableException where nobody answers.
     */
    static StationClient connect(int port, TimeSource time, SentFrames sent) {
        StationClient client = new StationClient(time, sent);
        try {
            HttpClient.newBuilder()
                    .executor(client.executor)
                    .build()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + PATH), client)
                    .join();
        } catch (CompletionException e) {
            throw new UnableException("no station can connect to port " + port + ": " + e.getCause(), e);
        }
        return client;
    }

    /** When the first value was shown, on link time. */
    CompletionStage<Long> firstValue() {
        return firstValue;
    }

    /** Why the connection has ended; empty while it stands. */
    String end() {
        return end;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket = webSocket;
        say(HELLO);
        tick();
        webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            long nanos = time.linkNanos();
            take(text.toString(), nanos);
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        binary.put(data);
        if (last) {
            long nanos = time.linkNanos();
            int line = binary.flip().getShort();
            if (line > 0) {
                sent.bytesArrived(line, binary.remaining(), nanos);
            }
            binary.clear();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end = "closed by the other side: " + code + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end = String.valueOf(error);
    }

    @Override
    public void close() {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> timer.cancel());
        if (socket != null) {
            socket.abort();
        }
        executor.shutdown();
    }

    private void take(String message, long nanos) {
        switch (StationText.type(message)) {
            case "alarm" -> {
                sequence = Math.max(sequence, StationText.number(message, "sequence"));
                alarm(message, nanos);
            }
            case "snapshot" -> {
                epoch = StationText.word(message, "epoch");
                sequence = Math.max(sequence, StationText.number(message, "sequence"));
                value(message, nanos);
            }
            case "vitals" -> value(message, nanos);
            default -> {
                // heartbeats, results and errors measure nothing
            }
        }
    }

    private void alarm(String message, long nanos) {
        epoch = StationText.word(message, "epoch");
        String words = StationText.word(message, "text");
        int mark = words.indexOf(MonitorFrames.MARK);
        String phase = StationText.word(message, "phase");
        boolean start = phase.equals("start");
        if (mark >= 0 && (start || phase.equals("end"))) {
            String[] parts = words.substring(mark).split(" ", -1);
            sent.alarmArrived(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), start, nanos);
        }
    }

    private void value(String message, long nanos) {
        int slot = message.indexOf("\"slot\":\"heart-rate\"");
        if (slot < 0) {
            return;
        }
        String shown = StationText.word(message.substring(slot), "shown");
        if (!shown.matches("[0-9]+")) {
            return;
        }
        firstValue.complete(nanos);
        String bed = StationText.word(message, "bed");
        if (StationText.type(message).equals("vitals")) {
            sent.heartRateArrived(Integer.parseInt(bed), Integer.parseInt(shown), nanos);
        }
    }

    private void tick() {
        if (ticks++ % CONFIRMS_PER_HEARTBEAT == 0) {
            say("{\"type\":\"heartbeat\",\"visible\":true}");
        }
        if (sequence > confirmed) {
            confirmed = sequence;
            say("{\"type\":\"confirm\",\"epoch\":\"" + epoch + "\",\"sequence\":" + sequence + "}");
        }
        timer = time.schedule(Face.LINK, CONFIRM_EVERY, executor, this::tick);
    }

    /** The JDK takes one message at a time. */
    private void say(String json) {
        WebSocket open = socket;
        if (open != null) {
            sending = sending.thenCompose(done -> open.sendText(json, true));
        }
    }
}
