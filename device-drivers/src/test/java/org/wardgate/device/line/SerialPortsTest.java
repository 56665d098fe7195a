package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.LineAddress.UsbPort;
import org.wardgate.device.line.LineAddress.UsbSocket;
import org.wardgate.device.line.PortOpenException.Reason;

class SerialPortsTest {
    private static final UsbSocket FTDI = new UsbSocket(0x0403, 0x6001, "1-2");
    private static final UsbSocket FTDI_ELSEWHERE = new UsbSocket(0x0403, 0x6001, "1-3");

    @TempDir
    Path directory;

    private SerialPorts ports(SerialPortInfo... all) {
        return new SerialPorts(directory, () -> List.of(all));
    }

    private static SerialPortInfo usb(String path, UsbSocket socket, String serialNumber) {
        return new SerialPortInfo(path, "FT232R USB UART", socket, serialNumber, List.of());
    }

    @Test
    void anAdapterIsFoundByItsSerialNumberWhereverItIsPluggedIn() {
        SerialPorts ports = ports(usb("/dev/ttyUSB0", FTDI, "A1"), usb("/dev/ttyUSB1", FTDI_ELSEWHERE, "B2"));

        assertThat(ports.resolve(UsbPort.withSerialNumber("B2"))).isEqualTo(Path.of("/dev/ttyUSB1"));
    }

    @Test
    void anAdapterWithoutASerialNumberIsFoundByKindAndSocket() {
        SerialPorts ports = ports(usb("/dev/ttyUSB0", FTDI, ""), usb("/dev/ttyUSB1", FTDI_ELSEWHERE, ""));

        assertThat(ports.resolve(UsbPort.in(FTDI_ELSEWHERE))).isEqualTo(Path.of("/dev/ttyUSB1"));
    }

    @Test
    void anotherKindOfAdapterInTheSameSocketDoesNotMatch() {
        SerialPorts ports = ports(usb("/dev/ttyUSB0", new UsbSocket(0x1a86, 0x7523, "1-2"), ""));

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> ports.resolve(UsbPort.in(FTDI)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_PORT));
    }

    /** A four-way adapter shows one serial number four times: taking the first would be a guess at which pump it is. */
    @Test
    void aSerialNumberThatStandsForTwoPortsIsRefusedByName() {
        SerialPorts ports = ports(usb("/dev/ttyUSB0", FTDI, "A1"), usb("/dev/ttyUSB1", FTDI_ELSEWHERE, "A1"));

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> ports.resolve(UsbPort.withSerialNumber("A1")))
                .withMessageContaining("/dev/ttyUSB0, /dev/ttyUSB1")
                .withMessageContaining("by its link");
    }

    @Test
    void aPortThatIsNotThereIsRefusedWithTheOnesThatAre() {
        SerialPorts ports = ports(usb("/dev/ttyUSB0", FTDI, "A1"));

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> ports.resolve(UsbPort.withSerialNumber("Z9")))
                .withMessageContaining("Z9")
                .withMessageContaining("/dev/ttyUSB0 (FT232R USB UART)");
    }

    @Test
    void aMachineWithoutPortsSaysSo() {
        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> ports().resolve(UsbPort.withSerialNumber("Z9")))
                .withMessageContaining("no serial port at all");
    }

    @Test
    void aLinkIsLookedForInItsDirectoryAndAPathIsLeftAsItIs() {
        assertThat(ports().resolve(UsbPort.withLink("usb-FTDI-if00"))).isEqualTo(directory.resolve("usb-FTDI-if00"));
        assertThat(ports().resolve(new SerialPath("/dev/pump-3"))).isEqualTo(Path.of("/dev/pump-3"));
    }

    @Test
    void aServerIsNotASerialPort() {
        assertThatIllegalArgumentException().isThrownBy(() -> ports().resolve(new TcpServer("moxa", 4001)));
    }

    @Test
    void theListNamesTheLinksThatLeadToEachPort() throws IOException {
        Path device = Files.createFile(directory.resolve("ttyUSB0"));
        Path other = Files.createFile(directory.resolve("ttyUSB1"));
        Path links = Files.createDirectory(directory.resolve("by-id"));
        Files.createSymbolicLink(links.resolve("usb-B"), Path.of("../ttyUSB0"));
        Files.createSymbolicLink(links.resolve("usb-A"), device);
        Files.createSymbolicLink(links.resolve("usb-dangling"), Path.of("../gone"));
        SerialPorts ports = new SerialPorts(
                links, () -> List.of(usb(device.toString(), FTDI, ""), usb(other.toString(), FTDI, "")));

        assertThat(ports.list().get(0).links()).containsExactly("usb-A", "usb-B");
        assertThat(ports.list().get(1).links()).isEmpty();
    }

    /** What the machine really has is unknown here; that asking it works is not. */
    @Test
    void theRealMachineCanBeAsked() {
        assertThat(new SerialPorts().list())
                .allSatisfy(port -> assertThat(port.path()).startsWith("/dev/"));
    }
}
