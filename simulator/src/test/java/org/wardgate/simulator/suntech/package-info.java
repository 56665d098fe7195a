@NullMarked
package org.wardgate.simulator.suntech;

import org.jspecify.annotations.NullMarked;
