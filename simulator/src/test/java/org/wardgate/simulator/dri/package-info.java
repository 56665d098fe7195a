@NullMarked
package org.wardgate.simulator.dri;

import org.jspecify.annotations.NullMarked;
