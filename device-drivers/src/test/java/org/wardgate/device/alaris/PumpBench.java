package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DeviceOutput;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.PumpStatus;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The driver and a pump that answers it, on virtual time whose patient face may run faster. Holds the driver to its promises at
 * every request: one at a time, 50 ms after a reply, documented bodies only.
 */
final class PumpBench implements DriverProvider {
    /** A request and when it was sent, in milliseconds of link time. */
    record Request(long atMillis, AlarisQuery query) {}

    final DriverHarness harness;
    /** What the pump answers; nothing where there is no entry. */
    final Map<AlarisQuery, String> replies = new EnumMap<>(AlarisQuery.class);
    /** How many of the next requests the pump passes over. */
    final Map<AlarisQuery, Integer> lose = new EnumMap<>(AlarisQuery.class);

    final List<Request> requests = new ArrayList<>();
    /** Whether a timer that is cancelled stays away, as it may not where it was on its way already. */
    boolean cancellable = true;
    /** Whether requests are held to their distances. */
    boolean checked = true;

    /** Whether the pump's time remaining moves; every 20 s is enough not to stand still. */
    boolean moving = true;

    Duration latency = Duration.ofMillis(10);
    private final int speed;
    private long requestNanos = -AlarisDriver.REPLY_TIMEOUT.toNanos();
    private long replyNanos = -AlarisDriver.TURNAROUND.toNanos();
    private boolean waiting;

    PumpBench() {
        this(1);
    }

    PumpBench(int speed) {
        this.speed = speed;
        this.harness = new DriverHarness(this);
        replies.put(AlarisQuery.INST_SERIALNO, "INST_SERIALNO^8002-51740");
        replies.put(AlarisQuery.COMMS_PROTOCOL, "COMMS_PROTOCOL^Asena Rev 2.1.5");
        replies.put(AlarisQuery.COMMS_RESPONSE_MAX, "COMMS_RESPONSE_MAX^4000^ms");
        replies.put(AlarisQuery.SYRINGE_STATUS, "SYRINGE_STATUS^BD PLASTIPAK^ 50^CONF");
        replies.put(AlarisQuery.INF_RATE_MAX_SYRINGE, "INF_RATE_MAX_SYRINGE^1200.00^ml/h");
        replies.put(AlarisQuery.INF_VTBI, "INF_VTBI^ACTIV^11.000^ml^STOP");
        replies.put(AlarisQuery.ALARM, "ALARM^AL_NOALM^ ^ ");
        replies.put(AlarisQuery.INF, Asena.RUNNING);
    }

    /** A connection that has been open for a while. */
    static PumpBench connected() {
        PumpBench bench = new PumpBench();
        bench.harness.driver.opened();
        bench.run(950);
        bench.forget();
        return bench;
    }

    void run(long millis) {
        harness.time.advance(Duration.ofMillis(millis));
    }

    /** Forgets requests, events and counts up to now. */
    void forget() {
        requests.clear();
        harness.events.clear();
        harness.counts.clear();
    }

    List<AlarisQuery> asked() {
        return requests.stream().map(Request::query).toList();
    }

    List<Long> times(AlarisQuery query) {
        return requests.stream()
                .filter(request -> request.query() == query)
                .map(Request::atMillis)
                .toList();
    }

    <E extends DeviceEvent> E last(Class<E> kind) {
        List<E> events = harness.events(kind);
        return events.get(events.size() - 1);
    }

    /** Lets the pump say this at the next poll and returns what came of it. */
    PumpStatus poll(String status) {
        replies.put(AlarisQuery.INF, status);
        run(1000);
        return last(PumpStatus.class);
    }

    long nowMillis() {
        return harness.time.linkNanos() / 1_000_000;
    }

    void receive(String body) {
        harness.receive(Asena.frame(body));
    }

    private void answer(String body) {
        waiting = false;
        replyNanos = harness.time.linkNanos();
        receive(body);
    }

    private void asked(Bytes frame) {
        long now = harness.time.linkNanos();
        if (waiting && checked) {
            assertThat(now - requestNanos).isGreaterThanOrEqualTo(AlarisDriver.REPLY_TIMEOUT.toNanos());
        } else if (checked) {
            assertThat(now - replyNanos).isGreaterThanOrEqualTo(AlarisDriver.TURNAROUND.toNanos());
        }
        String text = frame.toAscii();
        AlarisQuery query =
                AlarisQuery.fromWire(text.substring(1, text.indexOf('|'))).orElseThrow();
        assertThat(frame.toArray()).isEqualTo(Asena.frame(query.body()));
        requests.add(new Request(nowMillis(), query));
        requestNanos = now;
        waiting = true;
        int losses = lose.getOrDefault(query, 0);
        String reply = replies.get(query);
        if (losses > 0) {
            lose.put(query, losses - 1);
        } else if (reply != null) {
            harness.time.schedule(Face.LINK, latency, Runnable::run, () -> answer(moved(reply)));
        }
    }

    private String moved(String reply) {
        boolean odd = scaled(harness.now()).patientNanos() / 20_000_000_000L % 2 == 1;
        return moving && odd ? reply.replace("^09:45:00^", "^09:44:59^") : reply;
    }

    private Timestamp scaled(Timestamp time) {
        return new Timestamp(time.wall(), time.linkNanos(), time.linkNanos() * speed);
    }

    @Override
    public String profile() {
        return new AlarisDriverProvider().profile();
    }

    @Override
    public String description() {
        return new AlarisDriverProvider().description();
    }

    @Override
    public SerialSettings serialSettings() {
        return new AlarisDriverProvider().serialSettings();
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new AlarisDriverProvider().frameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        DeviceDriver driver = new AlarisDriverProvider().driver(new Context(context));
        return new DeviceDriver() {
            @Override
            public void opened() {
                driver.opened();
            }

            @Override
            public void received(Frame frame) {
                driver.received(new Frame(frame.payload(), scaled(frame.received())));
            }

            @Override
            public void dropped(Dropped dropped) {
                driver.dropped(dropped);
            }

            @Override
            public void closed() {
                driver.closed();
            }
        };
    }

    private final class Context implements DriverContext {
        private final DriverContext context;

        private Context(DriverContext context) {
            this.context = context;
        }

        @Override
        public Timestamp now() {
            return scaled(context.now());
        }

        @Override
        public void send(Bytes frame) {
            asked(frame);
        }

        @Override
        public Timer schedule(Face face, Duration delay, Runnable task) {
            Timer timer = context.schedule(face, face == Face.PATIENT ? delay.dividedBy(speed) : delay, task);
            return () -> {
                if (cancellable) {
                    timer.cancel();
                }
            };
        }

        @Override
        public DeviceOutput part(String place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
            return context.header(received, deviceTime);
        }

        @Override
        public void emit(DeviceEvent event) {
            context.emit(event);
        }

        @Override
        public void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
            context.status(status, cause, detail, session);
        }

        @Override
        public void rejected(WireInput.Reason reason) {
            throw new AssertionError("the protocol has a check of its own");
        }

        @Override
        public void count(String what) {
            context.count(what);
        }
    }
}
