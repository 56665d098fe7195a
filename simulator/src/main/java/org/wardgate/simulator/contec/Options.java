package org.wardgate.simulator.contec;

/**
 * An oximeter with V7 as it is switched on.
 *
 * @param deviceId the identifier that it tells, 7 characters.
 * @param keepAlive whether it sends no more when the host has not said for 10 s that it is there, as some units.
 * @param perfusion whether it measures perfusion. It says so when asked and in every packet; the two never disagree.
 */
public record Options(String deviceId, boolean keepAlive, boolean perfusion) {
    static final int ID_LENGTH = 7;

    /** The recorded identifier, and everything that there is. */
    public static final Options DEFAULT = new Options("user   ", true, true);

    public Options {
        if (!deviceId.matches("[ -~]{" + ID_LENGTH + "}")) {
            throw new IllegalArgumentException("a device identifier is 7 ASCII characters, not '" + deviceId + "'");
        }
    }

    /** These options with or without the watch over a silent host. */
    public Options withKeepAlive(boolean keepsAlive) {
        return new Options(deviceId, keepsAlive, perfusion);
    }

    /** These options with or without perfusion. */
    public Options withPerfusion(boolean measured) {
        return new Options(deviceId, keepAlive, measured);
    }
}
