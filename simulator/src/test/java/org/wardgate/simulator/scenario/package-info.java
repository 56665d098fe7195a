@NullMarked
package org.wardgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
