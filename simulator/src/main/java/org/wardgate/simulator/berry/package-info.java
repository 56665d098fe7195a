/**
 * The device's side of Berry's PM6750, a board that measures ECG, respiration, blood pressure, saturation and temperature: marked
 * frames with an inverted sum, which come when the host has asked for each kind.
 *
 * <p>It is that of the "PM6750 Patient Monitor Protocol (V3.2)" and of what published readers agree on. How often numbers and curves
 * come is in no document and is ours.
 */
@NullMarked
package org.wardgate.simulator.berry;

import org.jspecify.annotations.NullMarked;
