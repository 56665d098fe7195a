package org.wardgate.device.neurowave;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;

/** The driver of the NeuroWave AP-4000. */
public final class NeurowaveDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "neurowave-ap4000";
    }

    @Override
    public String description() {
        return "NeuroWave AP-4000 two-channel infusion pump";
    }

    /** Source: AP-4000 status protocol, line. */
    @Override
    public SerialSettings serialSettings() {
        return SerialSettings.eightNoneOne(115200);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new NeurowaveFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new NeurowaveDriver(context);
    }
}
