/**
 * Lines: a Netty channel for every way of reaching a device, and the life cycle that keeps it open. Knows bytes and ports, and
 * nothing of what is spoken on them. The only package that knows the serial library.
 *
 * <p>{@link org.wardgate.device.line.ReconnectingLine} is the way in: it keeps the line at a {@link
 * org.wardgate.device.line.LineAddress} open on one event loop and tells a {@link org.wardgate.device.line.LineListener} how the
 * line fares. Whatever may block has threads of its own; an event loop never waits for a port.
 */
@NullMarked
package org.wardgate.device.line;

import org.jspecify.annotations.NullMarked;
