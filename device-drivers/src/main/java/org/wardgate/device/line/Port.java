package org.wardgate.device.line;

/**
 * An open port, as {@link SerialChannel} sees it. One thread reads, one writes at a time; {@link #interrupt} comes from a third.
 * Nobody is inside {@link #read} or {@link #write} when {@link #close} is called.
 */
interface Port {

    /** Waits for bytes and reads what is there. Returns how many, or zero or less when the port is gone or interrupted. */
    int read(byte[] into);

    /** Writes the first {@code length} bytes, waiting while the far end takes none. Returns how many, or zero or less on failure. */
    int write(byte[] from, int length);

    /** Makes a waiting read and a waiting write return, and all later ones return at once. What was not sent is thrown away. */
    void interrupt();

    /** Closes the port, so that it can be opened again. */
    void close();

    /** Opens ports. May block, and is therefore never called on an event loop. */
    interface Opener {
        /**
         * Opens a port with settings.
         *
         * @throws PortOpenException where it cannot.
         */
        Port open(LineAddress address, SerialSettings settings);
    }
}
