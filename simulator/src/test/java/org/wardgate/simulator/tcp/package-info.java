@NullMarked
package org.wardgate.simulator.tcp;

import org.jspecify.annotations.NullMarked;
