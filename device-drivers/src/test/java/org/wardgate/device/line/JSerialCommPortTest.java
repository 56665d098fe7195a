package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.PortOpenException.Reason;
import org.wardgate.device.line.SerialSettings.Parity;

class JSerialCommPortTest {
    private static final SerialPorts NO_PORTS = new SerialPorts(Path.of("/nowhere"), List::of);

    /** The library's own codes: parity 0 none, 1 odd, 2 even; stop bits 1 one, 3 two. */
    @ParameterizedTest
    @CsvSource({"9600,8,NONE,1,0,1", "19200,7,ODD,2,1,3", "115200,8,EVEN,1,2,1", "300,7,EVEN,2,2,3"})
    void settingsReachTheLibrary(
            int baud, int dataBits, Parity parity, int stopBits, int libraryParity, int libraryStopBits) {
        SerialPort port = SerialPort.getCommPort("/dev/null"); // any file will do, it is not opened

        JSerialCommPort.configure(port, new SerialSettings(baud, dataBits, parity, stopBits), false);

        assertThat(port.getBaudRate()).isEqualTo(baud);
        assertThat(port.getNumDataBits()).isEqualTo(dataBits);
        assertThat(port.getParity()).isEqualTo(libraryParity);
        assertThat(port.getNumStopBits()).isEqualTo(libraryStopBits);
        assertThat(port.getFlowControlSettings()).isEqualTo(SerialPort.FLOW_CONTROL_DISABLED);
    }

    @Test
    void aPseudoTerminalIsNotAskedForParityAndWordLengthThatItDoesNotHave() {
        SerialPort port = SerialPort.getCommPort("/dev/null");

        JSerialCommPort.configure(port, new SerialSettings(9600, 7, Parity.EVEN, 2), true);

        assertThat(port.getParity()).isEqualTo(SerialPort.NO_PARITY);
        assertThat(port.getNumDataBits()).isEqualTo(8);
        assertThat(port.getBaudRate()).isEqualTo(9600);
        assertThat(port.getNumStopBits()).isEqualTo(SerialPort.TWO_STOP_BITS);
    }

    @Test
    void aFileThatIsNoDeviceIsRefusedAsWhatItIs(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("ttyUSB0"));

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> open(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED))
                .withMessageContaining(file + " is a file and not a serial port");
    }

    @Test
    void aDeviceThatIsNoTerminalIsRefusedWithTheSettings() {
        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> open(Path.of("/dev/zero")))
                .withMessageContaining("/dev/zero refuses 115200 8E1, or is not a serial port");
    }

    @Test
    void aPathThatLeadsNowhereIsNoSuchPort(@TempDir Path directory) throws IOException {
        Path dangling = Files.createSymbolicLink(directory.resolve("pump"), Path.of("gone"));

        assertThatExceptionOfType(PortOpenException.class)
                .isThrownBy(() -> open(dangling))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_SUCH_PORT))
                .withMessageContaining("no port " + dangling);
    }

    private static void open(Path path) {
        JSerialCommPort.open(NO_PORTS, new SerialPath(path.toString()), new SerialSettings(115200, 8, Parity.EVEN, 1));
    }
}
