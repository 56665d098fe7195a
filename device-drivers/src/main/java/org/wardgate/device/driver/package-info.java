/**
 * What a driver is. A driver is one frame decoder, which turns bytes into verified frames, and one {@link
 * org.wardgate.device.driver.DeviceDriver}, which turns frames into device events and decides what to ask. A driver never holds
 * a channel: what it sends goes through {@link org.wardgate.device.driver.DriverContext#send} and the outbound guard.
 *
 * <p>Everything of one connection runs on that connection's event loop.
 */
@NullMarked
package org.wardgate.device.driver;

import org.jspecify.annotations.NullMarked;
