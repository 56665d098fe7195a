/**
 * The device's side of the RS-232 protocol of the Capnostream 20 capnographs: binary messages that are escaped and end with an
 * exclusive or; a curve of 20 samples a second and all numbers every second, once the host has enabled the line and asked for them.
 *
 * <p>Written from "Capnostream Data Transfer Protocols", Oridion D006045C. What of a later revision is known from a published
 * client alone says so.
 */
@NullMarked
package org.wardgate.simulator.capnostream;

import org.jspecify.annotations.NullMarked;
