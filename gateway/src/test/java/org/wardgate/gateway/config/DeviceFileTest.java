package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.line.LineAddress;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.LineAddress.UsbPort;
import org.wardgate.device.line.LineAddress.UsbSocket;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.line.SerialSettings.Parity;

class DeviceFileTest {
    private static final String SHORTEST = """
            device: pump-1
            bed: "1"
            profile: alaris-asena
            line: {kind: serial, path: /dev/ttyUSB0}
            """;

    @Test
    void whatIsLeftOutHasItsDefault() {
        assertThat(read(SHORTEST))
                .isEqualTo(new DeviceFile(
                        "pump-1", "1", "alaris-asena", new DeviceFile.Serial("/dev/ttyUSB0"), null, false, List.of()));
        assertThat(read(SHORTEST + "settings: {baud: 9600}\n").settings())
                .isEqualTo(new DeviceFile.Settings(9600, 8, Parity.NONE, 1));
    }

    @Test
    void everyKeyIsMapped() throws Exception {
        DeviceFile all = read("""
                device: monitor-7
                bed: window
                profile: philips-intellivue-serial
                line:
                  kind: serial
                  path: /dev/ttyS1
                settings:
                  baud: 115200
                  data-bits: 7
                  parity: even
                  stop-bits: 2
                caution-accepted: true
                parts:
                  - {at: 1-10, device: pump-3, bed: door}
                  - {at: 1-2, device: pump-4}
                """);

        assertThat(all)
                .isEqualTo(new DeviceFile(
                        "monitor-7",
                        "window",
                        "philips-intellivue-serial",
                        new DeviceFile.Serial("/dev/ttyS1"),
                        new DeviceFile.Settings(115200, 7, Parity.EVEN, 2),
                        true,
                        List.of(
                                new DeviceFile.PartKey("1-10", "pump-3", "door"),
                                new DeviceFile.PartKey("1-2", "pump-4", null))));
        Components.assertAllDiffer(all, read(SHORTEST + "settings: {baud: 9600}\n"));
        assertThat(all.settings()).isNotNull();
        assertThat(new DeviceFile.Settings(115200, 7, Parity.EVEN, 2).toLine())
                .isEqualTo(new SerialSettings(115200, 7, Parity.EVEN, 2));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("{kind: serial, path: /dev/ttyUSB0}", new SerialPath("/dev/ttyUSB0")),
                Arguments.of("{kind: usb-serial-number, serial-number: FT4X}", UsbPort.withSerialNumber("FT4X")),
                Arguments.of("{kind: usb-link, link: usb-FTDI_X-if00}", UsbPort.withLink("usb-FTDI_X-if00")),
                Arguments.of(
                        "{kind: usb-place, adapter: '0403:6001', location: 1-2.3}",
                        UsbPort.in(new UsbSocket(0x0403, 0x6001, "1-2.3"))),
                Arguments.of("{kind: tcp, host: 192.0.2.10, port: 4001}", new TcpServer("192.0.2.10", 4001)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyKindOfLineIsMapped(String yaml, LineAddress address) {
        assertThat(read(withLine(yaml)).line().address()).isEqualTo(address);
    }

    @Test
    void theTableAboveHasEveryKindOfLine() {
        assertThat(lines()).hasSize(DeviceFile.LineKey.class.getPermittedSubclasses().length);
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                Arguments.of(
                        "{kind: serail, path: x}",
                        "4:14: kind: expected one of serial, usb-serial-number, usb-link, usb-place, tcp;"
                                + " found 'serail'; did you mean 'serial'?"),
                Arguments.of("{kind: serial, path: ' '}", "4:22: the path of a serial port is empty; give it"),
                Arguments.of(
                        "{kind: usb-serial-number, serial-number: ' '}",
                        "4:33: the serial number of a USB port is empty; give it"),
                Arguments.of(
                        "{kind: usb-link, link: /dev/serial/by-id/usb-FTDI}",
                        "4:24: the link of a USB port is a name, not the path /dev/serial/by-id/usb-FTDI"),
                Arguments.of(
                        "{kind: usb-place, adapter: '0403', location: 1-2}",
                        "4:25: an adapter is spelled like 0403:6001, not '0403'"),
                Arguments.of(
                        "{kind: usb-place, adapter: '0403:6001', location: ' '}",
                        "4:47: the location of a USB socket is empty; give it"),
                Arguments.of("{kind: tcp, host: ' ', port: 1}", "4:19: the host of a TCP server is empty; give it"),
                Arguments.of("{kind: tcp, host: x, port: 0}", "4:34: port: 0 is out of range; allowed is 1 to 65535"));
    }

    /** At its place in the file, and not when the line is first used. */
    @ParameterizedTest
    @MethodSource("badLines")
    void aLineThatCannotBeIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(withLine(yaml)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("x.yaml:" + message);
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                Arguments.of("{baud: 9601}", "5:12: baud is one of " + SerialSettings.BAUD_RATES + ", not 9601"),
                Arguments.of("{baud: 9600, data-bits: 9}", "5:35: data-bits: 9 is out of range; allowed is 7 to 8"),
                Arguments.of("{baud: 9600, stop-bits: 3}", "5:35: stop-bits: 3 is out of range; allowed is 1 to 2"),
                Arguments.of(
                        "{baud: 9600, parity: mark}", "5:32: parity: expected one of none, odd, even; found 'mark'"),
                Arguments.of("{data-bits: 8}", "5:11: settings: missing key 'baud'"));
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void settingsThatNoLineHasAreRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(SHORTEST + "settings: " + yaml + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("x.yaml:" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pump-1", "pump_1", "-pump", "pump 1", "a123456789012345678901234567890123456789x"})
    void aNameThatCouldNotNameAFileIsRefused(String name) {
        assertThatThrownBy(() -> read(SHORTEST.replace("pump-1", name)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("x.yaml:1:1: a device's name has up to 40 lower-case letters, digits and hyphens, not '"
                        + name + "'");
    }

    private static String withLine(String yaml) {
        return SHORTEST.replace("{kind: serial, path: /dev/ttyUSB0}", yaml);
    }

    private static DeviceFile read(String text) {
        return StrictYaml.read("x.yaml", text, DeviceFile.class);
    }
}
