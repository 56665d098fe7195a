package org.wardgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the mistakes of several files, and those between them, to report all at once. For use by one thread. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /** Adds a mistake, unless it is there already: a file that two have read has its mistakes once. */
    public void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** What {@code load} returns; empty where it throws a {@link ConfigException}, whose mistakes are kept here. */
    public <T> Optional<T> collect(Supplier<T> load) {
        try {
            return Optional.of(load.get());
        } catch (ConfigException e) {
            e.problems().forEach(this::add);
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
