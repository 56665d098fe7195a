package org.wardgate.device.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.UsbSocket;

/**
 * One serial port, as {@code wardgate ports} shows it.
 *
 * @param path the device file.
 * @param description what the driver or the adapter calls itself.
 * @param socket the kind of USB adapter and its socket; null for a port that is not on USB.
 * @param serialNumber the adapter's serial number; empty where it has none.
 * @param links the names in {@code /dev/serial/by-id} that lead to it.
 */
public record SerialPortInfo(
        String path, String description, @Nullable UsbSocket socket, String serialNumber, List<String> links) {

    public SerialPortInfo {
        links = List.copyOf(links);
    }

    /** What a person has to know: path and description, then one line for each way to name the port in a configuration. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add(path + "  " + description);
        if (!serialNumber.isEmpty()) {
            lines.add("  serial number " + serialNumber);
        }
        links.forEach(link -> lines.add("  link " + link));
        if (socket != null) {
            lines.add(String.format(
                    "  adapter %04x:%04x, location %s", socket.vendorId(), socket.productId(), socket.location()));
        }
        return List.copyOf(lines);
    }

    SerialPortInfo withLinks(List<String> newLinks) {
        return new SerialPortInfo(path, description, socket, serialNumber, newLinks);
    }
}
