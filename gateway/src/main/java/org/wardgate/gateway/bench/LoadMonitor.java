package org.wardgate.gateway.bench;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * The monitor of one line: an answer with numerics every second, and now and then an alert that begins and, a third of a
 * second later, ends. It knows of the client's requests only whether there is an association and a poll.
 */
final class LoadMonitor implements SimulatedDevice {
    /** Heart rates that no limit of an adult is near to; one returns after as many seconds. */
    static final int FIRST_HEART_RATE = 60;

    static final int HEART_RATES = 40;

    private static final Duration THIRD = Duration.ofNanos(1_000_000_000 / 3);
    private static final Duration REST = Duration.ofSeconds(1).minus(THIRD.multipliedBy(2));
    private static final int TICKS_PER_SECOND = 8000;
    private static final int ASSOCIATION_REQUEST = 0x0D;
    private static final int RELEASE = 0x09;
    private static final int ABORT = 0x19;
    private static final int DATA = 0xE1;
    private static final int HEADER = 4;
    private static final int INVOKE_ID = HEADER + 8;
    private static final int COMMAND = HEADER + 11;
    private static final int ACTION_TYPE = HEADER + 24;
    private static final int ACTION = 7;
    private static final int SINGLE_POLL = 0x0C16;
    /** Association requests are some 250 bytes; nothing longer is of interest. */
    private static final int LONGEST = 512;

    private final DeviceWire wire;
    private final int line;
    private final Load load;
    private final SentFrames sent;
    private final byte[] message = new byte[LONGEST];
    private int messageLength;
    private boolean escaped;
    private boolean associated;
    private boolean polled;
    private boolean stopped;
    private long frames;
    private long numerics;
    private long offset;
    private int second;
    private int alerts;
    private Timer step = Timer.NONE;

    /**
     * What the monitors of one measurement do.
     *
     * @param clients whether they wait for a client's association and poll; a floor program asks for nothing.
     * @param alertEverySeconds how many seconds lie between the alerts of one monitor, at least 1.
     */
    record Load(boolean clients, int alertEverySeconds) {}

    LoadMonitor(DeviceWire wire, int line, Load load, SentFrames sent) {
        this.wire = wire;
        this.line = line;
        this.load = load;
        this.sent = sent;
    }

    /** Begins its seconds after a delay, by which the monitors are spread over a second. */
    void begin(Duration delay) {
        step = wire.schedule(Face.LINK, delay, this::numerics);
    }

    @Override
    public void start() {
        // silent until there is something to measure
    }

    @Override
    public void stop() {
        stopped = true;
        step.cancel();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            octet(bytes.u8(i));
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return new TreeMap<>(
                Map.of("frames-sent", frames, "numerics-sent", numerics, "lines-polled", polled ? 1L : 0L));
    }

    private void octet(int octet) {
        if (octet == MonitorFrames.BEGIN) {
            messageLength = 0;
            escaped = false;
        } else if (octet == MonitorFrames.END) {
            if (messageLength > HEADER) {
                message(message[HEADER] & 0xFF);
            }
            messageLength = 0;
        } else if (octet == MonitorFrames.ESCAPE) {
            escaped = true;
        } else if (messageLength < LONGEST) {
            message[messageLength++] = (byte) (escaped ? octet ^ MonitorFrames.ESCAPE_XOR : octet);
            escaped = false;
        }
    }

    private void message(int first) {
        switch (first) {
            case ASSOCIATION_REQUEST -> {
                associated = true;
                polled = false;
                send(MonitorFrames.ASSOCIATED);
                send(MonitorFrames.CREATED);
            }
            case ABORT, RELEASE -> {
                associated = false;
                polled = false;
            }
            case DATA -> {
                if (associated && messageLength > COMMAND && message[COMMAND] == ACTION) {
                    polled = true;
                    if (messageLength > ACTION_TYPE + 1 && u16(ACTION_TYPE) == SINGLE_POLL) {
                        send(MonitorFrames.answered(u16(INVOKE_ID)));
                    }
                }
            }
            default -> {
                // what else a client says is of no interest here
            }
        }
    }

    private int u16(int index) {
        return ((message[index] & 0xFF) << 8) | (message[index + 1] & 0xFF);
    }

    private void numerics() {
        boolean alert = false;
        if (sent.isOn() && isHeard()) {
            second++;
            numerics++;
            int heartRate = FIRST_HEART_RATE + second % HEART_RATES;
            long ticks = (long) second * TICKS_PER_SECOND;
            sent.numerics(line, heartRate, wire.time().linkNanos());
            send(MonitorFrames.numerics(second & 0xFFFF, ticks, heartRate));
            alert = (second + line) % load.alertEverySeconds() == 0;
        }
        if (!stopped) {
            step = alert
                    ? wire.schedule(Face.LINK, THIRD, () -> alert(true))
                    : wire.schedule(Face.LINK, Duration.ofSeconds(1), this::numerics);
        }
    }

    private void alert(boolean active) {
        if (isHeard()) {
            if (active) {
                alerts++;
            }
            String text = MonitorFrames.MARK + " " + line + " " + alerts;
            long ticks = (long) second * TICKS_PER_SECOND + (active ? TICKS_PER_SECOND / 3 : TICKS_PER_SECOND * 2 / 3);
            Bytes frame = MonitorFrames.alerts(2 * alerts + (active ? 0 : 1) & 0xFFFF, ticks, text, active);
            sent.alert(
                    line, alerts, active, offset + frame.length(), wire.time().linkNanos());
            send(frame);
        }
        if (!stopped) {
            step = active
                    ? wire.schedule(Face.LINK, THIRD, () -> alert(false))
                    : wire.schedule(Face.LINK, REST, this::numerics);
        }
    }

    private boolean isHeard() {
        return !load.clients() || polled;
    }

    private void send(Bytes frame) {
        frames++;
        offset += frame.length();
        wire.send(frame);
    }
}
