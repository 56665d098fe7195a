package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.approval.ApprovedQueries;
import org.wardgate.device.profile.approval.ApprovedQueriesFile;
import org.wardgate.gateway.config.Mutations.Mutation;
import org.wardgate.simulator.scenario.ScenarioFile;

/**
 * What comes with Wardgate under {@code config/}: whoever changes any one key of it by mistake is told where, unless the documentation
 * says why that key is free. Every key of every file is tried, as every value is.
 */
class ShippedConfigurationIT {
    private static final Path CONFIG = Path.of("..", "config");

    @TempDir
    private Path directory;

    @Test
    void everyChangeOfAnyOneKeyIsFoundOrTheKeyIsFree() throws IOException {
        List<FreeKey> free = FreeKey.documented();
        List<String> unnoticed = new ArrayList<>();
        Set<FreeKey> used = new TreeSet<>();
        int tried = 0;
        copyTo(directory);
        for (Path file : shipped()) {
            String name = CONFIG.relativize(file).toString();
            String text = Files.readString(file);
            assertThat(mistakes(name, text)).as(name).isEmpty();
            List<Mutation> mutations = Mutations.of(text);
            tried += mutations.size();
            for (Mutation mutation : unplaced(name, mutations)) {
                List<FreeKey> allowed =
                        free.stream().filter(key -> key.covers(name, mutation)).toList();
                used.addAll(allowed);
                if (allowed.isEmpty()) {
                    unnoticed.add(name + ":" + mutation.line() + " " + mutation);
                }
            }
            restore(name, text);
        }

        assertThat(unnoticed).isEmpty();
        assertThat(tried).isGreaterThan(5000);
        assertThat(free.stream().filter(key -> !used.contains(key)))
                .as("keys that are called free and need not be")
                .isEmpty();
    }

    /** The changes after which no mistake with a position in the file is found. */
    private List<Mutation> unplaced(String name, List<Mutation> mutations) {
        Stream<Mutation> all = isJudgedAlone(name) ? mutations.parallelStream() : mutations.stream();
        return all.filter(mutation -> mistakes(name, mutation.text()).stream()
                        .noneMatch(problem -> problem.file().endsWith(name) && problem.line() > 0))
                .toList();
    }

    private static boolean isJudgedAlone(String name) {
        return name.startsWith("profiles") || name.startsWith("scenarios") || name.equals(ApprovedQueries.FILE);
    }

    private void restore(String name, String text) throws IOException {
        Path copy = directory.resolve(name);
        if (Files.exists(copy)) {
            Files.writeString(copy, text);
        }
    }

    /** As {@code check} and {@code profile test} find them, with one file in place of the shipped one. */
    private List<Problem> mistakes(String name, String text) {
        Problems problems = new Problems();
        if (name.startsWith("profiles")) {
            problems.collect(() -> ProfileReader.read(name, text)).ifPresent(profile -> check(name, profile, problems));
        } else if (name.startsWith("scenarios")) {
            problems.collect(() -> StrictYaml.read(name, text, ScenarioFile.class));
        } else if (name.equals(ApprovedQueries.FILE)) {
            problems.collect(() -> StrictYaml.read(name, text, ApprovedQueriesFile.class));
        } else {
            write(directory.resolve(name), text);
            problems.collect(() -> Configuration.load(directory, DriverRegistry.load()));
        }
        return problems.list();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, Profile profile, Problems problems) {
        if (!profile.queries().isEmpty() && !ApprovedQueries.shippedOnly().cover(profile.file())) {
            problems.add(profile.problemAt("queries", "not approved"));
        }
        if (!name.endsWith("/" + profile.name() + ".yaml")) {
            problems.add(profile.problemAt("profile", "not the file's name"));
        }
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> all = Files.walk(CONFIG)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The files that are judged together; profiles and scenarios are judged one by one. */
    private static void copyTo(Path directory) throws IOException {
        for (Path file : shipped()) {
            String name = CONFIG.relativize(file).toString();
            if (!isJudgedAlone(name)) {
                Path copy = directory.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
