/**
 * Stations: the page that people watch, and the protocol it speaks. HTTP serves the page from the class path, one WebSocket
 * carries the protocol; {@code docs/reference/station-protocol.md} specifies it. Everything here lives on the ward's event
 * loop, holds no lock and never blocks; the files of the page are read once, at start.
 */
@NullMarked
package org.wardgate.gateway.station;

import org.jspecify.annotations.NullMarked;
