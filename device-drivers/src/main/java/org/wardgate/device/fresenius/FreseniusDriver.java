package org.wardgate.device.fresenius;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.PollLoop;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Sign;
import org.wardgate.device.fresenius.FreseniusMessage.Status;
import org.wardgate.device.fresenius.Modules.Module;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with a base and its modules, or with a stand-alone pump: sessions are opened, the modules looked for every five
 * seconds, and each pump is asked every second, one question at a time. Each frame is acknowledged, and each probe of the line answered
 * at once. Polls follow patient time, time-outs link time. Source: Base protocol, exchange and read-only session.
 *
 * <p>Which of the two is at the line is found by asking: a base first, then a pump without address, in turn until one answers.
 *
 * <p>A reply states who answers and not what, so the reply to a question that was asked again passes for that to the last: at most a
 * second older. Only {@link #opened} starts the conversation; over a recording nothing is sent, and values are taken by their letters.
 */
final class FreseniusDriver implements DeviceDriver {
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(1);
    /** A base wants this long between the opening of its session and the first question to a module. */
    static final Duration AFTER_CONNECT = Duration.ofSeconds(1);

    static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);
    private static final int ROUNDS_PER_LOOK = 5;
    private static final int ROUNDS_PER_DRUG = 30;
    private static final int TRIES = 2;
    private static final int MISSES_TO_SILENCE = 3;
    private static final int NOT_READY = '6';

    private final DriverContext context;
    private final Deque<Request> queue = new ArrayDeque<>();
    private final Modules modules;
    private boolean alone;
    private boolean listening = true;
    private boolean known;
    private boolean closed;
    private boolean noise;
    private String baseType = "";
    private int misses;
    private int round;
    private Duration probe = POLL;
    private @Nullable Request outstanding;
    private int triesLeft;
    private long roundNanos;
    private Timer timer = Timer.NONE;

    private record Request(Address address, FreseniusQuery query) {}

    FreseniusDriver(DriverContext context) {
        this.context = context;
        this.modules = new Modules(context);
    }

    @Override
    public void opened() {
        listening = false;
        greet();
    }

    @Override
    public void forgotten() {
        modules.forgotten();
    }

    /** What was answered may be old: it is asked for again, as what comes then is new. */
    @Override
    public void late() {
        Request request = outstanding;
        if (request != null && !closed) {
            timer.cancel();
            triesLeft = TRIES;
            timer = context.schedule(Face.LINK, PollLoop.AFTER_A_LATE_ANSWER, () -> transmit(request));
        }
    }

    @Override
    public void closing() {
        if (!listening && known) {
            timer.cancel();
            send(new Request(alone ? Address.ALONE : Address.BASE, FreseniusQuery.DISCONNECT));
            closed = true;
        }
    }

    @Override
    public void closed() {
        closed = true;
        timer.cancel();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void received(Frame frame) {
        if (closed) {
            return;
        }
        known = true;
        if (!listening) {
            context.send(FreseniusEncoder.ACKNOWLEDGEMENT);
        }
        accept(FreseniusMessage.parse(frame.payload()), frame.received());
    }

    @Override
    public void sign(Sign sign) {
        if (closed) {
            return;
        }
        int first = sign.bytes().u8(0);
        if (first == FreseniusFrameDecoder.ENQ) {
            answerProbe();
        } else if (first == FreseniusFrameDecoder.NAK) {
            refused(sign.bytes().u8(1));
        }
    }

    /** Only one that has made itself known is answered: to another device the answer would be a command. */
    private void answerProbe() {
        if (known && !listening) {
            context.send(FreseniusEncoder.KEEP_ALIVE);
        } else {
            context.count("probe-not-answered");
        }
    }

    private void refused(int why) {
        context.count(why >= '1' && why <= '8' ? "nak-" + (char) why : "nak");
        Request request = outstanding;
        if (why == NOT_READY && request != null && triesLeft > 0) {
            timer.cancel();
            timer = context.schedule(Face.LINK, BUSY, () -> transmit(request));
        }
    }

    private void accept(FreseniusMessage message, Timestamp received) {
        if (message.status() == Status.SPONTANEOUS) {
            context.count("value-not-asked-for");
            return;
        }
        if (message.status() == Status.UNKNOWN) {
            context.count("unknown-status");
            return;
        }
        if (listening) {
            replay(message, received);
            return;
        }
        Request request = outstanding;
        if (request == null || !request.address().equals(message.address())) {
            context.count("reply-not-asked-for");
            return;
        }
        timer.cancel();
        outstanding = null;
        misses = 0;
        noise = false;
        probe = POLL;
        if (message.status() == Status.CORRECT) {
            answered(request, message, received);
        } else {
            incorrect(request, message.data(), received);
        }
        next();
    }

    /** Of a recording, values alone are understood: what was asked is not known here. */
    private void replay(FreseniusMessage message, Timestamp received) {
        Map<Character, String> values = message.values();
        if (message.status() == Status.CORRECT
                && !message.address().equals(Address.BASE)
                && values.keySet().containsAll(Set.of('d', 'r'))) {
            modules.of(message.address()).pump().tell(values, received);
        }
    }

    private void answered(Request request, FreseniusMessage message, Timestamp received) {
        context.status(LineState.Status.LIVE, Cause.NONE, "", Map.of());
        Module module = request.address().equals(Address.BASE) ? null : modules.of(request.address());
        switch (request.query()) {
            case CONNECT -> connected(request.address(), module);
            case TYPE -> named(module, message, received);
            case MODULES -> look(message);
            case DRUG -> hold(module, message);
            case DISCONNECT -> context.count("session-closed");
            default -> valued(module, message, received);
        }
    }

    private void connected(Address address, @Nullable Module module) {
        if (module == null) {
            queue.add(new Request(address, FreseniusQuery.TYPE));
            queue.add(new Request(address, FreseniusQuery.MODULES));
        } else {
            module.tryOnceMore();
            queue.addFirst(new Request(address, FreseniusQuery.DRUG));
            queue.addFirst(new Request(address, FreseniusQuery.TYPE));
        }
    }

    private void named(@Nullable Module module, FreseniusMessage message, Timestamp received) {
        String type = message.values().getOrDefault('b', "");
        if (module != null && !type.isBlank()) {
            module.pump().isOfType(type.strip(), received);
        } else if (module == null && !type.isBlank() && !type.equals(baseType)) {
            baseType = type;
            context.emit(new DeviceIdentity(context.header(received, null), "Fresenius", type.strip(), null, Map.of()));
        }
    }

    private static void hold(@Nullable Module module, FreseniusMessage message) {
        if (module != null) {
            module.pump().holds(message.data());
        }
    }

    private void valued(@Nullable Module module, FreseniusMessage message, Timestamp received) {
        if (module != null) {
            module.heard();
            module.poll().answered(message);
            tellIfComplete(message.address(), module, received);
        }
    }

    /** What a round has brought is told together, when all of it is there. */
    private void tellIfComplete(Address address, Module module, Timestamp received) {
        boolean more = queue.stream().anyMatch(each -> each.address().equals(address));
        if (!more && !module.poll().values().isEmpty()) {
            module.pump().tell(module.poll().values(), received);
        }
    }

    /** Which modules are there, a bit for each. */
    private void look(FreseniusMessage message) {
        Long map = FreseniusMessage.hex(message.values().get('b'));
        if (map == null) {
            context.count("unreadable-modules");
            return;
        }
        modules.look(map).forEach(address -> queue.add(new Request(address, FreseniusQuery.CONNECT)));
        queue.removeIf(request -> isModule(request.address())
                && request.query() != FreseniusQuery.CONNECT
                && !modules.addresses().contains(request.address()));
    }

    private void incorrect(Request request, String code, Timestamp received) {
        boolean base = request.address().equals(Address.BASE);
        switch (code) {
            case "1F" -> answered(request, new FreseniusMessage(request.address(), Status.CORRECT, ""), received);
            case "0D" -> restart();
            case "1E" -> {
                // the next round asks again
                queue.removeIf(each -> each.address().equals(request.address()));
                queue.add(new Request(request.address(), FreseniusQuery.CONNECT));
                context.count("session-opened-again");
                lost(request.address());
            }
            case "12" -> {
                if (!base) {
                    modules.of(request.address()).pump().refusedForAlarm(received);
                }
            }
            case "01", "02", "0A", "0B", "0C" -> {
                context.count("not-supported");
                if (!base) {
                    Module module = modules.of(request.address());
                    module.poll().doesNotKnow(request.query());
                    tellIfComplete(request.address(), module, received);
                }
            }
            default -> {
                context.count("error-reply");
                lost(request.address());
            }
        }
    }

    private void restart() {
        queue.clear();
        greet();
    }

    private void greet() {
        round = 0;
        queue.add(new Request(alone ? Address.ALONE : Address.BASE, FreseniusQuery.CONNECT));
        next();
    }

    /** Asks what waits; where nothing does, the next round. */
    private void next() {
        if (closed || outstanding != null) {
            return;
        }
        Request request = queue.poll();
        if (request == null) {
            long rest = roundNanos + POLL.toNanos() - context.now().patientNanos();
            timer = context.schedule(Face.PATIENT, Duration.ofNanos(Math.max(0, rest)), this::beginRound);
        } else {
            triesLeft = TRIES;
            boolean pause =
                    request.query() == FreseniusQuery.TYPE && request.address().equals(Address.BASE);
            if (pause) {
                timer = context.schedule(Face.LINK, AFTER_CONNECT, () -> transmit(request));
            } else {
                transmit(request);
            }
        }
    }

    private void beginRound() {
        roundNanos = context.now().patientNanos();
        if (!alone && round % ROUNDS_PER_LOOK == 0) {
            queue.add(new Request(Address.BASE, FreseniusQuery.MODULES));
        }
        modules.answering().forEach((address, module) -> {
            if (round % ROUNDS_PER_DRUG == 0 && round > 0 && module.poll().knows(FreseniusQuery.DRUG)) {
                queue.add(new Request(address, FreseniusQuery.DRUG));
            }
            module.poll().round().forEach(query -> queue.add(new Request(address, query)));
        });
        round++;
        next();
    }

    private void transmit(Request request) {
        if (closed) {
            return;
        }
        triesLeft--;
        outstanding = request;
        send(request);
        timer = context.schedule(Face.LINK, REPLY_TIMEOUT, () -> timedOut(request));
    }

    private void send(Request request) {
        context.send(FreseniusEncoder.encode(request.address(), request.query()));
    }

    private void timedOut(Request request) {
        if (closed) {
            return;
        }
        context.count("reply-timeout");
        if (triesLeft > 0) {
            transmit(request);
            return;
        }
        outstanding = null;
        misses++;
        lost(request.address());
        boolean greeting = request.query() == FreseniusQuery.CONNECT && !isModule(request.address());
        if (greeting || misses >= MISSES_TO_SILENCE) {
            alone ^= greeting; // the other kind is tried next
            fallSilent();
        } else {
            next();
        }
    }

    /** A module, or a stand-alone pump, has not answered once more. */
    private void lost(Address address) {
        if (!address.equals(Address.ALONE) && modules.missed(address)) {
            queue.removeIf(request -> request.address().equals(address));
        }
    }

    private static boolean isModule(Address address) {
        return !address.equals(Address.BASE) && !address.equals(Address.ALONE);
    }

    private void fallSilent() {
        if (misses >= MISSES_TO_SILENCE) {
            context.status(
                    LineState.Status.SILENT,
                    noise ? Cause.NOISE : Cause.NO_ANSWER,
                    noise
                            ? "bytes arrive and none form a frame: check that the line is set to 19200 baud 7E1"
                            : "neither a base nor a pump answers: check that it is on, and the cable, straight or crossed",
                    Map.of());
            noise = false;
        }
        queue.clear();
        timer = context.schedule(Face.LINK, probe, this::greet);
        Duration twice = probe.multipliedBy(2);
        probe = twice.compareTo(LONGEST_PROBE) < 0 ? twice : LONGEST_PROBE;
    }
}
