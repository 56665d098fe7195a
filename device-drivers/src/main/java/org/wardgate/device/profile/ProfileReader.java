package org.wardgate.device.profile;

import java.nio.file.Path;
import org.wardgate.config.Bound;
import org.wardgate.config.ConfigException;
import org.wardgate.config.Problems;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.profile.approval.Fingerprint;
import org.wardgate.device.profile.content.Layout;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.drive.Outputs;
import org.wardgate.device.profile.example.Examples;
import org.wardgate.device.profile.language.FramingKeys.Frames;
import org.wardgate.device.profile.language.LengthKeys.Fixed;
import org.wardgate.device.profile.language.ProfileFile;

/** Reads profiles: every mistake of a file is found at once, and only a file without any, whose examples come true, makes a profile. */
public final class ProfileReader {
    private static final String ENDING = ".yaml";

    private ProfileReader() {}

    /**
     * Reads a file, whose name is the profile's.
     *
     * @throws ConfigException with all its mistakes.
     */
    public static Profile read(Path file) {
        String text = StrictYaml.text(file);
        Bound<ProfileFile> bound = StrictYaml.bind(file.toString(), text, ProfileFile.class);
        Problems problems = new Problems();
        String expected = bound.value().profile() + ENDING;
        if (!file.endsWith(expected)) {
            problems.add(bound.problemAt("profile", "the file of this profile is called " + expected));
        }
        return proven(make(bound, text, problems), bound);
    }

    /**
     * Reads a text.
     *
     * @param label names the text in mistakes, as a file name would.
     * @throws ConfigException with all its mistakes.
     */
    public static Profile read(String label, String text) {
        Bound<ProfileFile> bound = StrictYaml.bind(label, text, ProfileFile.class);
        return proven(make(bound, text, new Problems()), bound);
    }

    /**
     * Reads a file whose examples may not come true yet, for whoever is writing them. No device may use it.
     *
     * @throws ConfigException with all its other mistakes.
     */
    public static Profile readUnproven(Path file) {
        String text = StrictYaml.text(file);
        return make(StrictYaml.bind(file.toString(), text, ProfileFile.class), text, new Problems());
    }

    private static Profile proven(Profile profile, Bound<ProfileFile> bound) {
        Problems problems = new Problems();
        Examples.check(profile, bound, problems);
        problems.throwIfAny();
        return profile;
    }

    private static Profile make(Bound<ProfileFile> bound, String text, Problems problems) {
        ProfileFile file = bound.value();
        Coherence.check(bound, problems);
        MessageReader messages = MessageReader.of(
                file.messages(), layout(file), (path, message) -> problems.add(bound.problemAt(path, message)));
        Outputs outputs = Outputs.of(file, messages, (path, message) -> problems.add(bound.problemAt(path, message)));
        problems.throwIfAny();
        return new Profile(bound, Fingerprint.of(text), messages, outputs);
    }

    private static Layout layout(ProfileFile file) {
        boolean fixed = file.framing() instanceof Frames frames && frames.length() instanceof Fixed;
        int bytes = fixed ? ((Fixed) ((Frames) file.framing()).length()).bytes() : 0;
        return new Layout(file.packet() == null ? 1 : file.packet().frames(), bytes);
    }
}
