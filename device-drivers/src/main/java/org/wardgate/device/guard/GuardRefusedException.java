package org.wardgate.device.guard;

import java.io.Serial;

/** The failure of a write that may not leave. It carries no stack trace: who wrote is known, and a storm of them must be cheap. */
public final class GuardRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    GuardRefusedException(Refusal refusal) {
        super(message(refusal), null, false, false);
        this.reason = refusal.reason();
    }

    /** Why the write was refused. */
    public RefusalReason reason() {
        return reason;
    }

    private static String message(Refusal refusal) {
        String what = "outbound write refused on a line of protocol '" + refusal.protocol() + "': "
                + refusal.reason().wireName();
        return (refusal.detail().isEmpty() ? what : what + ", " + refusal.detail())
                + "; write one listed query at a time";
    }
}
