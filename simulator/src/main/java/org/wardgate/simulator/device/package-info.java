/**
 * What a simulated device is: the device's end of a line, as bytes. Each protocol's package writes and reads its bytes with code
 * of its own, from the protocol's reference alone, and shares none with the drivers.
 *
 * <p>All devices of a simulator run on one executor; a device is never called by two threads.
 */
@NullMarked
package org.wardgate.simulator.device;

import org.jspecify.annotations.NullMarked;
