/** A first profile of a device that nobody has described: its framing, guessed from a recording, and a skeleton to go on from. */
@NullMarked
package org.wardgate.device.profile.guess;

import org.jspecify.annotations.NullMarked;
