package org.wardgate.device.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * The allow-list of one protocol. Policies have no state and are safe for use by several threads.
 *
 * <p>The interface is sealed: which bytes may leave is decided in this package alone, and a profile that is not known here may
 * only listen.
 */
public sealed interface GuardPolicy
        permits AlarisPolicy,
                BccPolicy,
                CapnostreamPolicy,
                DriPolicy,
                FreseniusBasePolicy,
                IntelliVueSerialPolicy,
                MedibusPolicy,
                NeurowavePolicy,
                TerumoPolicy,
                ProfilePolicy,
                ListenOnlyPolicy {

    /** The policy of a built-in driver's profile; {@link ListenOnlyPolicy} for a name that is not known. */
    static GuardPolicy forProfile(String profile) {
        return switch (profile) {
            case AlarisPolicy.PROFILE -> new AlarisPolicy();
            case BccPolicy.PROFILE -> new BccPolicy();
            case CapnostreamPolicy.PROFILE -> new CapnostreamPolicy();
            case DriPolicy.PROFILE -> new DriPolicy();
            case FreseniusBasePolicy.PROFILE -> new FreseniusBasePolicy();
            case IntelliVueSerialPolicy.PROFILE -> new IntelliVueSerialPolicy();
            case MedibusPolicy.PROFILE -> new MedibusPolicy();
            case NeurowavePolicy.PROFILE -> new NeurowavePolicy();
            case TerumoPolicy.PROFILE -> new TerumoPolicy();
            default -> new ListenOnlyPolicy();
        };
    }

    /** The protocol's name in refusals. */
    String protocol();

    /** How often allowed frames may leave. */
    RateLimit rateLimit();

    /** Why the bytes of one write may not leave; empty where they are exactly one complete frame that is on the list. */
    Optional<RefusalReason> refusal(Bytes write);

    /** A watch over what one connection hears, for protocols in which a byte may leave as an answer alone; null for the others. */
    default @Nullable AnswerWatch answers() {
        return null;
    }
}
