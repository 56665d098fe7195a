package org.wardgate.device.intellivue;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;

/** Philips IntelliVue monitors on the serial MIB port, which has to be configured for data export at a fixed baud rate. */
public final class IntelliVueDriverProvider implements DriverProvider {
    private static final int BAUD = 115_200;

    @Override
    public String profile() {
        return "philips-intellivue-serial";
    }

    @Override
    public String description() {
        return "Philips IntelliVue MP, MX and X series monitors, MIB/RS-232 data export at a fixed baud rate";
    }

    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(BAUD);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new IntelliVueFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new IntelliVueDriver(context);
    }
}
