/**
 * The device side of the Philips IntelliVue data export over a serial line: a monitor that observes a simulated patient, and a
 * player that lets the recording of a real monitor answer in its place. Framing, checksum and encoders are this package's own,
 * written from the "Data Export Interface Programming Guide" as independent clients and a recorded M8000 monitor show it.
 *
 * <p>Everything runs on the simulator's executor.
 */
@NullMarked
package org.wardgate.simulator.intellivue;

import org.jspecify.annotations.NullMarked;
