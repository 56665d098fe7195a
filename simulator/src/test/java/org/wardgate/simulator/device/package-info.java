@NullMarked
package org.wardgate.simulator.device;

import org.jspecify.annotations.NullMarked;
