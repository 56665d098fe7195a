package org.wardgate.gateway.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.SerialPortInfo;
import org.wardgate.device.line.SerialPorts;
import org.wardgate.gateway.config.DriverLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wardgate ports}: the serial ports of this machine, or the profiles that can be spoken on them. */
@Command(name = "ports", description = "Lists the serial ports of this machine, each with what identifies it for good.")
final class PortsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--profiles", description = "List the profiles instead: what Wardgate can speak on a port.")
    private boolean profiles;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (profiles) {
            DriverLibrary.shipped()
                    .providers()
                    .forEach(driver -> out.println(driver.profile() + "  " + driver.description()));
            return ExitCode.OK;
        }
        List<SerialPortInfo> ports = new SerialPorts().list();
        if (ports.isEmpty()) {
            out.println("no serial ports; plug an adapter in, and see that this user may see it");
        }
        for (SerialPortInfo port : ports) {
            port.describe().forEach(out::println);
        }
        return ExitCode.OK;
    }
}
