package org.wardgate.simulator.alaris;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.pump.InfusionPump;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * An Alaris syringe pump (GH, CC, TIVA, PK) on its serial line. It speaks only when asked; frames that are damaged or mean nothing
 * get no answer. It infuses on patient time and replies on link time.
 *
 * <p>Counters: {@code frames} that were correct, {@code replies}, {@code violations} (correct frames that are no query: control
 * commands and whatever might be one), {@code bad-crc}, {@code noise-bytes}, {@code aborted-frames}, {@code oversize-frames}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class AlarisPump implements InfusionPump {
    private final DeviceWire wire;
    private final Counters counters = new Counters();
    private final AsenaReceiver receiver = new AsenaReceiver(counters);
    private final PumpState state;
    private final RemoteControl remoteControl;
    private final Duration replyLatency;
    private final Map<String, Supplier<String>> queries;
    private final Map<Long, ReplyFault> faults = new HashMap<>();
    private long replies;
    private boolean on;

    /** A pump that is switched off so far. */
    public AlarisPump(DeviceWire wire, PumpOptions options) {
        this.wire = new Outlet(wire);
        this.state = new PumpState(options, wire.time(), wire::says);
        this.remoteControl = new RemoteControl(state, this.wire);
        this.replyLatency = options.replyLatency();
        this.queries = Map.of(
                "INST_SERIALNO", () -> "INST_SERIALNO^" + state.identity().serial(),
                "COMMS_PROTOCOL", () -> "COMMS_PROTOCOL^" + state.identity().protocol(),
                "COMMS_RESPONSE_MAX", () -> "COMMS_RESPONSE_MAX^4000^ms",
                "SYRINGE_STATUS", state::syringe,
                "INF_RATE_MAX_SYRINGE",
                        () -> "INF_RATE_MAX_SYRINGE^" + state.identity().maxRateMillilitresPerHour() + "^ml/h",
                "INF", state::infusion,
                "ALARM", state::alarm,
                "INF_VTBI", state::vtbi,
                "INF_RATE", state::rate,
                "INF_VI", state::infused);
    }

    @Override
    public void start() {
        on = true;
    }

    @Override
    public void received(Bytes bytes) {
        if (on) {
            receiver.receive(bytes, this::received);
        }
    }

    @Override
    public void stop() {
        remoteControl.stop();
        state.hold();
        on = false;
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void run() {
        state.run();
    }

    @Override
    public void hold() {
        state.hold();
    }

    /** {@inheritDoc} At most two decimals. */
    @Override
    public void setRate(Decimal millilitresPerHour) {
        state.setRate(millilitresPerHour);
    }

    @Override
    public void occlude() {
        state.setOccluded(true);
    }

    /** {@inheritDoc} It goes with {@link #run}. */
    @Override
    public void releaseOcclusion() {
        state.setOccluded(false);
    }

    @Override
    public void disconnectLine() {
        state.setDisconnected(true);
    }

    @Override
    public void connectLine() {
        state.setDisconnected(false);
    }

    @Override
    public double reachedMillilitresBy(long patientNanos) {
        return state.reachedMillilitresBy(patientNanos);
    }

    /** The pump alarms with a code of the protocol's, or one that nobody knows; the infusion goes on as it is. */
    public void raiseAlarm(String code) {
        state.setAlarm(code);
    }

    /** The alarm is gone. */
    public void clearAlarm() {
        state.setAlarm(PumpState.NO_ALARM);
    }

    /** Another pump answers from now on, as when somebody has exchanged it with the cable left where it was. */
    public void exchange(String serial) {
        state.exchange(serial);
    }

    /**
     * Shows what the pump's state does not say, as other software revisions might.
     *
     * @param modeWord what the mode's field holds; null for the truth.
     * @param pressure what the pressure's field holds, negative among it; null for the truth.
     */
    public void show(@Nullable String modeWord, @Nullable Decimal pressure) {
        state.show(modeWord, pressure);
    }

    /** Lets the {@code nth} reply from now on go wrong, 1 being the next one. */
    public void faultReply(int nth, ReplyFault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("replies count from 1, not " + nth);
        }
        faults.put(replies + nth, fault);
    }

    private void received(String line) {
        AsenaFrame.body(line).ifPresentOrElse(this::answer, () -> counters.add("bad-crc"));
    }

    private void answer(String body) {
        counters.add("frames");
        remoteControl.heard();
        Supplier<String> query = queries.get(body);
        String reply;
        if (query != null) {
            reply = query.get();
        } else {
            counters.add("violations");
            reply = remoteControl.obey(body);
        }
        if (reply != null) {
            transmit(AsenaFrame.encode(reply));
        }
    }

    private void transmit(Bytes frame) {
        counters.add("replies");
        ReplyFault fault = faults.remove(++replies);
        ReplyFault fate = fault != null ? fault : (correct, outlet) -> outlet.send(correct);
        wire.schedule(Face.LINK, replyLatency, () -> fate.transmit(frame, wire));
    }

    /** The wire as long as the pump is switched on. */
    private final class Outlet implements DeviceWire {
        private final DeviceWire wire;

        private Outlet(DeviceWire wire) {
            this.wire = wire;
        }

        @Override
        public void send(Bytes bytes) {
            if (on) {
                wire.send(bytes);
            }
        }

        @Override
        public TimeSource time() {
            return wire.time();
        }

        @Override
        public void says(String quantity, Decimal value) {
            wire.says(quantity, value);
        }

        @Override
        public Timer schedule(Face face, Duration delay, Runnable task) {
            return wire.schedule(face, delay, task);
        }
    }
}
