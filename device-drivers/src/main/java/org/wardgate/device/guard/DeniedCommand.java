package org.wardgate.device.guard;

/**
 * A control command that was recognised in outbound bytes.
 *
 * @param device which device would obey.
 * @param command what it would do, in words.
 */
record DeniedCommand(String device, String command) {
    @Override
    public String toString() {
        return device + ": " + command;
    }
}
