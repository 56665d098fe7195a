/**
 * The monitor's side of the serial "computer interface" of GE Datex-Ohmeda S/5 and CARESCAPE monitors: it sends values, curves and
 * alarms to whoever asked for them, by Datex-Ohmeda records (GE M1017617 and 8005313).
 *
 * <p>No recording of a real monitor's answers was at hand. Records equal the worked examples of the reference, which VSCapture, a
 * program of others, reads as they are meant.
 */
@NullMarked
package org.wardgate.simulator.dri;

import org.jspecify.annotations.NullMarked;
