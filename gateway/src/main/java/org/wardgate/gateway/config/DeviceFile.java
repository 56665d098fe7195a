package org.wardgate.gateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.device.line.LineAddress;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.LineAddress.UsbPort;
import org.wardgate.device.line.LineAddress.UsbSocket;
import org.wardgate.device.line.SerialSettings;

/**
 * One file under {@code devices/}: one device at one bed.
 *
 * @param device the device's name.
 * @param bed the bed it stands at.
 * @param profile what it speaks.
 * @param line where it is to be found.
 * @param settings the serial settings, where they differ from those of the profile.
 * @param cautionAccepted whether the profile's caution was read and accepted.
 * @param parts the devices that share its line and have a name or a bed of their own.
 */
public record DeviceFile(
        @Doc("The device's name: lower-case letters, digits and hyphens.")
        String device,

        @Doc("The bed it stands at, one of gateway.yaml.") String bed,
        @Doc("What it speaks.") String profile,
        @Doc("Where it is to be found.") LineKey line,

        @Doc("The serial settings, where they differ from those of the profile.") @Nullable
        Settings settings,

        @Doc("Whether the profile's caution was read and accepted.") @Default("false")
        boolean cautionAccepted,

        @Doc("The devices that share its line and have a name or a bed of their own.") @Default("[]")
        List<PartKey> parts) {

    public DeviceFile {
        checkName(device);
        parts = List.copyOf(parts);
    }

    private static void checkName(String device) {
        if (!device.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new BadValue(
                    "device",
                    "a device's name has up to 40 lower-case letters, digits and hyphens, not '" + device + "'");
        }
    }

    /**
     * One of the devices that share a line, as a pump in a rack. Those that are not listed stand at the bed of the file's device and
     * are named after it and their place.
     *
     * @param at its place on the line, as the profile spells places.
     * @param device its name.
     * @param bed the bed it stands at; null for that of the file's device.
     */
    public record PartKey(
            @Doc("Its place on the line, as the profile spells places.")
            String at,

            @Doc("The device's name: lower-case letters, digits and hyphens.")
            String device,

            @Doc("The bed it stands at, where it is another than that of the line.") @Nullable
            String bed) {
        public PartKey {
            checkName(device);
        }
    }

    /** Where a device is to be found. */
    public sealed interface LineKey permits Serial, UsbSerialNumber, UsbLink, UsbPlace, Tcp {

        /** The address, as the lines know it. */
        LineAddress address();
    }

    /** A serial port by its device file, or by a link to it. */
    public record Serial(
            @Doc("The device file, or a link to it.") String path) implements LineKey {
        public Serial {
            BadValue.at("path", () -> new SerialPath(path));
        }

        @Override
        public LineAddress address() {
            return new SerialPath(path);
        }
    }

    /** A USB adapter by its serial number. */
    public record UsbSerialNumber(
            @Doc("The adapter's serial number.") String serialNumber) implements LineKey {
        public UsbSerialNumber {
            BadValue.at("serial-number", () -> UsbPort.withSerialNumber(serialNumber));
        }

        @Override
        public LineAddress address() {
            return UsbPort.withSerialNumber(serialNumber);
        }
    }

    /** A USB adapter by the name of its link in {@code /dev/serial/by-id}. */
    public record UsbLink(
            @Doc("The link's name in /dev/serial/by-id.") String link) implements LineKey {
        public UsbLink {
            BadValue.at("link", () -> UsbPort.withLink(link));
        }

        @Override
        public LineAddress address() {
            return UsbPort.withLink(link);
        }
    }

    /** A kind of USB adapter in one socket of this machine. */
    public record UsbPlace(
            @Doc("Vendor and product in hexadecimal, as 'wardgate ports' prints them: 0403:6001.")
            String adapter,

            @Doc("The socket, as 'wardgate ports' prints it.")
            String location)
            implements LineKey {
        public UsbPlace {
            if (!adapter.matches("[0-9a-f]{4}:[0-9a-f]{4}")) {
                throw new BadValue("adapter", "an adapter is spelled like 0403:6001, not '" + adapter + "'");
            }
            BadValue.at("location", () -> socket(adapter, location));
        }

        @Override
        public LineAddress address() {
            return UsbPort.in(socket(adapter, location));
        }

        private static UsbSocket socket(String adapter, String location) {
            int vendor = Integer.parseInt(adapter.substring(0, 4), 16);
            int product = Integer.parseInt(adapter.substring(5), 16);
            return new UsbSocket(vendor, product, location);
        }
    }

    /** A serial-device server, or a device with a LAN port. */
    public record Tcp(
            @Doc("Name or address.") String host,

            @Doc("TCP port.") @Range(min = "1", max = "65535")
            int port) implements LineKey {
        public Tcp {
            BadValue.at("host", () -> new TcpServer(host, port));
        }

        @Override
        public LineAddress address() {
            return new TcpServer(host, port);
        }
    }

    /** The settings of a serial line. */
    public record Settings(
            @Doc("Bits per second.") int baud,

            @Doc("Data bits.") @Default("8") @Range(min = "7", max = "8")
            int dataBits,

            @Doc("Parity.") @Default("none") SerialSettings.Parity parity,

            @Doc("Stop bits.") @Default("1") @Range(min = "1", max = "2")
            int stopBits) {

        public Settings {
            BadValue.at("baud", () -> new SerialSettings(baud, dataBits, parity, stopBits));
        }

        SerialSettings toLine() {
            return new SerialSettings(baud, dataBits, parity, stopBits);
        }
    }
}
