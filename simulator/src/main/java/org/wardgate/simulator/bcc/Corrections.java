package org.wardgate.simulator.bcc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a rack says in place of the truth, or besides it, by the address of the records. */
final class Corrections {
    private final SortedMap<String, Map<String, Optional<String>>> byAddress = new TreeMap<>();
    private final SortedMap<String, Map<String, Boolean>> hidden = new TreeMap<>();

    /** A record's value from now on; null for a record without one. */
    void say(String address, String code, @Nullable String value) {
        byAddress.computeIfAbsent(address, ignored -> new LinkedHashMap<>()).put(code, Optional.ofNullable(value));
    }

    /** A record that is not said any more. */
    void hide(String address, String code) {
        hidden.computeIfAbsent(address, ignored -> new LinkedHashMap<>()).put(code, true);
    }

    /** The truth again. */
    void clear() {
        byAddress.clear();
        hidden.clear();
    }

    /** Addresses of which something is said. */
    List<String> addresses() {
        return List.copyOf(byAddress.keySet());
    }

    /** The records of an address as they are said, each without its time: {@code 50111,INRT,2.50}. */
    List<String> of(String address, Map<String, String> truth) {
        Map<String, Optional<String>> said = new LinkedHashMap<>();
        truth.forEach((code, value) -> said.put(code, Optional.of(value)));
        said.putAll(byAddress.getOrDefault(address, Map.of()));
        said.keySet().removeAll(hidden.getOrDefault(address, Map.of()).keySet());
        List<String> records = new ArrayList<>();
        said.forEach((code, value) ->
                records.add(address + "," + code + value.map(text -> "," + text).orElse("")));
        return records;
    }
}
