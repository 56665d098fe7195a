package org.wardgate.device.dri;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.line.SerialSettings.Parity;

/** The driver of GE Datex-Ohmeda S/5 and CARESCAPE monitors on the serial port. */
public final class DriDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "datex-ohmeda-dri";
    }

    @Override
    public String description() {
        return "GE Datex-Ohmeda S/5 and CARESCAPE monitors, serial computer interface (DRI)";
    }

    /** Source: CIS, serial line; CARESCAPE monitors with software 3 and later do 115200 as well. */
    @Override
    public SerialSettings serialSettings() {
        return new SerialSettings(19200, 8, Parity.EVEN, 1);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new DriFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new DriDriver(context);
    }
}
