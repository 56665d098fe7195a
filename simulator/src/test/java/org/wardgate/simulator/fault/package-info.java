@NullMarked
package org.wardgate.simulator.fault;

import org.jspecify.annotations.NullMarked;
