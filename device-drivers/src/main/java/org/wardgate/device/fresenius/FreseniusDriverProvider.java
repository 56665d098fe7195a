package org.wardgate.device.fresenius;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.Places;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.line.SerialSettings.Parity;

/** The driver of Fresenius bases and stand-alone pumps that speak the Base protocol. */
public final class FreseniusDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "fresenius-base";
    }

    @Override
    public String description() {
        return "Fresenius (Vial) Base Primea, Orchestra and Pilote pumps (Base protocol)";
    }

    /** Source: Base protocol, line settings. */
    @Override
    public SerialSettings serialSettings() {
        return new SerialSettings(19200, 7, Parity.EVEN, 1);
    }

    @Override
    public Optional<Places> places() {
        return Optional.of(Address.PLACES);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new FreseniusFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new FreseniusDriver(context);
    }
}
