package org.wardgate.simulator.fresenius;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.pump.RackPump;

/** What has an address: the base, or a pump. It has a session, variables, and changes that it sends unasked. */
final class Station {
    private final String address;
    private final Map<Character, Supplier<String>> variables;
    private final Supplier<@Nullable RackPump> pump;
    private final Set<Character> enabled = new LinkedHashSet<>();
    private final Map<Character, String> acknowledged = new LinkedHashMap<>();
    private final Map<Character, String> announced = new LinkedHashMap<>();
    private boolean open;
    private @Nullable RackPump openedPump;
    private String openedSerial = "";
    private int mode = Control.MANUAL;

    /**
     * A station without a session.
     *
     * @param address a digit; empty for a pump without a base.
     * @param variables what it tells, by identifier.
     * @param pump the pump that it is now; null for none, and for the base.
     */
    Station(String address, Map<Character, Supplier<String>> variables, Supplier<@Nullable RackPump> pump) {
        this.address = address;
        this.variables = variables;
        this.pump = pump;
    }

    String address() {
        return address;
    }

    @Nullable
    RackPump pump() {
        return pump.get();
    }

    /** Whether a session is open, which it is no more when another pump is there than the one with which it was opened. */
    boolean isOpen() {
        RackPump now = pump.get();
        boolean same = now == openedPump && (now == null || now.serial().equals(openedSerial));
        return open && same;
    }

    void open() {
        close();
        open = true;
        openedPump = pump.get();
        openedSerial = openedPump == null ? "" : openedPump.serial();
    }

    void close() {
        open = false;
        mode = Control.MANUAL;
        enabled.clear();
        acknowledged.clear();
        announced.clear();
    }

    int mode() {
        return mode;
    }

    void setMode(int other) {
        mode = other;
    }

    boolean knows(char identifier) {
        return variables.containsKey(identifier);
    }

    /** The variables of some identifiers, all of them known. */
    String read(String identifiers) {
        Map<Character, String> read = new LinkedHashMap<>();
        identifiers.chars().forEach(id -> read.put((char) id, value((char) id)));
        return items(read);
    }

    void enable(String identifiers) {
        identifiers.chars().forEach(id -> enabled.add((char) id));
    }

    /** Ends the changes of some identifiers; of all when there are none. */
    void disable(String identifiers) {
        if (identifiers.isEmpty()) {
            enabled.clear();
        }
        identifiers.chars().forEach(id -> enabled.remove((char) id));
    }

    /** What has changed since the host last acknowledged it; empty when nothing has. */
    String changes() {
        announced.clear();
        for (char id : enabled) {
            String value = value(id);
            if (!value.equals(acknowledged.get(id))) {
                announced.put(id, value);
            }
        }
        return items(announced);
    }

    /** The host has had the last changes. */
    void changesAcknowledged() {
        acknowledged.putAll(announced);
        announced.clear();
    }

    private String value(char identifier) {
        Supplier<String> variable = variables.get(identifier);
        return variable == null ? "" : variable.get();
    }

    private static String items(Map<Character, String> values) {
        StringBuilder items = new StringBuilder();
        values.forEach((id, value) -> items.append(';').append(id).append(value));
        return items.toString();
    }
}
