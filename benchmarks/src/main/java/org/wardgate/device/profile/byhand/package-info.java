/**
 * Decoders and drivers written by hand for devices that have a profile, as the measure of what a profile costs. They make the same
 * events of the same bytes, and nothing but benchmarks uses them.
 */
@NullMarked
package org.wardgate.device.profile.byhand;

import org.jspecify.annotations.NullMarked;
