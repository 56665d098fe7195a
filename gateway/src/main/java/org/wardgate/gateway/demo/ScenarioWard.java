package org.wardgate.gateway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.LineAddress;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.device.DeviceSpec;

/** The configuration of a gateway that reads a scenario's devices, each named as its line. */
public final class ScenarioWard {
    private ScenarioWard() {}

    /**
     * A configuration with the drivers and the alarm profile that come with Wardgate.
     *
     * @param name the ward's name.
     * @param beds the scenario's beds.
     * @param addresses where the gateway finds the line of a name.
     * @param directory where the recordings go.
     * @param port the port of the page; 0 for any.
     */
    public static Configuration configuration(
            String name, List<Bed> beds, Function<String, LineAddress> addresses, Path directory, int port)
            throws IOException {
        DriverLibrary drivers = DriverLibrary.shipped();
        List<Configuration.Device> devices = new ArrayList<>();
        for (Bed bed : beds) {
            for (DeviceSpec device : bed.spec().devices()) {
                String line = bed.line(device.name());
                DriverProvider driver = drivers.find(device.profile()).orElseThrow();
                devices.add(new Configuration.Device(
                        line, bed.name(), driver, addresses.apply(line), driver.serialSettings()));
            }
        }
        GatewayFile file = new GatewayFile(
                name,
                beds.stream().map(Bed::name).toList(),
                "adult",
                new GatewayFile.Station(port),
                new GatewayFile.Recorder("recordings", 8, 2));
        return new Configuration(directory, file, devices, Scenarios.adultAlarms());
    }
}
