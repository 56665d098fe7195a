package org.wardgate.device.profile.example;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.language.ExampleKeys;
import org.wardgate.device.profile.language.QueryKeys;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** One run of one example: a device that is asked and answers by the book, on virtual time. */
final class ExampleRun implements DriverContext {
    private static final Duration STEP = Duration.ofMillis(1);
    private static final int MOST_STEPS = 10_000;

    private final VirtualTimeSource time = new VirtualTimeSource(Instant.EPOCH);
    private final DeviceDriver driver;
    private final List<String> events = new ArrayList<>();
    private LineState.Status status = LineState.Status.CONNECTING;
    private LineState.Cause cause = LineState.Cause.NONE;
    private Bytes asked = Bytes.empty();
    private long sequence;

    private ExampleRun(Profile profile) {
        driver = profile.driver(this);
    }

    /** The events that the bytes of an example become. */
    static List<String> play(Profile profile, ExampleKeys example) {
        ExampleRun run = new ExampleRun(profile);
        // the run holds none: a driver's context that keeps a channel could write past the guard
        EmbeddedChannel channel = new EmbeddedChannel(profile.frameDecoder());
        run.driver.opened();
        for (ExampleKeys.Feed feed : example.feed()) {
            for (int i = 0; i < feed.repeat(); i++) {
                run.time.advance(feed.after());
                if (feed.answers() != null) {
                    run.awaitQuery(query(profile, feed.answers()));
                }
                run.receive(channel, feed.received());
            }
        }
        run.driver.closed();
        channel.finishAndReleaseAll();
        return merged(run.events);
    }

    /** Equal events that follow each other, as one. */
    private static List<String> merged(List<String> events) {
        List<String> merged = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= events.size(); i++) {
            if (i == events.size() || !events.get(i).equals(events.get(from))) {
                merged.add(i - from == 1 ? events.get(from) : events.get(from) + " (" + (i - from) + " times)");
                from = i;
            }
        }
        return List.copyOf(merged);
    }

    private static Bytes query(Profile profile, String name) {
        return profile.file().queries().stream()
                .filter(query -> query.name().equals(name))
                .map(QueryKeys::frame)
                .findFirst()
                .orElseThrow();
    }

    /** Lets time pass until a query was asked; all others that are asked meanwhile get no answer. */
    private void awaitQuery(Bytes query) {
        for (int i = 0; i < MOST_STEPS && !query.equals(asked); i++) {
            time.advance(STEP);
        }
        if (!query.equals(asked)) {
            events.add("never asked");
        }
        asked = Bytes.empty();
    }

    private void receive(EmbeddedChannel channel, Bytes bytes) {
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.wrappedBuffer(bytes.toArray()));
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            if (input instanceof Frame frame) {
                driver.received(frame);
            } else {
                Dropped dropped = (Dropped) input;
                events.add("dropped " + dropped.reason().wireName() + " " + dropped.byteCount());
                driver.dropped(dropped);
            }
        }
    }

    @Override
    public Timestamp now() {
        return time.now();
    }

    @Override
    public void send(Bytes frame) {
        asked = frame;
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, Runnable::run, task);
    }

    @Override
    public DeviceOutput part(String place) {
        throw new UnsupportedOperationException("a declared device has its line for itself");
    }

    @Override
    public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader("device", received, deviceTime, ++sequence);
    }

    @Override
    public void emit(DeviceEvent event) {
        events.add(EventText.of(event));
    }

    @Override
    public void status(
            LineState.Status newStatus, LineState.Cause newCause, String detail, Map<String, String> session) {
        boolean changed = newStatus != status || newCause != cause;
        status = newStatus;
        cause = newCause;
        if (changed) {
            emit(new LineState(header(now(), null), newStatus, newCause, detail, session));
        }
    }

    @Override
    public void rejected(Reason reason) {
        events.add("dropped " + reason.wireName());
    }

    @Override
    public void count(String what) {
        events.add("counted " + what);
    }
}
