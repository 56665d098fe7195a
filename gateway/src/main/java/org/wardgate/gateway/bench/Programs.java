package org.wardgate.gateway.bench;

import java.util.Locale;

/** The programs that run in processes of their own. */
final class Programs {
    /** The command line itself, so that what is measured is what a hospital runs; by name, as it knows the measurements. */
    static final String WARDGATE = "org.wardgate.gateway.cli.Wardgate";

    private Programs() {}

    /** A program's name in what is printed. */
    static String word(Rig.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
