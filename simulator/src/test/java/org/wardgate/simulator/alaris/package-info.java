@NullMarked
package org.wardgate.simulator.alaris;

import org.jspecify.annotations.NullMarked;
