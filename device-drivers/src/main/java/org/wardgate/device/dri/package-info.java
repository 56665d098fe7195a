/**
 * GE Datex-Ohmeda S/5 and CARESCAPE monitors on their serial "computer interface": records of the Datex-Ohmeda Record Interface
 * (DRI). {@link org.wardgate.device.dri.DriDriverProvider} is the only way in; the frame decoder and the driver of one connection
 * run on its event loop.
 *
 * <p>Source of the wire facts: GE "S/5 Computer Interface Specification" (M1017617, 12th edition), called CIS here, and "S/5 System
 * Interface, Datex-Ohmeda Record Specification" (8005313, 12th edition), called the record specification. No recording of a
 * monitor's answers was at hand.
 */
@NullMarked
package org.wardgate.device.dri;

import org.jspecify.annotations.NullMarked;
