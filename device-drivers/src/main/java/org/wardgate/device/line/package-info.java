/**
 * Lines: a Netty channel for every way of reaching a device, and the life cycle that keeps it open. Knows bytes and ports, and
 * nothing of what is spoken on them. The only package that knows the serial library.
 */
@NullMarked
package org.wardgate.device.line;

import org.jspecify.annotations.NullMarked;
