package org.wardgate.simulator.contec;

import java.util.SortedMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.patient.Patient;

/**
 * An oximeter of the old kind, which sends as soon as it is on. It has no ears: what arrives is counted and does nothing.
 *
 * <p>Counters: {@code packets}, {@code bytes-ignored}, and {@code violations}, which stay 0.
 *
 * <p>Used on the simulator's executor only.
 */
public final class BciOximeter implements FingerProbe {
    private final Counters counters = new Counters();
    private final PacketStream stream;

    /**
     * An oximeter that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     */
    public BciOximeter(DeviceWire wire, Patient patient) {
        this.stream = new PacketStream(wire, patient, BciPacket::of, false, counters);
    }

    @Override
    public void start() {
        stream.start();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            counters.add("bytes-ignored");
        }
    }

    @Override
    public void stop() {
        stream.stop();
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
}
