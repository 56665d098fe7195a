package org.wardgate.device.medibus;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.line.SerialSettings;
import org.wardgate.device.line.SerialSettings.Parity;

/** The driver of Draeger machines that speak MEDIBUS. */
public final class MedibusDriverProvider implements DriverProvider {

    @Override
    public String profile() {
        return "draeger-medibus";
    }

    @Override
    public String description() {
        return "Draeger ventilators and anaesthesia machines (MEDIBUS and MEDIBUS.X)";
    }

    /**
     * What "MEDIBUS" is on current machines and was on Capnosat and Apollo; others are set to 19200 baud, or to no parity, and need
     * that in the device's file. DTR and RTS are on, as they are where nobody sets them.
     */
    @Override
    public SerialSettings serialSettings() {
        return new SerialSettings(9600, 8, Parity.EVEN, 1);
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return new MedibusFrameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return new MedibusDriver(context);
    }
}
