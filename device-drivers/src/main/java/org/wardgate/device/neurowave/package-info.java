/**
 * The NeuroWave AP-4000 ("Accupump") two-channel infusion pump, read only: a request and a reply of text between {@code !} and a line
 * end, with a sum. No document of the maker was at hand: what is here was learned from a published client that reads real pumps (MDDT,
 * its AP4000 driver) and from two replies that it quotes; cited as AP-4000 status protocol. Most of a status reply's fields have no
 * known meaning.
 *
 * <p>{@link org.wardgate.device.neurowave.NeurowaveDriverProvider} is the way in. Everything of one connection runs on that
 * connection's event loop.
 */
@NullMarked
package org.wardgate.device.neurowave;

import org.jspecify.annotations.NullMarked;
