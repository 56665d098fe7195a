/**
 * The device's side of Contec's finger oximeters (CMS50 family), in either of two protocols: the old stream of 5 bytes, which other
 * makers call BCI, and the packets of V7, which come when they are asked for. Neither has a check.
 *
 * <p>V7 is that of Contec's "Communication protocol of pulse oximeter V7.0" and a recorded session; the old stream is what published
 * readers agree on.
 */
@NullMarked
package org.wardgate.simulator.contec;

import org.jspecify.annotations.NullMarked;
