package org.wardgate.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wardgate.config.Bound;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.config.StrictYaml;

/** A directory of a configuration. All files in it are of one kind, and all are read. */
public final class ConfigDirectory {
    private ConfigDirectory() {}

    /**
     * The files of a directory in the order of their names, those with mistakes left out. A directory that is not there has none.
     *
     * @param type the record of each file.
     * @param problems takes the mistakes of all files, and each file that is no YAML file.
     */
    public static <T extends Record> List<Bound<T>> read(Path directory, Class<T> type, Problems problems) {
        List<Bound<T>> bound = new ArrayList<>();
        for (Path file : files(directory, problems)) {
            problems.collect(() -> StrictYaml.bind(file, type)).ifPresent(bound::add);
        }
        return bound;
    }

    /** The YAML files of a directory in the order of their names; {@code problems} takes each file that is none. */
    static List<Path> files(Path directory, Problems problems) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> yaml = new ArrayList<>();
            for (Path file :
                    entries.filter(file -> !EditorFiles.isOne(file)).sorted().toList()) {
                if (file.toString().endsWith(".yaml")) {
                    yaml.add(file);
                } else {
                    problems.add(new Problem(
                            file.toString(), 0, 0, "not a .yaml file; what lies here is read, so move it elsewhere"));
                }
            }
            return yaml;
        } catch (IOException e) {
            problems.add(new Problem(directory.toString(), 0, 0, "cannot be listed: " + e.getMessage()));
            return List.of();
        }
    }
}
