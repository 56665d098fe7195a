/**
 * B. Braun Space: the pumps of a SpaceStation behind one SpaceCom, by the BCC protocol. The rack is asked for everything at once and
 * answers with a frame for each pump, each of which is acknowledged. Everything of one connection runs on its event loop.
 *
 * <p>Source of the wire facts, cited as "BCC": what public clients of the protocol read, write and have captured. The maker's own
 * document (Technical Interface Specification BCC) was not at hand.
 */
@NullMarked
package org.wardgate.device.bcc;

import org.jspecify.annotations.NullMarked;
