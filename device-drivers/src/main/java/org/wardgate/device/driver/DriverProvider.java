package org.wardgate.device.driver;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;
import org.wardgate.device.line.Arrival;
import org.wardgate.device.line.SerialSettings;

/** Makes the parts of one driver. Found by {@link java.util.ServiceLoader}; has a public constructor without parameters. */
public interface DriverProvider {

    /** The name of the profile in configuration, such as {@code alaris-asena}. */
    String profile();

    /** One line for a person: which devices. */
    String description();

    /** The line settings the device's manual gives. */
    SerialSettings serialSettings();

    /** A new frame decoder, which hands up {@link WireInput}s and stamps them with {@link Arrival}. */
    ByteToMessageDecoder frameDecoder();

    /** Whether such devices have a network port too, so that no serial settings bound how much they can say at a time. */
    default boolean hasNetworkPort() {
        return false;
    }

    /** Where devices are to be found, for a protocol in which several share a line; empty where there is one. */
    default Optional<Places> places() {
        return Optional.empty();
    }

    /** A new driver for one connection. */
    DeviceDriver driver(DriverContext context);
}
