package org.wardgate.device.profile.example;

import java.util.List;
import org.wardgate.config.Bound;
import org.wardgate.config.Problems;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.language.ExampleKeys;
import org.wardgate.device.profile.language.ProfileFile;

/** Plays the examples of a profile. */
public final class Examples {
    private Examples() {}

    /** Reports, where it stands in the file, each event that does not come true. */
    public static void check(Profile profile, Bound<ProfileFile> bound, Problems problems) {
        for (int i = 0; i < profile.file().examples().size(); i++) {
            ExampleKeys example = profile.file().examples().get(i);
            compare(example, play(profile, example), "examples[" + i + "]", bound, problems);
        }
    }

    /** The events that the bytes of an example become. */
    public static List<String> play(Profile profile, ExampleKeys example) {
        return ExampleRun.play(profile, example);
    }

    private static void compare(
            ExampleKeys example, List<String> actual, String path, Bound<ProfileFile> bound, Problems problems) {
        List<String> expected = example.events();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : null;
            String found = i < actual.size() ? actual.get(i) : null;
            if (wanted == null || !wanted.equals(found)) {
                String at = wanted == null ? path + ".events" : path + ".events[" + i + "]";
                String message = wanted == null
                        ? "the bytes become one event more: '" + found + "'"
                        : found == null ? "the bytes do not become this" : "the bytes become '" + found + "'";
                problems.add(bound.problemAt(at, "example '" + example.name() + "': " + message));
                return; // what follows a difference differs too
            }
        }
    }
}
