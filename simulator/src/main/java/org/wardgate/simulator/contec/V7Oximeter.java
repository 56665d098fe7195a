package org.wardgate.simulator.contec;

import java.time.Duration;
import java.util.SortedMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * An oximeter that speaks V7: silent until it is asked for real-time data. Answers and the watch over a silent host run on link
 * time. It stores nothing; what asks for stored data is not supported.
 *
 * <p>Counters: {@code commands} that were complete, {@code packets} of real-time data, {@code violations} (what sets time, date or
 * identifier, or deletes; obeyed), {@code unsupported}, {@code hosts-missed} (for 10 s), {@code incomplete-packets},
 * {@code bytes-ignored}.
 *
 * <p>Used on the simulator's executor only.
 */
public final class V7Oximeter implements FingerProbe {
    private static final Duration LATENCY = Duration.ofMillis(10); // ours
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    // commands, V7.0, table 2
    private static final int START_REAL_TIME = 0xA1;
    private static final int STOP_REAL_TIME = 0xA2;
    private static final int STOP_STORED = 0xA7;
    private static final int ASK_DEVICE_ID = 0xAA;
    private static final int ASK_PERFUSION = 0xAC;
    private static final int DELETE_STORED = 0xAE;
    private static final int STILL_CONNECTED = 0xAF;
    private static final int SET_TIME = 0xB1;
    private static final int SET_DATE = 0xB2;

    // reasons
    private static final int COMPLETED = 0x00;
    private static final int SHUT_DOWN = 0x01;
    private static final int NOT_SUPPORTED = 0x05;

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters();
    private final V7Receiver receiver = new V7Receiver(counters);
    private final PacketStream stream;
    private Bytes deviceId;
    private boolean on;
    private Timer hostWatch = Timer.NONE;

    /**
     * An oximeter that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options how it is made.
     */
    public V7Oximeter(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.options = options;
        this.deviceId = Bytes.ofAscii(options.deviceId());
        this.stream = new PacketStream(
                wire,
                patient,
                seen -> V7Packet.realTime(seen, options.perfusion()).encode(),
                options.perfusion(),
                counters);
    }

    @Override
    public void start() {
        on = true;
        receiver.reset();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; on && i < bytes.length(); i++) {
            V7Packet packet = receiver.take(bytes.u8(i));
            if (packet != null) {
                counters.add("commands");
                wire.schedule(Face.LINK, LATENCY, () -> obey(packet));
            }
        }
    }

    @Override
    public void stop() {
        on = false;
        endRealTime();
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void fingerOff() {
        stream.fingerOff();
    }

    @Override
    public void fingerOn() {
        stream.fingerOn();
    }

    /** It says that it leaves, and switches itself off. */
    public void shutDown() {
        if (on) {
            answer(V7Packet.DISCONNECTING, SHUT_DOWN);
            stop();
        }
    }

    private void obey(V7Packet packet) {
        if (!on) {
            return;
        }
        if (packet.type() == V7Packet.DEVICE_ID) {
            counters.add("violations");
            deviceId = packet.data();
            return;
        }
        int command = packet.data().u8(0);
        switch (command) {
            case START_REAL_TIME -> {
                watchHost();
                stream.start();
            }
            case STOP_REAL_TIME -> {
                endRealTime();
                answer(V7Packet.FREE_FEEDBACK);
            }
            case STOP_STORED -> answer(V7Packet.FREE_FEEDBACK);
            case ASK_DEVICE_ID -> wire.send(new V7Packet(V7Packet.DEVICE_ID, deviceId).encode());
            case ASK_PERFUSION -> answer(V7Packet.PERFUSION_SUPPORT, options.perfusion() ? 0 : 1);
            case STILL_CONNECTED -> {
                if (stream.isRunning()) {
                    watchHost();
                }
            }
            case DELETE_STORED, SET_TIME, SET_DATE -> {
                counters.add("violations");
                answer(V7Packet.FEEDBACK, command, COMPLETED);
            }
            default -> {
                counters.add("unsupported");
                answer(V7Packet.FEEDBACK, command, NOT_SUPPORTED);
            }
        }
    }

    private void answer(int type, int... data) {
        wire.send(V7Packet.of(type, data).encode());
    }

    private void watchHost() {
        hostWatch.cancel();
        if (options.keepAlive()) {
            hostWatch = wire.schedule(Face.LINK, LONGEST_SILENCE, this::missHost);
        }
    }

    private void missHost() {
        counters.add("hosts-missed");
        endRealTime();
    }

    private void endRealTime() {
        hostWatch.cancel();
        stream.stop();
    }
}
