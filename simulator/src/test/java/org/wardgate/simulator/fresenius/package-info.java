@NullMarked
package org.wardgate.simulator.fresenius;

import org.jspecify.annotations.NullMarked;
