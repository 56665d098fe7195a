/** Patients that are not there: what is true of them, in the model's terms, for the simulated devices to observe. */
@NullMarked
package org.wardgate.simulator.patient;

import org.jspecify.annotations.NullMarked;
