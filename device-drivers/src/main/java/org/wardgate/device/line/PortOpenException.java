package org.wardgate.device.line;

/** A port that could not be opened. The message names the port, the cause and what to do, and is fit for an engineer to read. */
public final class PortOpenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a port could not be opened. */
    public enum Reason {
        /** there is no such port. */
        NO_SUCH_PORT,
        /** the operating system does not let this user open it. */
        NO_PERMISSION,
        /** another process, or another line of this one, has it. */
        BUSY,
        /** the port refuses the settings, or is not a serial port at all. */
        UNSUPPORTED
    }

    PortOpenException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
