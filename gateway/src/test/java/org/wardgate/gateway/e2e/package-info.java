/**
 * The whole house: simulated devices on pseudo-terminals, a gateway that reads them through the system's serial ports, and a
 * station that is connected by TCP and is not ours.
 */
@NullMarked
package org.wardgate.gateway.e2e;

import org.jspecify.annotations.NullMarked;
