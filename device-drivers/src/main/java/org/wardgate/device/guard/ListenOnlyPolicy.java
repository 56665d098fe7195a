package org.wardgate.device.guard;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/** The policy of devices that speak unasked, and of every profile that is not known: nothing may leave. */
public final class ListenOnlyPolicy implements GuardPolicy {

    @Override
    public String protocol() {
        return "listen-only";
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(1, 1);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        return Optional.of(RefusalReason.LISTEN_ONLY);
    }
}
