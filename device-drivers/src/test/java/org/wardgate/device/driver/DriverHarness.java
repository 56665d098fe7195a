package org.wardgate.device.driver;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.line.Arrival;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

/** A driver between its frame decoder and a test: bytes in, sent frames and events out, on virtual time. */
public final class DriverHarness implements DriverContext {
    public final VirtualTimeSource time = new VirtualTimeSource();
    public final List<Bytes> sent = new ArrayList<>();
    public final List<DeviceEvent> events = new ArrayList<>();
    public final List<Dropped> dropped = new ArrayList<>();
    public final Map<String, Integer> counts = new TreeMap<>();
    public final DeviceDriver driver;
    /** How often the driver says that the device speaks; null as long as it says nothing. */
    public @Nullable Duration expected;

    private final EmbeddedChannel channel;
    private final Map<String, Part> parts = new TreeMap<>();
    private long sequence;

    public DriverHarness(DriverProvider provider) {
        channel = new EmbeddedChannel(provider.frameDecoder());
        driver = provider.driver(this);
    }

    /** Feeds bytes as one chunk that arrived now. */
    public void receive(byte... bytes) {
        Arrival.set(channel, time.now());
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
        for (Object input = channel.readInbound(); input != null; input = channel.readInbound()) {
            if (input instanceof Frame frame) {
                driver.received(frame);
            } else if (input instanceof WireInput.Sign sign) {
                driver.sign(sign);
            } else {
                Dropped lost = (Dropped) input;
                dropped.add(lost);
                driver.dropped(lost);
            }
        }
    }

    /** The events of one kind. */
    public <E extends DeviceEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The frames sent since the last call, as a copy. */
    public List<Bytes> takeSent() {
        List<Bytes> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public Timestamp now() {
        return time.now();
    }

    @Override
    public void send(Bytes frame) {
        sent.add(frame);
    }

    @Override
    public Timer schedule(Face face, Duration delay, Runnable task) {
        return time.schedule(face, delay, Runnable::run, task);
    }

    /** Its events bear the name of the place. */
    @Override
    public DeviceOutput part(String place) {
        return parts.computeIfAbsent(place, Part::new);
    }

    @Override
    public void expectEvery(Duration period) {
        expected = period;
    }

    @Override
    public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader("device", received, deviceTime, ++sequence);
    }

    @Override
    public void emit(DeviceEvent event) {
        events.add(event);
    }

    @Override
    public void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
        emit(new LineState(header(now(), null), status, cause, detail, session));
    }

    @Override
    public void rejected(WireInput.Reason reason) {
        dropped.add(new Dropped(reason, 0, now()));
    }

    @Override
    public void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private final class Part implements DeviceOutput {
        private final String place;
        private long partSequence;

        Part(String place) {
            this.place = place;
        }

        @Override
        public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
            return new EventHeader(place, received, deviceTime, ++partSequence);
        }

        @Override
        public void emit(DeviceEvent event) {
            events.add(event);
        }

        @Override
        public void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
            emit(new LineState(header(now(), null), status, cause, detail, session));
        }
    }
}
