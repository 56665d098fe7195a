package org.wardgate.device.dri;

import org.wardgate.model.MetricId;
import org.wardgate.model.Unit;

/** Names under which the protocol's own codes appear. */
final class OwnCodes {
    /** The vendor part of raw codes. */
    static final String VENDOR = "datex-ohmeda-dri";

    private OwnCodes() {}

    /** The unit of a value whose scale is not known: its own, so that nobody compares it with a limit. */
    static Unit unit(String code) {
        return Unit.raw(VENDOR, code);
    }

    /** A metric without a code of ISO/IEEE 11073-10101 here. */
    static MetricId metric(String code) {
        return new MetricId.Raw(VENDOR, code);
    }
}
