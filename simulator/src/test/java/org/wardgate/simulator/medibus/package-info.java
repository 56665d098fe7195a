@NullMarked
package org.wardgate.simulator.medibus;

import org.jspecify.annotations.NullMarked;
