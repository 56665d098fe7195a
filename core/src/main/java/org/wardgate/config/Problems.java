package org.wardgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the mistakes of several files, and those between them, to report all at once. For use by one thread. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /** Adds a mistake. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /** What {@code load} returns; empty where it throws a {@link ConfigException}, whose mistakes are kept here. */
    public <T> Optional<T> collect(Supplier<T> load) {
        try {
            return Optional.of(load.get());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** The mistakes so far, in the order they were found. */
    public List<Problem> list() {
        return List.copyOf(problems);
    }

    /** Throws a {@link ConfigException} with all mistakes, where there are any. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
