package org.wardgate.device.alaris;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;

/** The driver of the Alaris syringe pumps. */
public final class AlarisDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "alaris-asena";
    }

    @Override
    public String description() {
        return "Alaris syringe pumps GH, CC, TIVA and PK (Asena protocol)";
    }

    /** Source: Asena comms, line settings. */
    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(38400);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new AlarisFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new AlarisDriver(context);
    }
}
