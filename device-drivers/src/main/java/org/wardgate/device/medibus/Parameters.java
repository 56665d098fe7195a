package org.wardgate.device.medibus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Unit;

/** Names and units of what MEDIBUS codes stand for, by the file {@code parameters.txt} beside this class. Immutable. */
final class Parameters {
    /** Whose codes they are, in names of metrics and units. */
    static final String VENDOR = "draeger-medibus";

    /** The mark of a unit that UCUM does not have, or that no document states. */
    private static final String OWN_UNIT = "!";

    private static final String OLDER = "c";
    private static final Map<String, Parameter> BY_KEY = read();

    /**
     * What a code stands for.
     *
     * @param name what the maker calls it.
     * @param unit in which its numbers are.
     */
    record Parameter(String name, Unit unit) {}

    /** Which list of codes a machine speaks; where the lists differ and the machine does not say, nobody knows. */
    enum Edition {
        /** no revision is known. */
        UNKNOWN,
        /** MEDIBUS before revision 6. */
        CLASSIC,
        /** revision 6 and after, MEDIBUS.X. */
        X
    }

    private Parameters() {}

    /** The edition of a stated revision, such as {@code 04.00}. */
    static Edition edition(String revision) {
        if (!revision.matches("[0-9]{1,2}\\..*")) {
            return Edition.UNKNOWN;
        }
        return Integer.parseInt(revision.substring(0, revision.indexOf('.'))) < 6 ? Edition.CLASSIC : Edition.X;
    }

    /**
     * What a code stands for; null where nothing is known, or where two editions differ and that of the machine is unknown.
     *
     * @param table {@link MedibusCode#MEASURED_1}, {@link MedibusCode#MEASURED_2} or {@link MedibusCode#SETTINGS}.
     */
    static @Nullable Parameter find(int table, int code, Edition edition) {
        String spelled = "|" + MedibusCode.spelled(code);
        Parameter older = BY_KEY.get(MedibusCode.spelled(table) + OLDER + spelled);
        if (older != null && edition != Edition.X) {
            return edition == Edition.CLASSIC ? older : null;
        }
        return BY_KEY.get(MedibusCode.spelled(table) + spelled);
    }

    /** The unit of what nothing is known of. */
    static Unit noUnit() {
        return Unit.raw(VENDOR, "unstated");
    }

    private static Map<String, Parameter> read() {
        Map<String, Parameter> all = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Parameters.class.getResourceAsStream("parameters.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .forEach(row -> all.put(row[0] + "|" + row[1], new Parameter(row[3], unit(row[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static Unit unit(String spelled) {
        return spelled.startsWith(OWN_UNIT) ? Unit.raw(VENDOR, spelled.substring(1)) : new Unit(spelled);
    }
}
