package org.wardgate.device.line;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.UsbPort;
import org.wardgate.device.line.LineAddress.UsbSocket;
import org.wardgate.device.line.PortOpenException.Reason;

/** The serial ports of this machine. Safe for use by several threads; its methods read the file system and may block. */
public final class SerialPorts {

    /**
     * Runs a task when the process is told to end, before the serial library closes its ports, so that a port which is closed for
     * that reason is not taken for one that went away. The library waits for the task.
     */
    public static void beforeShutdown(Runnable task) {
        JSerialCommPort.beforeShutdown(new Thread(task, "wardgate-shutdown"));
    }

    private static final Path LINKS = Path.of("/dev/serial/by-id");

    private final Path links;
    private final Supplier<List<SerialPortInfo>> enumerator;

    /** The ports that the operating system knows. */
    public SerialPorts() {
        this(LINKS, JSerialCommPort::enumerate);
    }

    /**
     * Ports from elsewhere.
     *
     * @param links the directory of links that are named after the adapters.
     * @param enumerator lists the ports, without their links.
     */
    SerialPorts(Path links, Supplier<List<SerialPortInfo>> enumerator) {
        this.links = links;
        this.enumerator = enumerator;
    }

    /** All ports, each with the links that lead to it, in the order of the operating system. */
    public List<SerialPortInfo> list() {
        return enumerator.get().stream()
                .map(port -> port.withLinks(linksTo(port.path())))
                .toList();
    }

    /**
     * The path to open for an address. A path that was given is handed back unchanged, so that a link is followed at each opening.
     *
     * @throws PortOpenException where no port, or more than one, has the identity.
     * @throws IllegalArgumentException where the address is not of a serial port.
     */
    public Path resolve(LineAddress address) {
        if (address instanceof SerialPath serial) {
            return Path.of(serial.path());
        }
        if (address instanceof UsbPort usb) {
            String link = usb.link();
            return link != null ? links.resolve(link) : Path.of(find(usb).path());
        }
        throw new IllegalArgumentException(address.label() + " is not a serial port");
    }

    private SerialPortInfo find(UsbPort usb) {
        List<SerialPortInfo> found =
                enumerator.get().stream().filter(port -> matches(port, usb)).toList();
        if (found.isEmpty()) {
            throw noSuchPort(usb.label());
        }
        if (found.size() > 1) {
            String paths = found.stream().map(SerialPortInfo::path).collect(Collectors.joining(", "));
            throw new PortOpenException(
                    Reason.NO_SUCH_PORT,
                    usb.label() + " stands for " + found.size() + " ports (" + paths + "); name the one by its link in "
                            + links);
        }
        return found.get(0);
    }

    private static boolean matches(SerialPortInfo port, UsbPort usb) {
        UsbSocket socket = port.socket();
        if (usb.socket() != null) {
            return usb.socket().equals(socket);
        }
        return socket != null && port.serialNumber().equals(usb.serialNumber());
    }

    /** That there is no such port, and which there are. */
    PortOpenException noSuchPort(String label) {
        List<SerialPortInfo> ports = enumerator.get();
        String there = ports.isEmpty()
                ? "this machine shows no serial port at all"
                : "the ports are "
                        + ports.stream()
                                .map(port -> port.path() + " (" + port.description() + ")")
                                .collect(Collectors.joining(", "));
        return new PortOpenException(
                Reason.NO_SUCH_PORT,
                "no port " + label + ": " + there + "; plug the adapter in or correct the address");
    }

    private List<String> linksTo(String path) {
        Path target = realPath(Path.of(path));
        List<String> names = new ArrayList<>();
        if (target != null && Files.isDirectory(links)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(links)) {
                for (Path entry : entries) {
                    if (target.equals(realPath(entry))) {
                        names.add(entry.getFileName().toString());
                    }
                }
            } catch (IOException e) {
                // the directory goes away with the last adapter: a port that has no links then
                names.clear();
            }
        }
        names.sort(null);
        return names;
    }

    static @Nullable Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
