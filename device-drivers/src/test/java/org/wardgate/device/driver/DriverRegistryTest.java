package org.wardgate.device.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.device.alaris.AlarisDriverProvider;
import org.wardgate.device.intellivue.IntelliVueDriverProvider;

class DriverRegistryTest {

    @Test
    void theDriversOnTheClassPathAreFoundAndSorted() {
        DriverRegistry drivers = DriverRegistry.load();

        assertThat(drivers.profiles())
                .containsExactly(
                        "alaris-asena",
                        "bbraun-space",
                        "capnostream",
                        "datex-ohmeda-dri",
                        "draeger-medibus",
                        "fresenius-base",
                        "neurowave-ap4000",
                        "philips-intellivue-serial",
                        "terumo-te");
        assertThat(drivers.find("alaris-asena")).containsInstanceOf(AlarisDriverProvider.class);
        assertThat(drivers.find("philips-intellivue-serial")).containsInstanceOf(IntelliVueDriverProvider.class);
        assertThat(drivers.find("alaris")).isEmpty();
        assertThat(drivers.providers())
                .extracting(DriverProvider::profile)
                .containsExactlyElementsOf(drivers.profiles());
        assertThat(drivers.thirdParty()).isEmpty();
    }

    @Test
    void everyShippedDriverSaysWhatItIs() {
        for (DriverProvider driver : DriverRegistry.load().providers()) {
            assertThat(driver.description()).isNotBlank();
            assertThat(driver.frameDecoder()).isNotSameAs(driver.frameDecoder());
        }
    }

    @Test
    void twoDriversOfOneProfileAreRefusedAndNamed() {
        assertThatThrownBy(() -> new DriverRegistry(List.of(new AlarisDriverProvider(), new AlarisDriverProvider())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("profile alaris-asena is claimed by org.wardgate.device.alaris.AlarisDriverProvider"
                        + " and by org.wardgate.device.alaris.AlarisDriverProvider;"
                        + " remove one of the two from the class path");
    }

    @Test
    void aDriverThatDidNotComeWithWardgateIsNamed() {
        DriverProvider foreign = foreign();

        DriverRegistry drivers = new DriverRegistry(List.of(new AlarisDriverProvider(), foreign));

        assertThat(drivers.thirdParty()).containsExactly(foreign);
        assertThat(drivers.profiles()).containsExactly("alaris-asena", "foreign");
    }

    @Test
    void theListsOfARegistryCannotBeChanged() {
        DriverRegistry drivers = DriverRegistry.load();

        assertThatThrownBy(() -> drivers.providers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> drivers.profiles().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aJarThatNamesADriverWhichCannotBeMadeIsRefusedWithItsName(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(DriverProvider.class.getName()), "com.example.Missing\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            assertThatThrownBy(DriverRegistry::load)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a driver on the class path cannot be used: ")
                    .hasMessageContaining("com.example.Missing");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A proxy of a public interface is a class outside {@code org.wardgate}, as one from another jar is. */
    private static DriverProvider foreign() {
        return (DriverProvider) Proxy.newProxyInstance(
                DriverProvider.class.getClassLoader(),
                new Class<?>[] {DriverProvider.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "profile" -> "foreign";
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> 1;
                    default -> "foreign driver";
                });
    }
}
