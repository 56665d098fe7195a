@NullMarked
package org.wardgate.simulator.newera;

import org.jspecify.annotations.NullMarked;
