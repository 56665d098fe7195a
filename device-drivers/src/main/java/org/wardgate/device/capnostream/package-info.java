/**
 * The Oridion and Medtronic capnographs Capnostream 20 and 20p, read only: binary frames with an exclusive or as their check. The
 * host enables the line, asks for real-time data and says every few seconds that it is there; the monitor then sends a sample of
 * the carbon dioxide curve every 50 ms and all numbers every second. The source is "Capnostream Data Transfer Protocols", Oridion
 * D006045C (2007), cited as CDTP; what only a published client for a later revision knows is called likely where it is used.
 *
 * <p>{@link org.wardgate.device.capnostream.CapnostreamDriverProvider} is the way in. Everything of one connection runs on that
 * connection's event loop.
 */
@NullMarked
package org.wardgate.device.capnostream;

import org.jspecify.annotations.NullMarked;
