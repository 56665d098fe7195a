package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.line.LineAddress.UsbSocket;

class SerialPortInfoTest {
    @Test
    void anAdapterIsDescribedByEverythingThatNamesItInAConfiguration() {
        SerialPortInfo port = new SerialPortInfo(
                "/dev/ttyUSB0", "FT232R USB UART", new UsbSocket(0x403, 0x6001, "1-2.3"), "A50285BI", List.of("usb-a"));
        assertThat(port.describe())
                .containsExactly(
                        "/dev/ttyUSB0  FT232R USB UART",
                        "  serial number A50285BI",
                        "  link usb-a",
                        "  adapter 0403:6001, location 1-2.3");
    }

    @Test
    void aPortThatIsNotOnUsbHasItsPathAlone() {
        SerialPortInfo port = new SerialPortInfo("/dev/ttyS0", "Physical Port S0", null, "", List.of());
        assertThat(port.describe()).containsExactly("/dev/ttyS0  Physical Port S0");
    }
}
