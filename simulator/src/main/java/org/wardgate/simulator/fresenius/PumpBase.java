package org.wardgate.simulator.fresenius;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.pump.PumpRack;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.pump.PumpSlots;
import org.wardgate.simulator.pump.RackPump;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A Fresenius base with one to five syringe pumps, or one pump without a base. Pumps infuse on patient time; replies, probes and
 * changes come on link time. Places are the modules' digits, {@code 1} to {@code 5}; what a pump without a base says is told of the
 * device, and not of a part.
 *
 * <p>Counters: {@code frames} that were correct, {@code bad-checks}, {@code control-characters}, {@code oversize-frames},
 * {@code aborted-frames}, {@code noise-bytes}, {@code wrong-addresses}, {@code unknown-commands}, {@code commands-too-early} (before
 * the reply to the one before), {@code commands-refused} (as {@link #refuse} wants); {@code violations} (control commands, obeyed or refused); {@code replies}, {@code errors} among them,
 * {@code changes-sent}, {@code changes-acknowledged}; {@code acks}, {@code acks-missing}, {@code acks-without-frame}, {@code naks};
 * {@code enqs}, {@code dc4s}, {@code dc4s-missing}, {@code dc4s-without-enq}, {@code sessions-dropped}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class PumpBase implements PumpRack {
    private static final String PLACE = "[1-5]";

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters();
    private final Receiver receiver = new Receiver(counters, new Ears());
    private final PumpSlots<String> slots;
    private final Map<String, Station> stations = new LinkedHashMap<>();
    private final Map<String, Integer> pumpFaults = new HashMap<>();
    private final Commands commands;
    private final Sender sender;
    private int refusals;
    private boolean on;
    private boolean replying;
    private boolean probed;
    private int missed;
    private Timer reply = Timer.NONE;
    private Timer clock = Timer.NONE;

    /**
     * A base, or a pump, that is switched off so far.
     *
     * @param pumps the pumps by their places; without a base one in place 1.
     */
    public PumpBase(DeviceWire wire, Options options, Map<String, PumpSetup> pumps) {
        this.wire = new Outlet(wire);
        this.sender = new Sender(this.wire, counters);
        this.options = options;
        Map<String, RackPump> made = new HashMap<>();
        pumps.forEach((place, setup) -> {
            if (!place.matches(options.standAlone() ? "1" : PLACE)) {
                throw new IllegalArgumentException(
                        "a base has the places 1 to 5, and a pump alone is in 1, not " + place);
            }
            made.put(place, new RackPump(setup, wire.time()));
        });
        this.slots = new PumpSlots<>(made, Comparator.naturalOrder());
        if (options.standAlone()) {
            addPump("1", "", wire::says);
        } else {
            Map<Character, Supplier<String>> own = Map.of(
                    'b', () -> Variables.hex(2, map()),
                    'i', () -> Variables.hex(2, slots.pumps().size()));
            stations.put("0", new Station("0", own, () -> null));
            for (String place : List.of("1", "2", "3", "4", "5")) {
                addPump(place, place, (quantity, value) -> wire.says(place, quantity, value));
            }
        }
        this.commands = new Commands(options, counters, new Control(slots), stations.values());
    }

    @Override
    public void start() {
        on = true;
        tickLater();
    }

    @Override
    public void received(Bytes bytes) {
        if (on) {
            receiver.take(bytes);
        }
    }

    @Override
    public void stop() {
        forgetHost();
        clock.cancel();
        on = false;
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public @Nullable RackPump pump(String place) {
        return slots.of(place);
    }

    @Override
    public void takeOut(String place) {
        Station station = stations.get(options.standAlone() ? "" : place);
        if (slots.takeOut(place) && station != null) {
            station.close();
        }
    }

    @Override
    public void putIn(String from, String to) {
        if (to.matches(options.standAlone() ? "1" : PLACE)) {
            slots.putIn(from, to);
        }
    }

    /** {@inheritDoc} All sessions are closed. */
    @Override
    public void powerCycle() {
        forgetHost();
    }

    /** A pump has a technical fault of some code, or none with 0; it goes on as it is. */
    public void failPump(String place, int code) {
        pumpFaults.put(place, code);
    }

    /** Says to the next commands that it is not ready for them. */
    public void refuse(int times) {
        refusals = times;
    }

    /** Lets the {@code nth} frame from now on go wrong, 1 being the next one. */
    public void faultFrame(int nth, FrameFault fault) {
        sender.fault(nth, fault);
    }

    private void addPump(String place, String address, BiConsumer<String, Decimal> truth) {
        Supplier<@Nullable RackPump> there = () -> slots.at(place);
        Supplier<Integer> mode = () -> {
            Station station = stations.get(address);
            return station == null ? Control.MANUAL : station.mode();
        };
        Map<Character, Supplier<String>> variables =
                Variables.of(options, there, mode, () -> pumpFaults.getOrDefault(place, 0), truth);
        stations.put(address, new Station(address, variables, there));
    }

    /** The modules that are there, one bit for each. */
    private int map() {
        return slots.pumps().keySet().stream()
                .mapToInt(place -> 1 << (Integer.parseInt(place) - 1))
                .sum();
    }

    private void command(Station station, String text) {
        if (replying || refusals > 0) {
            counters.add(replying ? "commands-too-early" : "commands-refused");
            refusals = replying ? refusals : refusals - 1;
            refuse('6');
            return;
        }
        wire.send(octet(BaseFrame.ACK));
        replying = true;
        reply = wire.schedule(Face.LINK, options.replyLatency(), () -> {
            replying = false;
            String answer = commands.answer(stations.get("0"), station, text).text();
            counters.add("replies");
            if (answer.startsWith("I")) {
                counters.add("errors");
            }
            sender.send(station.address() + answer);
        });
    }

    private void refuse(char why) {
        wire.send(Bytes.ofAscii((char) BaseFrame.NAK + String.valueOf(why)));
    }

    private void tickLater() {
        clock = wire.schedule(Face.LINK, options.probeEvery(), this::tick);
    }

    /** Probes the host while there is a session, and sends what has changed. */
    private void tick() {
        tickLater();
        if (probed) {
            probed = false;
            counters.add("dc4s-missing");
            missed++;
            if (missed == options.dropAfterMissed()) {
                missed = 0;
                counters.add("sessions-dropped");
                stations.values().forEach(Station::close);
            }
        }
        if (stations.values().stream().noneMatch(Station::isOpen)) {
            return;
        }
        wire.send(octet(BaseFrame.ENQ));
        for (Station station : stations.values()) {
            String changes = station.isOpen() ? station.changes() : "";
            if (!changes.isEmpty()) {
                counters.add("changes-sent");
                sender.send(station.address() + "E" + changes);
            }
        }
    }

    private void forgetHost() {
        receiver.reset();
        reply.cancel();
        replying = false;
        probed = false;
        missed = 0;
        sender.reset();
        stations.values().forEach(Station::close);
    }

    private static Bytes octet(int octet) {
        return Bytes.copyOf(new byte[] {(byte) octet});
    }

    /** What the host sends. */
    private final class Ears implements Receiver.Host {
        @Override
        public void frame(String inner) {
            if (!inner.matches("[ -~]*")) {
                counters.add("control-characters");
                refuse('8');
                return;
            }
            String text = BaseFrame.text(inner).orElse("");
            if (text.isEmpty()) {
                counters.add("bad-checks");
                refuse('2');
                return;
            }
            counters.add("frames");
            String address = Character.isDigit(text.charAt(0)) ? text.substring(0, 1) : "";
            Station station = stations.get(address);
            if (station == null) {
                counters.add("wrong-addresses");
                refuse('4');
            } else if (text.equals(address + "E")) {
                counters.add("changes-acknowledged");
                wire.send(octet(BaseFrame.ACK));
                station.changesAcknowledged();
            } else {
                command(station, text.substring(address.length()));
            }
        }

        @Override
        public void oversize() {
            counters.add("oversize-frames");
            refuse('7');
        }

        @Override
        public void acknowledgement() {
            sender.acknowledged();
        }

        /** Whether a real base sends its frame once more is not known. */
        @Override
        public void refusal() {
            counters.add("naks");
            sender.repeat();
        }

        @Override
        public void presence() {
            counters.add("dc4s");
            if (!probed) {
                counters.add("dc4s-without-enq");
            }
            probed = false;
            missed = 0;
        }
    }

    /** The wire as long as the base is switched on; no probe leaves unseen. */
    private final class Outlet implements DeviceWire {
        private final DeviceWire wire;

        private Outlet(DeviceWire wire) {
            this.wire = wire;
        }

        @Override
        public void send(Bytes bytes) {
            if (!on) {
                return;
            }
            for (int i = 0; i < bytes.length(); i++) {
                if (bytes.u8(i) == BaseFrame.ENQ) {
                    counters.add("enqs");
                    probed = true;
                }
            }
            wire.send(bytes);
        }

        @Override
        public TimeSource time() {
            return wire.time();
        }

        @Override
        public Timer schedule(Face face, Duration delay, Runnable task) {
            return wire.schedule(face, delay, task);
        }
    }
}
