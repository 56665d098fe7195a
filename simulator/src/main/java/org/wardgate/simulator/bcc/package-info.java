/**
 * The device's side of B. Braun's BCC: a rack of Space pumps that answers for all of them on one connection, one frame for each pump.
 *
 * <p>From what two published clients and a simulated rack say of the "Technical Interface Specification BCC", which is not public, and
 * from their captured frames. Where nothing is known the code says so. No command is public, so the rack obeys none: it counts every
 * text that is none of the four queries.
 */
@NullMarked
package org.wardgate.simulator.bcc;

import org.jspecify.annotations.NullMarked;
