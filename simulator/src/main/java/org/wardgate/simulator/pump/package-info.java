/**
 * What every simulated syringe pump is, whatever it speaks: the mechanics that infuse on patient time, and what people and patients
 * can do to it. How a pump shows it, and what it alarms for, is of its protocol's package. The pumps of racks are one kind here, since
 * two protocols show the same.
 */
@NullMarked
package org.wardgate.simulator.pump;

import org.jspecify.annotations.NullMarked;
