/**
 * Draeger ventilators and anaesthesia machines that speak MEDIBUS or MEDIBUS.X, read only. Both ends send commands and answer them;
 * a command may stand inside a response, and the bytes of curves anywhere.
 *
 * <p>Sources: Draeger, RS 232 MEDIBUS Protocol Definition, revision 4.03 ("MEDIBUS 4.03"); Draeger, MEDIBUS for Draeger Intensive
 * Care Devices, 11th edition ("MEDIBUS for Intensive Care"). The codes of MEDIBUS.X are those of a published client (VSCapture); the
 * text of revision 6.00 was not at hand. What is inferred says so where it is used.
 *
 * <p>{@link org.wardgate.device.medibus.MedibusDriverProvider} is the way in. Everything of one connection runs on that
 * connection's event loop.
 */
@NullMarked
package org.wardgate.device.medibus;

import org.jspecify.annotations.NullMarked;
