package org.wardgate.gateway.ward;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a new configuration changes at one bed.
 *
 * @param devices all devices of the bed from now on, in order, as they are where nothing was heard of them.
 * @param anew the names of those that begin anew: added, or with another line or protocol behind their name. The others stay as they
 *     are.
 * @param removed the devices that are not the bed's any more, by name, and why.
 */
public record BedChange(List<BedState.Device> devices, Set<String> anew, Map<String, String> removed) {
    public BedChange {
        devices = List.copyOf(devices);
        anew = Set.copyOf(anew);
        removed = Collections.unmodifiableMap(new TreeMap<>(removed));
    }
}
