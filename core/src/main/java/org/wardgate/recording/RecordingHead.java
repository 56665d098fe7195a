package org.wardgate.recording;

import org.wardgate.time.Timestamp;

/**
 * What a recording says of itself.
 *
 * @param deviceId the configured name of the device: lower-case letters, digits and hyphens.
 * @param profile the profile or driver that was in use.
 * @param lineSettings the line in short, such as {@code serial /dev/ttyUSB0 9600 8N1}.
 * @param started when the first chunk arrived.
 */
public record RecordingHead(String deviceId, String profile, String lineSettings, Timestamp started) {}
