package org.wardgate.device.profile;

import io.netty.handler.codec.ByteToMessageDecoder;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.guard.GuardPolicy;
import org.wardgate.device.guard.ListenOnlyPolicy;
import org.wardgate.device.line.SerialSettings;

/**
 * The driver of a declared device.
 *
 * @param declared the profile.
 * @param approved whether its queries are approved; without that nothing is sent.
 */
public record ProfileProvider(Profile declared, boolean approved) implements DriverProvider {

    @Override
    public String profile() {
        return declared.name();
    }

    @Override
    public String description() {
        return declared.file().title();
    }

    @Override
    public SerialSettings serialSettings() {
        return declared.file().line().settings();
    }

    @Override
    public ByteToMessageDecoder frameDecoder() {
        return declared.frameDecoder();
    }

    @Override
    public DeviceDriver driver(DriverContext context) {
        return declared.driver(context);
    }

    /** What may leave: the profile's queries where they are approved, nothing else ever. */
    public GuardPolicy guard() {
        return asks() && approved ? declared.policy() : new ListenOnlyPolicy();
    }

    /** Whether the device has to be asked. */
    public boolean asks() {
        return !declared.queries().isEmpty();
    }

    /** Whether the device has to be asked, and nobody has agreed to that. */
    public boolean awaitsApproval() {
        return asks() && !approved;
    }
}
