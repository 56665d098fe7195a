package org.wardgate.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Problem;
import org.wardgate.config.Problems;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.approval.ApprovedQueries;

/**
 * All devices that can be read: by drivers in Java, and by profiles, those of a configuration before those that came with Wardgate.
 * Not thread-safe; the providers are.
 */
public final class DriverLibrary {
    private static final List<String> SHIPPED = List.of(
            "berry-pm6750",
            "contec-bci",
            "contec-v7",
            "kds-legato",
            "masimo-ascii1",
            "nellcor-ascii",
            "new-era",
            "nonin-ascii",
            "nonin-format-2",
            "nonin-format-7",
            "nonin-format-8",
            "suntech-advantage");

    private static final Supplier<List<DriverProvider>> EVERYTHING =
            new Once<>(() -> shipped().providers().toList());

    private final DriverRegistry builtIn;
    private final ApprovedQueries approved;
    private final Map<String, DriverProvider> declared = new LinkedHashMap<>();

    private DriverLibrary(DriverRegistry builtIn, ApprovedQueries approved) {
        this.builtIn = builtIn;
        this.approved = approved;
    }

    /** What comes with Wardgate, and the jars of third parties beside it. */
    public static DriverLibrary shipped() {
        return new DriverLibrary(DriverRegistry.load(), ApprovedQueries.shippedOnly());
    }

    /** Everything that comes with Wardgate, read once, by whoever asks first. */
    public static Supplier<List<DriverProvider>> everything() {
        return EVERYTHING;
    }

    /**
     * What comes with Wardgate, and the profiles of a configuration.
     *
     * @param directory the configuration's directory.
     * @param problems takes the mistakes of its profiles and of what was approved.
     */
    static DriverLibrary load(Path directory, DriverRegistry builtIn, Problems problems) {
        ApprovedQueries approved =
                problems.collect(() -> ApprovedQueries.load(directory)).orElseGet(ApprovedQueries::shippedOnly);
        DriverLibrary library = new DriverLibrary(builtIn, approved);
        for (Path file : ConfigDirectory.files(directory.resolve("profiles"), problems)) {
            problems.collect(() -> ProfileReader.read(file)).ifPresent(profile -> library.add(file, profile, problems));
        }
        return library;
    }

    /**
     * Reads all profiles of a configuration, in use or not, and returns how many have no mistake.
     *
     * @param directory the configuration's directory.
     * @param problems takes their mistakes, and each profile whose queries nobody has approved: no device could use it.
     */
    public static int check(Path directory, Problems problems) {
        DriverLibrary library = load(directory, DriverRegistry.load(), problems);
        for (DriverProvider provider : library.declared.values()) {
            if (provider instanceof ProfileProvider profile && profile.awaitsApproval()) {
                problems.add(profile.declared().problemAt("queries", notApproved(profile.profile())));
            }
        }
        return library.declared.size();
    }

    /** What to say of a profile whose queries are not approved. */
    static String notApproved(String profile) {
        return "the queries of profile '" + profile
                + "' are not approved; two people approve them with 'wardgate profile approve'";
    }

    /** The names of the profiles that come with Wardgate as files. */
    public static List<String> shippedProfiles() {
        return SHIPPED;
    }

    /** The text of a profile that comes with Wardgate. */
    public static String shippedText(String profile) {
        String resource = resource(profile);
        try (InputStream in = DriverLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reads a profile's devices. */
    public Optional<DriverProvider> find(String profile) {
        Optional<DriverProvider> found = builtIn.find(profile);
        if (found.isEmpty() && !declared.containsKey(profile) && SHIPPED.contains(profile)) {
            declare(ProfileReader.read(resource(profile), shippedText(profile)));
        }
        return found.or(() -> Optional.ofNullable(declared.get(profile)));
    }

    /** The names of all profiles, sorted. */
    public List<String> profiles() {
        TreeSet<String> names = new TreeSet<>(builtIn.profiles());
        names.addAll(declared.keySet());
        names.addAll(SHIPPED);
        return List.copyOf(names);
    }

    /** Everything that reads a device, sorted by profile. */
    public Stream<DriverProvider> providers() {
        return profiles().stream().flatMap(name -> find(name).stream());
    }

    private void add(Path file, Profile profile, Problems problems) {
        if (builtIn.find(profile.name()).isPresent()) {
            problems.add(new Problem(
                    file.toString(),
                    0,
                    0,
                    "profile '" + profile.name() + "' is built in and cannot be replaced; give this one another name"));
        } else {
            declare(profile);
        }
    }

    private void declare(Profile profile) {
        declared.put(profile.name(), new ProfileProvider(profile, approved.cover(profile.file())));
    }

    private static String resource(String profile) {
        return "config/profiles/" + profile + ".yaml";
    }

    /** A value that is made when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            T known = value;
            if (known == null) {
                known = maker.get();
                value = known;
            }
            return known;
        }
    }
}
