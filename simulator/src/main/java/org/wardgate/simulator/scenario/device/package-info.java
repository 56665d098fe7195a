/** The kinds of devices that a scenario can put at a bed, each as its keys in a file. */
@NullMarked
package org.wardgate.simulator.scenario.device;

import org.jspecify.annotations.NullMarked;
