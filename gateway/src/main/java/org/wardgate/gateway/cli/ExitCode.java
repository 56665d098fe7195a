package org.wardgate.gateway.cli;

/** What the process answers; {@code docs/reference/cli.md} explains each. */
final class ExitCode {
    /** Everything was as it should be. */
    static final int OK = 0;

    /** It ran, and the result is not what it should be: an expected alarm missing, bytes that could not be decoded. */
    static final int FINDINGS = 1;

    /** The command line is wrong. */
    static final int USAGE = 2;

    /** The configuration or scenario is wrong. */
    static final int CONFIGURATION = 3;

    /** It could not run: a file that cannot be read, a port that is taken. */
    static final int UNABLE = 4;

    private ExitCode() {}
}
