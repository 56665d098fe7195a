package org.wardgate.device.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.time.TimeSource;

/**
 * Recognises bytes by reading them with every driver there is, as a recording: by listening alone, so that a device which has to be asked
 * is recognised by what it says without being asked, or not at all.
 */
public final class KnownFramings implements Recogniser {
    /** Fewer frames are chance, where a protocol has no check. */
    private static final long LEAST_FRAMES = 3;
    /** Of so many frames one may be damaged. */
    private static final long DAMAGE = 4;

    private static final int MOST_NAMES = 3;
    private static final Logger log = LoggerFactory.getLogger(KnownFramings.class);

    private final Supplier<List<DriverProvider>> providers;
    private final TimeSource time;

    /** {@code providers} are read when they are first needed. */
    public KnownFramings(Supplier<List<DriverProvider>> providers, TimeSource time) {
        this.providers = providers;
        this.time = time;
    }

    @Override
    public Optional<String> name(Bytes bytes) {
        List<String> names = new ArrayList<>();
        long most = LEAST_FRAMES;
        for (DriverProvider provider : providers.get()) {
            long frames = frames(provider, bytes);
            boolean fits = frames >= most;
            if (fits && frames > most) {
                names.clear();
                most = frames;
            }
            if (fits) {
                names.add(provider.profile());
            }
        }
        return names.isEmpty() || names.size() > MOST_NAMES
                ? Optional.empty()
                : Optional.of(String.join(" or ", names));
    }

    /** How many frames a driver reads in some bytes; 0 where too many are damaged, or the driver fails. */
    private long frames(DriverProvider provider, Bytes bytes) {
        try (OfflineSession session = new OfflineSession("stranger", provider, time, events -> {})) {
            session.receive(bytes.toArray(), time.now());
            LineCounters counters = session.counters();
            boolean sound = counters.damagedFrames() * DAMAGE <= counters.frames() && counters.failures() == 0;
            return sound ? counters.frames() : 0;
        } catch (RuntimeException e) {
            log.warn("driver failed on strange bytes profile={}", provider.profile(), e);
            return 0;
        }
    }
}
