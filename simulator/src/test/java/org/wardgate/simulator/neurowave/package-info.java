@NullMarked
package org.wardgate.simulator.neurowave;

import org.jspecify.annotations.NullMarked;
