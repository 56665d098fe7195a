package org.wardgate.device.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of a declared device: the constant byte strings that were approved for its profile, and nothing else.
 *
 * <p>Rate: 20 frames per second, as many as a device that is asked one question at a time can answer, at ten times speed too.
 */
public final class ProfilePolicy implements GuardPolicy {
    private final String profile;
    private final Set<Bytes> approved;

    /**
     * A policy of approved queries.
     *
     * @throws IllegalArgumentException where one of them, or some of them one after the other, are a control command.
     */
    public ProfilePolicy(String profile, List<Bytes> approved) {
        List<QueryReview.Finding> findings = QueryReview.of(approved);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("queries of profile " + profile + " cannot be approved: " + findings);
        }
        this.profile = profile;
        this.approved = Set.copyOf(approved);
    }

    @Override
    public String protocol() {
        return profile;
    }

    @Override
    public RateLimit rateLimit() {
        return new RateLimit(20, 20);
    }

    @Override
    public Optional<RefusalReason> refusal(Bytes write) {
        return approved.contains(write) ? Optional.empty() : Optional.of(RefusalReason.NOT_LISTED);
    }
}
