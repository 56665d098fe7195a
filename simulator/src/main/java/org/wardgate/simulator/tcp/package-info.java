/** Lines over TCP, as a serial-device server offers them. */
@NullMarked
package org.wardgate.simulator.tcp;

import org.jspecify.annotations.NullMarked;
