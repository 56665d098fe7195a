package org.wardgate.simulator.newera;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.newera.Receiver.Packet;
import org.wardgate.simulator.pump.InfusionPump;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A New Era NE-1000 syringe pump on its serial line, in either packet mode. It infuses on patient time; replies and the watch over
 * a silent host run on link time. While an alarm is unreported, every reply is the alarm and nothing is obeyed; having replied it,
 * the pump has forgotten it.
 *
 * <p>Counters: {@code packets} that were correct and for this address, {@code replies}, {@code auto-alarms}, {@code violations}
 * (control commands, obeyed or refused), {@code unrecognised} (commands that mean nothing), {@code other-address},
 * {@code bad-packets} (wrong check), {@code incomplete-packets}, {@code bytes-ignored} (Basic packets in Safe mode, and what comes
 * before a reply is out).
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class Ne1000Pump implements InfusionPump {
    private static final String BAD_PACKET = "?COM";
    private static final double LONGEST_WATCH_NANOS = Duration.ofHours(1).toNanos();

    private final DeviceWire wire;
    private final Duration replyLatency;
    private final Counters counters = new Counters();
    private final Receiver receiver = new Receiver(counters);
    private final PumpState state;
    private final Control control;
    private final Map<String, Supplier<String>> queries;
    private int address;
    private int safeSeconds; // 0 in basic mode
    private boolean on;
    private boolean wasOff;
    private boolean replying;
    private long keypadUntilNanos;
    private Timer reply = Timer.NONE;
    private Timer hostWatch = Timer.NONE;
    private Timer motorWatch = Timer.NONE;

    /** A pump that is switched off so far. */
    public Ne1000Pump(DeviceWire wire, Options options) {
        this.wire = wire;
        this.replyLatency = options.replyLatency();
        this.address = options.address();
        this.keypadUntilNanos = wire.time().linkNanos();
        this.state = new PumpState(options, wire.time(), wire::says, this::announce);
        this.control = new Control(state, new Station());
        this.queries = Map.ofEntries(
                Map.entry("", () -> ""),
                Map.entry("VER", state::version),
                Map.entry("DIA", state::diameter),
                Map.entry("RAT", state::rate),
                Map.entry("VOL", state::volume),
                Map.entry("DIR", () -> state.direction().name()),
                Map.entry("DIS", state::dispensed),
                Map.entry("SAF", () -> Integer.toString(safeSeconds)),
                Map.entry("PHN", () -> "1"),
                Map.entry("FUN", () -> "RAT"),
                Map.entry("*ADR", () -> Integer.toString(address)));
    }

    @Override
    public void start() {
        on = true;
        if (wasOff) {
            state.powerCycle();
        }
        watchMotor();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; on && i < bytes.length(); i++) {
            if (replying) {
                counters.add("bytes-ignored");
                continue;
            }
            Packet packet = receiver.take(bytes.u8(i), wire.time().linkNanos(), safeSeconds > 0);
            if (packet != null) {
                received(packet);
            }
        }
    }

    @Override
    public void stop() {
        state.stop();
        on = false;
        wasOff = true;
        forgetLine();
        motorWatch.cancel();
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void run() {
        state.clearAlarm();
        state.run();
        watchMotor();
    }

    /** Somebody presses STOP: what runs pauses, and what pauses is stopped. The alarm is gone. */
    @Override
    public void hold() {
        state.clearAlarm();
        state.hold();
        watchMotor();
    }

    /** {@inheritDoc} Taken to the pump's four digits; forgotten at power-on when the pump operated as it was set. */
    @Override
    public void setRate(Decimal millilitresPerHour) {
        state.setRate(FourDigits.of(millilitresPerHour.toDouble()), RateUnit.MH);
        watchMotor();
    }

    /** {@inheritDoc} The alarm is that of a motor that has stalled. */
    @Override
    public void occlude() {
        state.setOccluded(true);
        watchMotor();
    }

    @Override
    public void releaseOcclusion() {
        state.setOccluded(false);
        watchMotor();
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

    /** Power fails and comes back at once: the pump stands still and alarms for it. Mode and address are kept. */
    public void powerCycle() {
        forgetLine();
        state.powerCycle();
        watchMotor();
    }

    /** The pump alarms; whatever it does it goes on with. */
    public void raiseAlarm(Alarm alarm) {
        state.raise(alarm);
    }

    /** Somebody edits on the keypad, for so long on link time: what is asked meanwhile is answered after that. */
    public void useKeypad(Duration duration) {
        keypadUntilNanos = wire.time().linkNanos() + duration.toNanos();
    }

    private void received(Packet packet) {
        Command command = Command.of(packet.data());
        if (command.address() != address && !command.isForAll()) {
            counters.add("other-address");
            return;
        }
        counters.add(packet.intact() ? "packets" : "bad-packets");
        if (packet.intact()) {
            watchHost();
        }
        Duration keypad =
                Duration.ofNanos(Math.max(0, keypadUntilNanos - wire.time().linkNanos()));
        replying = true;
        reply = wire.schedule(Face.LINK, replyLatency.plus(keypad), () -> {
            replying = false;
            counters.add("replies");
            if (packet.intact()) {
                answer(command);
            } else {
                send(state.hasAlarm() ? "" : BAD_PACKET, safeSeconds > 0);
            }
        });
    }

    /** A command that sets the mode is answered in the mode that it sets, even when the answer is an alarm. */
    private void answer(Command command) {
        @Nullable Supplier<String> ask = command.parameter().isEmpty() ? queries.get(command.word()) : null;
        boolean safe = Control.safeSeconds(command).orElse(safeSeconds) > 0;
        String data;
        if (state.hasAlarm()) {
            data = "";
            if (ask == null) {
                counters.add(Control.isControl(command) ? "violations" : "unrecognised");
            }
        } else {
            data = ask != null ? ask.get() : obey(command);
        }
        send(data, safe);
        state.clearAlarm(); // it has been reported now
        watchMotor();
    }

    /** Text that noise has made of a query is no violation. */
    private String obey(Command command) {
        String data = control.obey(command);
        boolean meaningless = data.equals(Control.NOT_RECOGNISED) && !Control.isOfTheFamily(command);
        counters.add(meaningless ? "unrecognised" : "violations");
        return data;
    }

    private void send(String data, boolean safe) {
        String text = String.format(Locale.ROOT, "%02d", address) + state.status() + data;
        wire.send(safe ? SafePacket.encode(text) : basic(text));
    }

    private static Bytes basic(String text) {
        return Bytes.ofAscii((char) SafePacket.STX + text + (char) SafePacket.ETX);
    }

    /** An alarm begins. In Safe mode the pump says so unasked, which is no report that would clear it. */
    private void announce(Alarm alarm) {
        if (on && safeSeconds > 0) {
            counters.add("auto-alarms");
            send("", true);
        }
    }

    private void watchHost() {
        hostWatch.cancel();
        if (safeSeconds > 0) {
            hostWatch = wire.schedule(Face.LINK, Duration.ofSeconds(safeSeconds), this::hostLost);
        }
    }

    private void hostLost() {
        state.stop();
        state.raise(Alarm.HOST_SILENT);
        watchMotor();
    }

    /** The motor stops when it has to, and not only when somebody looks; what is far off is looked at again. */
    private void watchMotor() {
        motorWatch.cancel();
        double nanos = state.nanosToStop();
        if (on && !Double.isInfinite(nanos)) {
            long wait = (long) Math.ceil(Math.min(nanos, LONGEST_WATCH_NANOS));
            motorWatch = wire.schedule(Face.PATIENT, Duration.ofNanos(Math.max(1, wait)), this::watchMotor);
        }
    }

    private void forgetLine() {
        receiver.reset();
        reply.cancel();
        replying = false;
        hostWatch.cancel();
    }

    /** The settings that outlive a power cycle. */
    private final class Station implements Control.Station {
        @Override
        public void setAddress(int newAddress) {
            address = newAddress;
        }

        @Override
        public void setSafeSeconds(int seconds) {
            safeSeconds = seconds;
            watchHost();
        }
    }
}
