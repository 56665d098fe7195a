/**
 * The device's side of MEDIBUS, as Draeger's ventilators speak it: it answers requests, and asks and calls by itself.
 *
 * <p>Sources: Draeger, RS 232 MEDIBUS Protocol Definition, revision 4.03; MEDIBUS for Draeger Intensive Care Devices, 11th edition.
 * The codes of heart rate, cuff and temperature are those of MEDIBUS.X, by a published client, whose formats no document states:
 * they are ours.
 */
@NullMarked
package org.wardgate.simulator.medibus;

import org.jspecify.annotations.NullMarked;
