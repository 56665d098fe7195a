package org.wardgate.device.profile;

import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Bound;
import org.wardgate.config.Problem;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.guard.ProfilePolicy;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.drive.Outputs;
import org.wardgate.device.profile.drive.ProfileDriver;
import org.wardgate.device.profile.framing.FrameDecoders;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.device.profile.language.QueryKeys;

/** A profile that has been read and checked, ready to make drivers. Two are equal whose files are, letter by letter. Immutable. */
public final class Profile {
    private final Bound<ProfileFile> file;
    private final String fingerprint;
    private final MessageReader messages;
    private final Outputs outputs;
    private final ProfilePolicy policy;

    Profile(Bound<ProfileFile> file, String fingerprint, MessageReader messages, Outputs outputs) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.messages = messages;
        this.outputs = outputs;
        this.policy = new ProfilePolicy(file.value().profile(), queries());
    }

    /** What the file says. */
    public ProfileFile file() {
        return file.value();
    }

    /** A mistake at one of its keys, for what shows only beside other files. */
    public Problem problemAt(String path, String message) {
        return file.problemAt(path, message);
    }

    /** Its name. */
    public String name() {
        return file().profile();
    }

    /** Everything that it may send. */
    public List<Bytes> queries() {
        return file().queries().stream().map(QueryKeys::frame).toList();
    }

    /** What may leave when its queries are approved. */
    ProfilePolicy policy() {
        return policy;
    }

    /** A frame decoder for a new connection. */
    public ByteToMessageDecoder frameDecoder() {
        return FrameDecoders.decoder(file().framing(), file().packet());
    }

    /** A driver for a new connection. */
    public DeviceDriver driver(DriverContext context) {
        return new ProfileDriver(file(), messages, outputs, context);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return "Profile[" + name() + "]";
    }
}
