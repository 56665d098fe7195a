package org.wardgate.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.line.LineAddress.SerialPath;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.gateway.config.Configuration.Device;
import org.wardgate.gateway.reload.DeviceChanges.Changed;

class DeviceChangesTest {
    private static final DriverRegistry DRIVERS = DriverRegistry.load();
    private static final DriverProvider PUMP = DRIVERS.find("alaris-asena").orElseThrow();
    private static final DriverProvider MONITOR =
            DRIVERS.find("philips-intellivue-serial").orElseThrow();
    private static final SerialSettings SETTINGS = SerialSettings.eightNoneOne(38400);

    private static Device device(String name, String bed) {
        return new Device(name, bed, PUMP, new SerialPath("/dev/" + name), SETTINGS);
    }

    @Test
    void whatIsEqualIsUntouched() {
        DeviceChanges changes = DeviceChanges.between(
                List.of(device("a", "1"), device("b", "1")), List.of(device("b", "1"), device("a", "1")));
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.untouched()).isEqualTo(2);
    }

    @Test
    void aNameMakesTheDevice() {
        Device moved = device("b", "2");
        DeviceChanges changes = DeviceChanges.between(
                List.of(device("a", "1"), device("b", "1"), device("c", "1")),
                List.of(device("a", "1"), moved, device("d", "2")));
        assertThat(changes.added()).containsExactly(device("d", "2"));
        assertThat(changes.removed()).containsExactly(device("c", "1"));
        assertThat(changes.changed()).containsExactly(new Changed(device("b", "1"), moved));
        assertThat(changes.changed().get(0).isMoved()).isTrue();
        assertThat(changes.untouched()).isEqualTo(1);
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void eachKeyThatChangedIsNamedWithItsOldAndItsNewValue() {
        Changed all = new Changed(
                device("a", "1"),
                new Device("a", "2", MONITOR, new TcpServer("server", 4001), SerialSettings.eightNoneOne(9600)));
        assertThat(all.words())
                .isEqualTo("bed=1 -> 2 profile=alaris-asena -> philips-intellivue-serial"
                        + " line=/dev/a -> server:4001 settings=38400 8N1 -> 9600 8N1");
        assertThat(all.isMoved()).isTrue();
        Changed line = new Changed(device("a", "1"), new Device("a", "1", PUMP, new SerialPath("/dev/x"), SETTINGS));
        assertThat(line.words()).isEqualTo("line=/dev/a -> /dev/x");
        assertThat(line.isMoved()).isFalse();
    }

    /** A profile is a file too: another driver under the same name is another device. */
    @Test
    void aDriverThatDiffersUnderTheSameNameIsAChange() {
        DriverProvider other = DriverRegistry.load().find("alaris-asena").orElseThrow();
        Device after = new Device("a", "1", other, new SerialPath("/dev/a"), SETTINGS);
        DeviceChanges changes = DeviceChanges.between(List.of(device("a", "1")), List.of(after));
        assertThat(changes.changed()).hasSize(1);
        assertThat(changes.changed().get(0).words()).isEqualTo("profile=alaris-asena as it reads now");
    }
}
