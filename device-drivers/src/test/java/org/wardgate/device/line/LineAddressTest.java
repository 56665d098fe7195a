package org.wardgate.device.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.LineAddress.UsbPort;
import org.wardgate.device.line.LineAddress.UsbSocket;

class LineAddressTest {

    @Test
    void aUsbPortIsGivenByExactlyOneIdentity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsbPort(null, null, null))
                .withMessageContaining("exactly one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsbPort("A1", "usb-A1-if00", null))
                .withMessageContaining("not by 2");
    }

    @Test
    void aLinkIsANameSoThatItCannotLeaveItsDirectory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsbPort.withLink("../../mem"))
                .withMessageContaining("../../mem");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void aTcpPortOutOfRangeIsRefused(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpServer("server", port));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void aUsbVendorOutOfRangeIsRefused(int vendorId) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UsbSocket(vendorId, 1, "1-2"));
    }

    @Test
    void blankTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialPath(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpServer("", 4001));
        assertThatIllegalArgumentException().isThrownBy(() -> UsbPort.withSerialNumber(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new UsbSocket(1, 2, ""));
    }

    @Test
    void everyAddressHasALabelThatNamesIt() {
        assertThat(new SerialPath("/dev/ttyUSB0").label()).isEqualTo("/dev/ttyUSB0");
        assertThat(new TcpServer("moxa-3", 4001).label()).isEqualTo("moxa-3:4001");
        assertThat(UsbPort.withSerialNumber("A1").label()).isEqualTo("USB serial number A1");
        assertThat(UsbPort.withLink("usb-x-if00").label()).isEqualTo("USB link usb-x-if00");
        assertThat(UsbPort.in(new UsbSocket(0x403, 0x6001, "1-2.3")).label()).isEqualTo("USB 0403:6001 at 1-2.3");
    }
}
