/**
 * The device's side of SunTech's Advantage OEM, a blood pressure module that is asked: its frames begin with 3E and their length and end
 * with what makes the sum of all bytes 0. Only the end of a measurement is told unasked.
 *
 * <p>It is that of what published readers agree on; the maker's document was not at hand.
 */
@NullMarked
package org.wardgate.simulator.suntech;

import org.jspecify.annotations.NullMarked;
