/**
 * The device's side of the New Era NE-1000 protocol: a bench syringe pump, not for use on humans, that answers queries in either of
 * its two packet modes and, unlike a gateway would ever ask it to, obeys control commands, each of which it counts.
 *
 * <p>From the RS-232 chapter of the NE-1000 manual (publication 1200-01) and the manuals of its family, as two published clients bear
 * them out. Where nothing is known the code says so.
 */
@NullMarked
package org.wardgate.simulator.newera;

import org.jspecify.annotations.NullMarked;
