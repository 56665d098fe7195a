/**
 * The device's side of ASCII1, the serial output of Masimo's Rad-8 and Radical-7 pulse oximeters: one line of {@code NAME=value} a
 * second, without a checksum and without being asked.
 *
 * <p>Line settings and the meaning of the exceptions are from the Rad-8 Operator's Manual; the shapes of the lines are those of
 * recorded instruments, on which published readers agree. What the alarm's bits mean is not official: it is what others found by
 * trying.
 */
@NullMarked
package org.wardgate.simulator.masimo;

import org.jspecify.annotations.NullMarked;
