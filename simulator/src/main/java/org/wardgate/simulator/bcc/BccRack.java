package org.wardgate.simulator.bcc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.bcc.Options.Quirk;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.pump.PumpRack;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.pump.PumpSlots;
import org.wardgate.simulator.pump.RackPump;

/**
 * A rack of B. Braun Space pumps on one connection. Its pumps infuse on patient time, by which it counts its seconds too; it replies on
 * link time. Places are spelled pillar, hyphen, slot: {@code 1-10}.
 *
 * <p>Counters: {@code frames} that were correct, {@code bad-frames}, {@code aborted-frames}, {@code oversize-frames},
 * {@code noise-bytes}; {@code other-bed} (requests under a name that is not the bed's), {@code wrong-addresses};
 * {@code violations} (every text that is none of the four queries); {@code frames-sent}, {@code frames-repeated},
 * {@code answers-given-up}, {@code requests-during-answer}; {@code acks}, {@code acks-without-frame}, {@code acks-late},
 * {@code naks}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class BccRack implements PumpRack {
    private static final String RACK = "50100";
    private static final String FIRST_HEADER = "1/1/1";
    private static final String HEADER_END = "/1/1";
    private static final char RECORD_SEPARATOR = 0x1E;
    private static final int NO_DATA = 11;
    private static final int PUMP_REMOVED = 39;
    private static final int WRONG_SYNTAX = 68;
    private static final int WRONG_ADDRESS = 811;
    private static final Pattern SLOT_QUERY = Pattern.compile("MEM:GETSLOT#(.)(.)");
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters();
    private final Receiver receiver = new Receiver(counters, new Ears());
    private final Sender sender;
    private final PumpSlots<Slot> slots;
    private final PumpRecords records;
    private final Corrections corrections = new Corrections();
    private final Map<Slot, String> known = new HashMap<>(); // serial numbers that the host has been told of
    private final Set<Slot> emptied = new TreeSet<>(); // of which the host has not been told
    private long originNanos;
    private long originSeconds;
    private int refusals;
    private int refusal;
    private boolean on;

    /**
     * A rack that is switched off so far.
     *
     * @param pumps the pumps by their places; a serial number is a number from 0 to 262143.
     */
    public BccRack(DeviceWire wire, Options options, Map<Slot, PumpSetup> pumps) {
        this.wire = wire;
        this.options = options;
        this.sender = new Sender(wire, options, counters);
        this.records = new PumpRecords(options, wire.time());
        Map<Slot, RackPump> made = new HashMap<>();
        pumps.forEach((slot, setup) -> {
            if (slot.pillar() > options.pillars()) {
                throw new IllegalArgumentException(
                        "place " + slot + " is beyond the rack's pillars, of which there are " + options.pillars());
            }
            made.put(slot, new RackPump(setup, wire.time()));
        });
        this.slots = new PumpSlots<>(made, Comparator.naturalOrder());
        this.originNanos = wire.time().patientNanos();
        this.originSeconds = options.startSeconds();
    }

    @Override
    public void start() {
        on = true;
    }

    @Override
    public void received(Bytes bytes) {
        if (on) {
            receiver.take(bytes);
        }
    }

    @Override
    public void stop() {
        on = false;
        sender.stop();
        receiver.reset();
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public @Nullable RackPump pump(String place) {
        return Slot.of(place).map(slots::of).orElse(null);
    }

    @Override
    public void takeOut(String place) {
        Slot.of(place).filter(slots::takeOut).ifPresent(slot -> {
            emptied.add(slot);
            known.remove(slot);
        });
    }

    @Override
    public void putIn(String from, String to) {
        Optional<Slot> place = Slot.of(to).filter(slot -> slot.pillar() <= options.pillars());
        place.filter(slot -> Slot.of(from).filter(old -> slots.putIn(old, slot)).isPresent())
                .ifPresent(emptied::remove);
    }

    /** {@inheritDoc} Its seconds begin at 0. */
    @Override
    public void powerCycle() {
        sender.stop();
        receiver.reset();
        known.clear();
        emptied.clear();
        originNanos = wire.time().patientNanos();
        originSeconds = 0;
    }

    /**
     * Says something in place of the truth, or besides it, from now on: a code that nobody knows, an address where no pump is.
     *
     * @param address as records have it, {@code 50111}; what is said of an address without a pump comes with the rack's own.
     * @param value null for a record that ends with its code.
     */
    public void say(String address, String code, @Nullable String value) {
        corrections.say(address, code, value);
    }

    /** Leaves a record out from now on. */
    public void hide(String address, String code) {
        corrections.hide(address, code);
    }

    /** Ends {@link #say} and {@link #hide}. */
    public void sayTheTruth() {
        corrections.clear();
    }

    /** Refuses the next requests with an error, whatever they are. */
    public void refuse(int error, int times) {
        refusal = error;
        refusals = times;
    }

    /** Sends an answer that nobody has asked for, as a rack in cyclic mode does; how that looks is not known. */
    public void sayUnasked() {
        sender.begin(everything());
    }

    /** Lets the {@code nth} frame from now on go wrong, 1 being the next one. */
    public void faultFrame(int nth, FrameFault fault) {
        sender.fault(nth, fault);
    }

    private void answer(String header, String text) {
        counters.add("frames");
        boolean greeting = text.equals("ADMIN:ALIVE");
        if (!header.equals(options.bed() + HEADER_END) && !(greeting && header.equals(FIRST_HEADER))) {
            counters.add("other-bed");
        }
        sender.begin(answerTo(text));
    }

    private List<Supplier<Bytes>> answerTo(String text) {
        Matcher slot = SLOT_QUERY.matcher(text);
        Optional<Slot> place = slot.matches()
                ? Slot.ofRequest(slot.group(1).charAt(0), slot.group(2).charAt(0))
                : Optional.empty();
        boolean listed = place.isPresent()
                || List.of("ADMIN:ALIVE", "ADMIN:VERSION", "MEM:GET").contains(text);
        if (!listed) {
            counters.add("violations");
        }
        if (refusals > 0) {
            refusals--;
            return one(() -> error(RACK, refusal));
        }
        if (slot.matches()) {
            String asked = "501" + slot.group(1) + slot.group(2);
            return one(place.filter(known -> known.pillar() <= options.pillars())
                    .<Supplier<List<String>>>map(there -> () -> slot(there, NO_DATA))
                    .orElse(() -> wrongAddress(asked)));
        }
        return switch (text) {
            case "ADMIN:ALIVE" -> {
                known.clear();
                yield one(() -> List.of(RACK + ",GNACK,0"));
            }
            case "ADMIN:VERSION" ->
                one(() -> List.of(RACK + (options.has(Quirk.VERSION_HAS_CODE) ? ",VERSION" : "") + ",V3.30"));
            case "MEM:GET" -> everything();
            default -> one(() -> error(RACK, WRONG_SYNTAX));
        };
    }

    /** The rack itself and the first pump, then a frame for each of the others, and for each that is gone. */
    private List<Supplier<Bytes>> everything() {
        List<Slot> places = List.copyOf(slots.pumps().keySet());
        List<Slot> gone = List.copyOf(emptied);
        List<Supplier<List<String>>> parts = new ArrayList<>();
        if (!places.isEmpty() || options.has(Quirk.EMPTY_TELLS_ITSELF)) {
            parts.add(() -> {
                List<String> first = rack();
                places.stream().limit(1).forEach(slot -> first.addAll(slot(slot, PUMP_REMOVED)));
                return first;
            });
            places.stream().skip(1).forEach(slot -> parts.add(() -> slot(slot, PUMP_REMOVED)));
        }
        gone.forEach(slot -> parts.add(() -> slot(slot, PUMP_REMOVED)));
        if (parts.isEmpty()) {
            parts.add(() -> error(RACK, NO_DATA));
        }
        List<Supplier<Bytes>> frames = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            Supplier<List<String>> part = parts.get(i);
            frames.add(() -> frame(part.get(), last));
        }
        return frames;
    }

    private List<String> rack() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("FMNOR", Integer.toString(options.pillars()));
        own.put("FMSTAT", "00051");
        own.put("FMDONGLE", "T");
        own.put("FMBANY", "_NV");
        own.put("FMRT", "FMS1NSNS");
        own.put("FMRSTAT", "00051");
        List<String> all = new ArrayList<>(corrections.of(RACK, own));
        List<String> taken = slots.pumps().keySet().stream()
                .map(slot -> slot.address(options.slotStyle()))
                .toList();
        corrections.addresses().stream()
                .filter(address -> !address.equals(RACK) && !taken.contains(address))
                .forEach(address -> all.addAll(corrections.of(address, Map.of())));
        return all;
    }

    /** A slot's pump, or an error: that it was removed once, and then another. */
    private List<String> slot(Slot slot, int errorWhenEmpty) {
        String address = slot.address(options.slotStyle());
        RackPump pump = slots.at(slot);
        if (pump == null) {
            return error(address, emptied.remove(slot) ? PUMP_REMOVED : errorWhenEmpty);
        }
        boolean isNew = !pump.serial().equals(known.put(slot, pump.serial())) || options.has(Quirk.ALWAYS_NEW);
        return corrections.of(
                address, records.of(pump, isNew, (quantity, value) -> wire.says(slot.toString(), quantity, value)));
    }

    private List<String> wrongAddress(String address) {
        counters.add("wrong-addresses");
        return error(address, WRONG_ADDRESS);
    }

    private static List<String> error(String address, int number) {
        return List.of(address + ",GNERR," + number);
    }

    private List<Supplier<Bytes>> one(Supplier<List<String>> part) {
        return List.of(() -> frame(part.get(), true));
    }

    private Bytes frame(List<String> untimed, boolean last) {
        long seconds = originSeconds + (wire.time().patientNanos() - originNanos) / NANOS_PER_SECOND;
        List<String> timed =
                untimed.stream().map(record -> seconds + "," + record).toList();
        String content = options.bed() + HEADER_END + ">" + String.join(String.valueOf(RECORD_SEPARATOR), timed);
        return BccFrame.encode(content, last, options.stuffing());
    }

    /** What the host sends. */
    private final class Ears implements Receiver.Host {
        @Override
        public void request(byte[] frame) {
            Optional<String> content = BccFrame.content(frame, options.stuffing());
            int headerEnd = content.map(text -> text.indexOf('>')).orElse(-1);
            if (headerEnd >= 0) {
                answer(content.get().substring(0, headerEnd), content.get().substring(headerEnd + 1));
                return;
            }
            counters.add("bad-frames");
            if (options.has(Quirk.ANSWERS_BAD_FRAMES)) {
                sender.begin(one(() -> error(RACK, WRONG_SYNTAX)));
            }
        }

        @Override
        public void acknowledgement() {
            sender.acknowledged();
        }

        @Override
        public void refusal() {
            sender.refused();
        }
    }
}
