package org.wardgate.device.bcc;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wardgate.device.bcc.BccMessage.Entry;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.time.Timestamp;

/**
 * The pumps of a rack, as its answers tell of them. A pump is gone when the rack says so, or when two complete answers do not mention
 * it; an answer that breaks off takes nobody away. Source: BCC, answers and errors.
 */
final class Rack {
    private static final int ANSWERS_WITHOUT = 2;
    private static final String ERROR = "GNERR";
    private static final String NO_PUMPS = "11";
    private static final String REMOVED = "39";

    /** Persons, and what may name one. */
    private static final Pattern PERSONAL = Pattern.compile("PAT.*|NURSEID|FMBANY|DRUGORDERNO");

    private final DriverContext context;
    private final Map<Address, SpacePump> pumps = new LinkedHashMap<>();
    private final Map<Address, Integer> missed = new LinkedHashMap<>();
    private final Set<Address> mentioned = new HashSet<>();

    Rack(DriverContext context) {
        this.context = context;
    }

    /** Another answer begins. */
    void begin() {
        mentioned.clear();
        pumps.values().forEach(SpacePump::begin);
    }

    /** Takes one frame of an answer. */
    void accept(BccMessage message, Timestamp received) {
        Set<SpacePump> told = new HashSet<>();
        for (Entry entry : message.records()) {
            Optional<Address> address = Address.fromWire(entry.address());
            if (address.isEmpty()) {
                context.count("unknown-address");
            } else if (PERSONAL.matcher(entry.code()).matches()) {
                context.count("personal-data-passed-over");
            } else if (entry.code().equals(ERROR)) {
                error(address.get(), entry, received);
            } else if (address.get().isRack()) {
                context.count("rack-value");
            } else {
                mentioned.add(address.get());
                SpacePump pump = pumps.computeIfAbsent(address.get(), this::pump);
                pump.accept(entry.code(), entry.value());
                told.add(pump);
            }
        }
        pumps.values().stream().filter(told::contains).forEach(pump -> pump.tell(received));
    }

    /** The answer has come to its end. */
    void complete(Timestamp received) {
        for (Address address : Set.copyOf(pumps.keySet())) {
            int without = mentioned.contains(address) ? 0 : missed.merge(address, 1, Integer::sum);
            if (without == 0) {
                missed.remove(address);
            } else if (without >= ANSWERS_WITHOUT) {
                remove(address, received);
            }
        }
    }

    void forgotten() {
        pumps.values().forEach(SpacePump::forgotten);
    }

    private SpacePump pump(Address address) {
        return new SpacePump(address, context.part(address.place()), context::count);
    }

    private void error(Address address, Entry entry, Timestamp received) {
        if (REMOVED.equals(entry.value())) {
            remove(address, received);
        } else if (NO_PUMPS.equals(entry.value()) && address.isRack()) {
            context.count("rack-empty");
        } else {
            context.count("rack-error");
        }
    }

    private void remove(Address address, Timestamp received) {
        missed.remove(address);
        SpacePump pump = pumps.remove(address);
        if (pump != null) {
            context.count("pump-taken-out");
            pump.takenOut(received);
        }
    }
}
