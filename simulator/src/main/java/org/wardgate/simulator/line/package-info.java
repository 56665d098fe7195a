/** The lines that simulated devices hang on: the device's end of a cable, whatever the cable is made of. */
@NullMarked
package org.wardgate.simulator.line;

import org.jspecify.annotations.NullMarked;
