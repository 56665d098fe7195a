package org.wardgate.device.driver;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The drivers there are, by the name of their profile. Immutable. */
public final class DriverRegistry {
    private final TreeMap<String, DriverProvider> providers = new TreeMap<>();

    /**
     * A registry of given drivers.
     *
     * @throws IllegalArgumentException where two claim the same profile.
     */
    public DriverRegistry(Iterable<DriverProvider> all) {
        for (DriverProvider provider : all) {
            DriverProvider other = providers.putIfAbsent(provider.profile(), provider);
            if (other != null) {
                throw new IllegalArgumentException("profile " + provider.profile() + " is claimed by "
                        + other.getClass().getName() + " and by "
                        + provider.getClass().getName()
                        + "; remove one of the two from the class path");
            }
        }
    }

    /**
     * The drivers on the class path, those in {@code drivers/} among them.
     *
     * @throws IllegalArgumentException where a jar names a driver that cannot be made.
     */
    public static DriverRegistry load() {
        try {
            return new DriverRegistry(ServiceLoader.load(DriverProvider.class));
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a driver on the class path cannot be used: " + e.getMessage(), e);
        }
    }

    /** The driver of a profile. */
    public Optional<DriverProvider> find(String profile) {
        return Optional.ofNullable(providers.get(profile));
    }

    /** The names of all profiles, sorted. */
    public List<String> profiles() {
        return List.copyOf(providers.keySet());
    }

    /** All drivers, sorted by profile. */
    public Collection<DriverProvider> providers() {
        return Collections.unmodifiableCollection(providers.values());
    }

    /** The drivers that did not come with Wardgate: trusted code, which is named at start. */
    public List<DriverProvider> thirdParty() {
        return providers.values().stream()
                .filter(provider -> !provider.getClass().getName().startsWith("org.wardgate."))
                .toList();
    }
}
