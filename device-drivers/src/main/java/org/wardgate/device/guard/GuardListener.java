package org.wardgate.device.guard;

/** Is told of every refused write of one device, so that it is audited and raised as a technical alarm. */
@FunctionalInterface
public interface GuardListener {

    /** Called once per refused write, on the connection's event loop, after the write has failed. Must not block. */
    void refused(Refusal refusal);
}
