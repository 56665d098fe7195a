/**
 * Measurements of the gateway as it is started by {@code wardgate run}: how late an alarm is at a station, how many beds one
 * gateway carries, how long it takes to start. The gateway runs in a process of its own; the devices and the station that measures
 * are in this one. Nothing here is used by a gateway that serves a ward.
 */
@NullMarked
package org.wardgate.gateway.bench;

import org.jspecify.annotations.NullMarked;
