@NullMarked
package org.wardgate.simulator.contec;

import org.jspecify.annotations.NullMarked;
