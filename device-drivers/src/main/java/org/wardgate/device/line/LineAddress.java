package org.wardgate.device.line;

import org.jspecify.annotations.Nullable;

/** Where a device is to be found. */
public sealed interface LineAddress {

    /** How people know it: a path, a USB identity, a host and port. For messages and names of threads. */
    String label();

    /**
     * A serial port by the path of its device file.
     *
     * @param path the device file or a symbolic link to it; a link is followed anew at each opening.
     */
    record SerialPath(String path) implements LineAddress {
        public SerialPath {
            requireText(path, "the path of a serial port");
        }

        @Override
        public String label() {
            return path;
        }
    }

    /**
     * A USB serial adapter by what stays the same when it is plugged in again. Exactly one of the three is given.
     *
     * @param serialNumber the serial number of the adapter, which must be the only one with it.
     * @param link the name of its link in {@code /dev/serial/by-id}.
     * @param socket the kind of adapter and the socket that it is plugged into; for adapters without a serial number.
     */
    record UsbPort(
            @Nullable String serialNumber,
            @Nullable String link,
            @Nullable UsbSocket socket) implements LineAddress {
        public UsbPort {
            int given = (serialNumber == null ? 0 : 1) + (link == null ? 0 : 1) + (socket == null ? 0 : 1);
            if (given != 1) {
                throw new IllegalArgumentException(
                        "a USB port is given by exactly one of serial number, link name or socket, not by " + given);
            }
            if (serialNumber != null) {
                requireText(serialNumber, "the serial number of a USB port");
            }
            if (link != null) {
                requireText(link, "the link name of a USB port");
                if (link.contains("/")) {
                    throw new IllegalArgumentException("the link of a USB port is a name, not the path " + link);
                }
            }
        }

        /** The adapter with a serial number. */
        public static UsbPort withSerialNumber(String serialNumber) {
            return new UsbPort(serialNumber, null, null);
        }

        /** The adapter with a link in {@code /dev/serial/by-id}. */
        public static UsbPort withLink(String link) {
            return new UsbPort(null, link, null);
        }

        /** The adapter of one kind in one socket. */
        public static UsbPort in(UsbSocket socket) {
            return new UsbPort(null, null, socket);
        }

        @Override
        public String label() {
            if (serialNumber != null) {
                return "USB serial number " + serialNumber;
            }
            return link != null ? "USB link " + link : "USB " + socket;
        }
    }

    /**
     * A kind of USB adapter in a socket of this machine.
     *
     * @param vendorId the USB vendor, 0 to 0xFFFF.
     * @param productId the USB product, 0 to 0xFFFF.
     * @param location the socket, as {@link SerialPorts#list} gives it, such as {@code 1-2.3}.
     */
    record UsbSocket(int vendorId, int productId, String location) {
        public UsbSocket {
            if ((vendorId & ~0xFFFF) != 0 || (productId & ~0xFFFF) != 0) {
                throw new IllegalArgumentException(
                        "USB vendor and product are 0 to 0xffff, not " + vendorId + " and " + productId);
            }
            requireText(location, "the location of a USB socket");
        }

        @Override
        public String toString() {
            return String.format("%04x:%04x at %s", vendorId, productId, location);
        }
    }

    /**
     * A serial-device server, or a device with a LAN port.
     *
     * @param host its name or address.
     * @param port its TCP port, 1 to 65535.
     */
    record TcpServer(String host, int port) implements LineAddress {
        public TcpServer {
            requireText(host, "the host of a TCP server");
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("a TCP port is 1 to 65535, not " + port);
            }
        }

        @Override
        public String label() {
            return host + ":" + port;
        }
    }

    /**
     * The other end of a line in this process, for runs in lock step; its connections register with any event loop that drives
     * Netty's local transport.
     *
     * @param name the name that the other end is bound to.
     */
    record InProcess(String name) implements LineAddress {
        public InProcess {
            requireText(name, "the name of a line in this process");
        }

        @Override
        public String label() {
            return name;
        }
    }

    private static void requireText(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty; give it");
        }
    }
}
