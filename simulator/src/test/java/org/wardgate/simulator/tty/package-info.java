@NullMarked
package org.wardgate.simulator.tty;

import org.jspecify.annotations.NullMarked;
