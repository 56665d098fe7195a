package org.wardgate.device.alaris;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that this driver can say. The constants are spelled as the pump spells them, each is the whole body of a request,
 * and none carries a field: a body with a field may set something at the pump. Source: Asena comms, query commands.
 *
 * <p>The order is the order of asking where several fall due at one time.
 */
enum AlarisQuery {
    /** Which alarm the pump has. */
    ALARM(1),
    /** The serial number. */
    INST_SERIALNO(1),
    /** The protocol revision, as text. */
    COMMS_PROTOCOL(1),
    /** A communications time-out and its unit. */
    COMMS_RESPONSE_MAX(2),
    /** Everything about the infusion at once: the main poll. */
    INF(13),
    /** The volume to be infused. */
    INF_VTBI(3),
    /** Maker, size and state of the syringe. */
    SYRINGE_STATUS(3),
    /** The highest rate with this syringe. */
    INF_RATE_MAX_SYRINGE(2),
    /** The rate; part of {@link #INF}, and not polled. */
    INF_RATE(2),
    /** The volume infused; part of {@link #INF}, and not polled. */
    INF_VI(2);

    private static final Map<String, AlarisQuery> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(AlarisQuery::body, Function.identity()));

    private final int replyFields;

    AlarisQuery(int replyFields) {
        this.replyFields = replyFields;
    }

    /** The query whose name a reply carries. */
    static Optional<AlarisQuery> fromWire(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The body of the request, and the name in its reply. */
    String body() {
        return name();
    }

    /** How many fields a reply has at least, its name not counted. */
    int replyFields() {
        return replyFields;
    }

    /** Whether this asks who the pump is, which is asked once and not polled. */
    boolean isIdentity() {
        return this == INST_SERIALNO || this == COMMS_PROTOCOL || this == COMMS_RESPONSE_MAX;
    }
}
