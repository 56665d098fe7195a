package org.wardgate.device.line;

import java.net.SocketAddress;

/** The address of a serial channel, in words. */
final class SerialAddress extends SocketAddress {
    private static final long serialVersionUID = 1;

    private final String label;

    SerialAddress(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
