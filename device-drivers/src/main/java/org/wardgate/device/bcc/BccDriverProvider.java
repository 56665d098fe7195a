package org.wardgate.device.bcc;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.Places;
import org.wardgate.device.line.SerialSettings;

/** The driver of B. Braun Space racks. */
public final class BccDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "bbraun-space";
    }

    @Override
    public String description() {
        return "B. Braun Perfusor Space and Infusomat Space behind a SpaceCom (BCC protocol)";
    }

    /** A setting of the SpaceCom; some were seen at 19200. Source: BCC, line settings. */
    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(9600);
    }

    /** Port 4001 of the SpaceCom. Source: BCC, line settings. */
    @Override
    public boolean hasNetworkPort() {
        return true;
    }

    @Override
    public Optional<Places> places() {
        return Optional.of(Address.PLACES);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new BccFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new BccDriver(context);
    }
}
