package org.wardgate.device.capnostream;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;

/** The driver of the Capnostream capnographs. */
public final class CapnostreamDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "capnostream";
    }

    @Override
    public String description() {
        return "Oridion and Medtronic Capnostream 20 and 20p capnographs";
    }

    /** Also 9600 to 57600 and automatic, the factory setting, at which the host's rate is found. Source: CDTP, RS-232. */
    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(115200);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new CapnostreamFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new CapnostreamDriver(context);
    }
}
