@NullMarked
package org.wardgate.simulator.masimo;

import org.jspecify.annotations.NullMarked;
