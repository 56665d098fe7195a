package org.wardgate.gateway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wardgate.gateway.demo.Scenarios;

/** The configuration of a ward whose every bed has a monitor and a pump, as a hospital would write it. */
final class WardDirectory {
    private static final String ALARMS = "config/alarms/adult.yaml";

    private WardDirectory() {}

    /**
     * Writes it.
     *
     * @param line what is under {@code line:} of a device, by its name, in YAML's flow style.
     */
    static void write(Path directory, int beds, UnaryOperator<String> line) throws IOException {
        Files.createDirectories(directory.resolve("devices"));
        Files.createDirectories(directory.resolve("alarms"));
        try (InputStream alarms = Scenarios.class.getClassLoader().getResourceAsStream(ALARMS)) {
            if (alarms == null) {
                throw new IOException(ALARMS + " is missing in the jar; build it anew");
            }
            Files.copy(alarms, directory.resolve("alarms/adult.yaml"));
        }
        String names = IntStream.rangeClosed(1, beds)
                .mapToObj(bed -> "\"" + bed + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(directory.resolve("gateway.yaml"), """
                ward: Measurement
                beds: [%s]
                station: {port: 0}
                """.formatted(names));
        for (int bed = 1; bed <= beds; bed++) {
            String monitor = FarEnds.monitor(bed);
            String pump = FarEnds.pump(bed);
            for (List<String> device :
                    List.of(List.of(monitor, "philips-intellivue-serial"), List.of(pump, "alaris-asena"))) {
                String name = device.get(0);
                Files.writeString(directory.resolve("devices").resolve(name + ".yaml"), """
                        device: %s
                        bed: "%d"
                        profile: %s
                        line: %s
                        """.formatted(
                                name, bed, device.get(1), line.apply(name)));
            }
        }
    }

    /** A serial port under {@code line:}. */
    static String serial(Path path) {
        return "{kind: serial, path: \"" + path + "\"}";
    }

    /** A port of this machine under {@code line:}. */
    static String tcp(String address) {
        int colon = address.lastIndexOf(':');
        return "{kind: tcp, host: \"" + address.substring(0, colon) + "\", port: " + address.substring(colon + 1) + "}";
    }
}
