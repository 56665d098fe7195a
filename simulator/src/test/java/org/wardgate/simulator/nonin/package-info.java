@NullMarked
package org.wardgate.simulator.nonin;

import org.jspecify.annotations.NullMarked;
