package org.wardgate.device.guard;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of Capnostream capnographs (Capnostream Data Transfer Protocols): enable and disable communication, start and stop
 * real-time, and link is active, byte for byte. No message that leaves carries data, so no limit, patient or set-up can.
 *
 * <p>Rate: 20 frames per second; a driver sends one a second.
 */
public final class CapnostreamPolicy implements GuardPolicy {
    /** The name of the profile in configuration. */
    static final String PROFILE = "capnostream";

    /** Header, length, code, check. */
    static final Set<Bytes> MESSAGES = Set.of("85010100", "85010203", "85010405", "85010504", "85010607").stream()
            .map(Bytes::ofHex)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LENGTH = 4;

    @Override
    public String protocol() {
        return PROFILE;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(20, 20);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        if (MESSAGES.contains(write)) {
            return Optional.empty();
        }
        boolean formed = write.length() == LENGTH
                && write.u16(0) == 0x8501
                && (write.u8(2) ^ write.u8(3)) == 1; // the length is part of the check
        return Optional.of(formed ? RefusalReason.NOT_LISTED : RefusalReason.MALFORMED);
    }
}
