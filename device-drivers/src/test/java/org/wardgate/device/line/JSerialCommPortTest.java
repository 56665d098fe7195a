package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** The library raises both when it opens a port, as the operating system does; only a profile has them otherwise. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,true,true",
                "true,true,true,true",
                "false,-,false,true",
                "-,false,true,false",
                "false,false,false,false"
            })
    void modemLinesAreLoweredOnlyWhereTheSettingsSaySo(
            @Nullable Boolean dtr, @Nullable Boolean rts, boolean dtrRaised, boolean rtsRaised) throws Exception {
        SerialPort port = SerialPort.getCommPort("/dev/null");
        SerialSettings settings = SerialSettings.eightNoneOne(9600).with(new ModemLines(dtr, rts));

        JSerialCommPort.configure(port, settings, false);

        assertThat(raised(port, "isDtrEnabled")).isEqualTo(dtrRaised);
        assertThat(raised(port, "isRtsEnabled")).isEqualTo(rtsRaised);
    }

    @Test
    void settingsLeaveTheModemLinesToTheOperatingSystemUnlessTheySayOtherwise() {
        assertThat(new SerialSettings(9600, 8, Parity.NONE, 1).modemLines()).isEqualTo(ModemLines.UNTOUCHED);
        assertThat(SerialSettings.eightNoneOne(9600)
                        .with(new ModemLines(false, null))
                        .label())
                .isEqualTo("9600 8N1");
    }

    /** What the library will do when it opens the port; of a port that is not open it tells nobody. */
    private static boolean raised(SerialPort port, String field) throws ReflectiveOperationException {
        Field noted = SerialPort.class.getDeclaredField(field);
        noted.setAccessible(true);
        return noted.getBoolean(port);
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
