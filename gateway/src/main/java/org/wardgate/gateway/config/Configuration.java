package org.wardgate.gateway.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Bound;
import org.wardgate.config.ConfigException;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.driver.Places;
import org.wardgate.device.line.LineAddress;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.config.DeviceFile.PartKey;

/**
 * A configuration that has been checked, within its files and between them.
 *
 * @param directory where it was read from.
 * @param gateway {@code gateway.yaml}.
 * @param devices the devices, by bed in the order of the beds.
 * @param alarms the alarm profile of all beds.
 * @param files what each file was bound to that had a part in it: the gateway's, the devices' and the alarm profile's.
 */
public record Configuration(
        Path directory, GatewayFile gateway, List<Device> devices, AlarmProfile alarms, List<Bound<?>> files) {
    public Configuration {
        devices = List.copyOf(devices);
        files = List.copyOf(files);
    }

    /** A configuration that stands in no file. */
    public Configuration(Path directory, GatewayFile gateway, List<Device> devices, AlarmProfile alarms) {
        this(directory, gateway, devices, alarms, List.of());
    }

    /**
     * One device.
     *
     * @param deviceId its name.
     * @param bed its bed.
     * @param driver its driver.
     * @param line where it is to be found.
     * @param settings the serial settings, which a line that is not serial passes over.
     * @param parts the devices that share its line and have a name or a bed of their own, by their places.
     */
    public record Device(
            String deviceId,
            String bed,
            DriverProvider driver,
            LineAddress line,
            SerialSettings settings,
            Map<String, Place> parts) {
        public Device {
            parts = Map.copyOf(parts);
        }

        /** A device that has its line for itself. */
        public Device(String deviceId, String bed, DriverProvider driver, LineAddress line, SerialSettings settings) {
            this(deviceId, bed, driver, line, settings, Map.of());
        }
    }

    /**
     * A device at a place of a line that others share.
     *
     * @param deviceId its name.
     * @param bed its bed.
     */
    public record Place(String deviceId, String bed) {}

    /** A mistake at a key of a device's file, for what shows only beside what runs. */
    public Problem problemOf(Device device, String key, String message) {
        return files.stream()
                .filter(file -> file.value() instanceof DeviceFile found
                        && found.device().equals(device.deviceId()))
                .findFirst()
                .map(file -> file.problemAt(key, message))
                .orElseGet(() -> new Problem(directory.resolve("devices").toString(), 0, 0, message));
    }

    /**
     * Reads a directory.
     *
     * @throws ConfigException with every mistake of every file.
     */
    public static Configuration load(Path directory, DriverRegistry drivers) {
        Problems problems = new Problems();
        Optional<Bound<GatewayFile>> gateway =
                problems.collect(() -> StrictYaml.bind(directory.resolve("gateway.yaml"), GatewayFile.class));
        List<Bound<DeviceFile>> files = deviceFiles(directory.resolve("devices"), problems);
        Optional<Bound<AlarmFile>> alarms = gateway.flatMap(bound -> alarms(directory, bound, problems));
        gateway.ifPresent(bound -> checkBeds(bound, problems));
        List<Device> devices = devices(files, DriverLibrary.load(directory, drivers, problems), problems);
        checkBetween(files, problems);
        gateway.ifPresent(bound -> checkPlaces(files, bound.value().beds(), problems));
        problems.throwIfAny();
        GatewayFile ward = gateway.orElseThrow().value();
        List<Device> byBed = ward.beds().stream()
                .flatMap(bed -> devices.stream().filter(device -> device.bed().equals(bed)))
                .toList();
        List<Bound<?>> all = new ArrayList<>(List.of(gateway.orElseThrow()));
        all.addAll(files);
        all.add(alarms.orElseThrow());
        return new Configuration(
                directory, ward, byBed, alarms.orElseThrow().value().toProfile(), all);
    }

    private static List<Bound<DeviceFile>> deviceFiles(Path directory, Problems problems) {
        if (!Files.isDirectory(directory)) {
            problems.add(
                    new Problem(directory.toString(), 0, 0, "no such directory; it holds one file for each device"));
        }
        return ConfigDirectory.read(directory, DeviceFile.class, problems);
    }

    private static Optional<Bound<AlarmFile>> alarms(Path directory, Bound<GatewayFile> gateway, Problems problems) {
        String name = gateway.value().alarms();
        Path file = directory.resolve("alarms").resolve(name + ".yaml");
        if (!name.matches("[a-z0-9-]+") || !Files.isRegularFile(file)) {
            problems.add(gateway.problemAt("alarms", "no alarm profile '" + name + "'; " + file + " does not exist"));
            return Optional.empty();
        }
        return problems.collect(() -> StrictYaml.bind(file, AlarmFile.class));
    }

    private static void checkBeds(Bound<GatewayFile> gateway, Problems problems) {
        List<String> beds = gateway.value().beds();
        if (beds.isEmpty()) {
            problems.add(gateway.problemAt("beds", "a ward has at least one bed"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < beds.size(); i++) {
            if (!seen.add(beds.get(i))) {
                problems.add(gateway.problemAt("beds[" + i + "]", "bed '" + beds.get(i) + "' is listed twice"));
            }
        }
    }

    private static List<Device> devices(List<Bound<DeviceFile>> files, DriverLibrary drivers, Problems problems) {
        List<Device> devices = new ArrayList<>();
        for (Bound<DeviceFile> file : files) {
            DeviceFile device = file.value();
            Optional<DriverProvider> driver = drivers.find(device.profile());
            if (driver.isEmpty()) {
                problems.add(file.problemAt(
                        "profile",
                        "no profile '" + device.profile() + "'; there are " + String.join(", ", drivers.profiles())));
            }
            driver.ifPresent(provider -> checkDeclared(file, provider, problems));
            driver.ifPresent(provider -> checkParts(file, provider, problems));
            driver.ifPresent(provider -> devices.add(new Device(
                    device.device(),
                    device.bed(),
                    provider,
                    device.line().address(),
                    device.settings() == null
                            ? provider.serialSettings()
                            : device.settings()
                                    .toLine()
                                    .with(provider.serialSettings().modemLines()),
                    parts(device))));
        }
        return devices;
    }

    /** A declared device does nothing that nobody has agreed to. */
    private static void checkDeclared(Bound<DeviceFile> file, DriverProvider provider, Problems problems) {
        String caution = provider instanceof ProfileProvider profile
                ? profile.declared().file().caution()
                : null;
        boolean accepted = file.value().cautionAccepted();
        if (caution != null && !accepted) {
            problems.add(file.problemAt(
                    "profile",
                    "profile '" + provider.profile() + "' has a caution: " + caution
                            + " Accept it with 'caution-accepted: true'"));
        }
        if (caution == null && accepted) {
            problems.add(file.problemAt(
                    "caution-accepted", "profile '" + provider.profile() + "' has no caution; remove this key"));
        }
        if (provider instanceof ProfileProvider profile && profile.awaitsApproval()) {
            problems.add(file.problemAt("profile", DriverLibrary.notApproved(provider.profile())));
        }
    }

    private static Map<String, Place> parts(DeviceFile device) {
        Map<String, Place> parts = new HashMap<>();
        for (PartKey part : device.parts()) {
            parts.put(part.at(), new Place(part.device(), part.bed() == null ? device.bed() : part.bed()));
        }
        return parts;
    }

    private static void checkParts(Bound<DeviceFile> file, DriverProvider provider, Problems problems) {
        List<PartKey> parts = file.value().parts();
        Optional<Places> places = provider.places();
        if (!parts.isEmpty() && places.isEmpty()) {
            problems.add(file.problemAt(
                    "parts",
                    "a device of profile '" + provider.profile() + "' has its line for itself; remove this key"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String at = parts.get(i).at();
            String key = "parts[" + i + "].at";
            if (!places.orElseThrow().contains(at)) {
                problems.add(file.problemAt(
                        key,
                        "no place '" + at + "'; a place is "
                                + places.orElseThrow().words()));
            } else if (!seen.add(at)) {
                problems.add(file.problemAt(key, "place '" + at + "' is listed twice"));
            }
        }
    }

    private static void checkBetween(List<Bound<DeviceFile>> files, Problems problems) {
        Map<String, String> byName = new HashMap<>();
        Map<LineAddress, String> byLine = new HashMap<>();
        for (Bound<DeviceFile> file : files) {
            DeviceFile device = file.value();
            String sameName = byName.putIfAbsent(device.device(), file.file());
            if (sameName != null) {
                problems.add(file.problemAt("device", "device '" + device.device() + "' is also in " + sameName));
            }
            for (int i = 0; i < device.parts().size(); i++) {
                String part = device.parts().get(i).device();
                String samePart = byName.putIfAbsent(part, file.file());
                if (samePart != null) {
                    problems.add(
                            file.problemAt("parts[" + i + "].device", "device '" + part + "' is also in " + samePart));
                }
            }
            String sameLine = byLine.putIfAbsent(device.line().address(), file.file());
            if (sameLine != null) {
                problems.add(
                        file.problemAt("line", device.line().address().label() + " is also the line of " + sameLine));
            }
        }
    }

    private static void checkPlaces(List<Bound<DeviceFile>> files, List<String> beds, Problems problems) {
        for (Bound<DeviceFile> file : files) {
            String bed = file.value().bed();
            checkBed(file, "bed", bed, beds, problems);
            List<PartKey> parts = file.value().parts();
            for (int i = 0; i < parts.size(); i++) {
                checkBed(file, "parts[" + i + "].bed", parts.get(i).bed(), beds, problems);
            }
        }
    }

    private static void checkBed(
            Bound<DeviceFile> file, String key, @Nullable String bed, List<String> beds, Problems problems) {
        if (bed != null && !beds.isEmpty() && !beds.contains(bed)) {
            problems.add(file.problemAt(key, "no bed '" + bed + "'; gateway.yaml lists " + String.join(", ", beds)));
        }
    }
}
