package org.wardgate.device.guard;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of one protocol. Policies have no state and are safe for use by several threads.
 *
 * <p>The interface is sealed: which bytes may leave is decided in this package alone, and a profile that is not known here may
 * only listen.
 */
public sealed interface GuardPolicy
        permits AlarisPolicy,
                CapnostreamPolicy,
                IntelliVueSerialPolicy,
                NeurowavePolicy,
                ProfilePolicy,
                TerumoPolicy,
                ListenOnlyPolicy {

    /** The policy of a built-in driver's profile; {@link ListenOnlyPolicy} for a name that is not known. */
    static GuardPolicy forProfile(String profile) {
        if (profile.equals(AlarisPolicy.PROFILE)) {
            return new AlarisPolicy();
        }
        if (profile.equals(CapnostreamPolicy.PROFILE)) {
            return new CapnostreamPolicy();
        }
        if (profile.equals(IntelliVueSerialPolicy.PROFILE)) {
            return new IntelliVueSerialPolicy();
        }
        if (profile.equals(NeurowavePolicy.PROFILE)) {
            return new NeurowavePolicy();
        }
        if (profile.equals(TerumoPolicy.PROFILE)) {
            return new TerumoPolicy();
        }
        return new ListenOnlyPolicy();
    }

    /** The protocol's name in refusals. */
    String protocol();

    /** How often allowed frames may leave. */
    RateLimit rateLimit();

    /** Why the bytes of one write may not leave; empty where they are exactly one complete frame that is on the list. */
    Optional<RefusalReason> refusal(Bytes write);
}
