@NullMarked
package org.wardgate.simulator.berry;

import org.jspecify.annotations.NullMarked;
