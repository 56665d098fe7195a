package org.wardgate.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with every mistake that was found; the message has one line for each. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    // transient: an exception is Serializable, a list need not be; what it says survives in the message
    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All mistakes: file by file as they were read, and from top to bottom within one. */
    public List<Problem> problems() {
        return problems;
    }
}
