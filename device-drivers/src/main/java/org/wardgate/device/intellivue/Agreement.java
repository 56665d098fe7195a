package org.wardgate.device.intellivue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.intellivue.IntelliVueMessage.Associated;
import org.wardgate.device.intellivue.IntelliVueMessage.PollProfile;

/** What the two ends of an association have agreed on. */
final class Agreement {
    /** Asked for, and believed where the monitor does not say: half a second, the usual. */
    static final long MIN_POLL_PERIOD_TICKS = RelativeTime.TICKS_PER_SECOND / 2;

    private static final Duration MIN_POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORT_PERIOD = Duration.ofMillis(3300);
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONG_PERIOD = Duration.ofSeconds(43);
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(130);

    private final Map<String, String> session = new LinkedHashMap<>();
    private final @Nullable PollProfile profile;

    private Agreement(@Nullable PollProfile profile) {
        this.profile = profile;
    }

    /** Nothing is agreed on, or it was agreed on before anybody listened. */
    static Agreement none() {
        return new Agreement(null);
    }

    /** What the monitor has granted. */
    static Agreement of(Associated associated) {
        Agreement agreement = new Agreement(associated.profile());
        agreement.put("nomenclature-version", hex(associated.nomenclatureVersion()));
        agreement.put("startup-mode", hex(associated.startupMode()));
        PollProfile granted = associated.profile();
        if (granted != null) {
            agreement.put(
                    "min-poll-period-ms",
                    Long.toString(agreement.minPollPeriod().toMillis()));
            agreement.put("mtu-rx", Long.toString(granted.maxMtuRx()));
            agreement.put("mtu-tx", Long.toString(granted.maxMtuTx()));
            agreement.put("options", hex(granted.options()));
            agreement.put("extension-options", hex(granted.extensionOptions()));
        }
        return agreement;
    }

    /** Notes something else that was learned. */
    void put(String name, String value) {
        session.put(name, value);
    }

    /** All of it, by name, for an engineer. */
    Map<String, String> session() {
        return session;
    }

    /** Whether the monitor goes on sending by itself after one request. */
    boolean hasExtendedPoll() {
        return profile == null || profile.hasExtendedPoll();
    }

    /** How often to ask for one answer at a time. */
    Duration pollInterval() {
        Duration period = minPollPeriod();
        return period.compareTo(MIN_POLL_INTERVAL) > 0 ? period : MIN_POLL_INTERVAL;
    }

    /** How long the monitor waits for a message of its client, which follows from the poll period (chapter "Timing"). */
    Duration timeout() {
        Duration period = minPollPeriod();
        if (period.compareTo(SHORT_PERIOD) <= 0) {
            return SHORT_TIMEOUT;
        }
        return period.compareTo(LONG_PERIOD) <= 0 ? period.multipliedBy(3) : LONG_TIMEOUT;
    }

    static String hex(long u32) {
        return HexFormat.of().toHexDigits((int) u32);
    }

    private Duration minPollPeriod() {
        return RelativeTime.duration(profile == null ? MIN_POLL_PERIOD_TICKS : profile.minPollPeriodTicks());
    }
}
