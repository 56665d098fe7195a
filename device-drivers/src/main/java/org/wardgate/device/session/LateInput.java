package org.wardgate.device.session;

/** A frame was kept from the driver because it may be old; a user event of a connection's pipeline. */
enum LateInput {
    INSTANCE
}
