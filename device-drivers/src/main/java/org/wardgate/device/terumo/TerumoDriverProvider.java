package org.wardgate.device.terumo;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;

/** The driver of the Terumo TERUFUSION pumps. */
public final class TerumoDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "terumo-te";
    }

    @Override
    public String description() {
        return "Terumo TERUFUSION TE-SS730, TE-SS830 and TE-LF630N pumps";
    }

    /** A guess: the page of the manual that states them was not at hand. The device's file sets what the pump is set to. */
    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(9600);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new TerumoFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new TerumoDriver(context);
    }
}
