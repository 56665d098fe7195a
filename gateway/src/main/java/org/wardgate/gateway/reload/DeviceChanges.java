package org.wardgate.gateway.reload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.gateway.config.Configuration.Device;

/**
 * What tells one list of devices from another.
 *
 * @param devices the devices from now on, in order.
 * @param added those that were not there.
 * @param removed those that are not there any more.
 * @param changed those that are there as before, and otherwise than before.
 */
public record DeviceChanges(List<Device> devices, List<Device> added, List<Device> removed, List<Changed> changed) {
    public DeviceChanges {
        devices = List.copyOf(devices);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /**
     * One device, whose name stays.
     *
     * @param before how it was.
     * @param after how it is.
     */
    public record Changed(Device before, Device after) {

        /** Whether it stands at another bed now. */
        public boolean isMoved() {
            return !before.bed().equals(after.bed());
        }

        /** What has changed, key by key: {@code bed=1 -> 2 line=/dev/a -> /dev/b}. */
        String words() {
            List<String> words = new ArrayList<>();
            add(words, "bed", before.bed(), after.bed());
            add(words, "profile", before.driver().profile(), after.driver().profile());
            add(words, "line", before.line().label(), after.line().label());
            add(words, "settings", before.settings().label(), after.settings().label());
            if (before.driver().profile().equals(after.driver().profile())
                    && !before.driver().equals(after.driver())) {
                words.add("profile=" + after.driver().profile() + " as it reads now");
            }
            return String.join(" ", words);
        }

        private static void add(List<String> words, String key, String was, String is) {
            if (!was.equals(is)) {
                words.add(key + "=" + was + " -> " + is);
            }
        }
    }

    /** What has changed from one list to another. */
    static DeviceChanges between(List<Device> before, List<Device> after) {
        Map<String, Device> gone = new LinkedHashMap<>();
        before.forEach(device -> gone.put(device.deviceId(), device));
        List<Device> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (Device device : after) {
            Device was = gone.remove(device.deviceId());
            if (was == null) {
                added.add(device);
            } else if (!was.equals(device)) {
                changed.add(new Changed(was, device));
            }
        }
        return new DeviceChanges(after, added, List.copyOf(gone.values()), changed);
    }

    /** Whether nothing has. */
    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** How many devices are as they were. */
    int untouched() {
        return devices.size() - added.size() - changed.size();
    }
}
