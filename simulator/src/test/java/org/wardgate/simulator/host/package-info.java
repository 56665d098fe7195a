@NullMarked
package org.wardgate.simulator.host;

import org.jspecify.annotations.NullMarked;
