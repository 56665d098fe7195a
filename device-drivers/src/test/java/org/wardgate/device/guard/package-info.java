/** Tests of the outbound guard, with framing and checksums of their own. */
@NullMarked
package org.wardgate.device.guard;

import org.jspecify.annotations.NullMarked;
