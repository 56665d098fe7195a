/**
 * Frames of declared protocols: decoders that are put together once, when a profile is loaded, and then cut the bytes of a line into
 * verified frames without looking at the profile again. Decoders hold the state of one connection and are never shared; all else
 * here is immutable.
 */
@NullMarked
package org.wardgate.device.profile.framing;

import org.jspecify.annotations.NullMarked;
