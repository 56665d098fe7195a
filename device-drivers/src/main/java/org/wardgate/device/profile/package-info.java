/**
 * Declared devices: a profile is a YAML file that says how a device's bytes make frames, what stands in them, what it means and what
 * may be asked. {@link org.wardgate.device.profile.ProfileReader} reads one and puts together, once, what then decodes without looking
 * at the file again; {@link org.wardgate.device.profile.ProfileProvider} makes it a driver like any other.
 *
 * <p>The rooms: {@code language} the records of the file, {@code framing} bytes to frames, {@code content} frames to fields,
 * {@code drive} fields to events and the conversation, {@code example} what a profile proves of itself, {@code approval} what may be
 * sent, {@code guess} a first profile from a recording.
 */
@NullMarked
package org.wardgate.device.profile;

import org.jspecify.annotations.NullMarked;
