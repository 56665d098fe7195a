@NullMarked
package org.wardgate.simulator.pump;

import org.jspecify.annotations.NullMarked;
