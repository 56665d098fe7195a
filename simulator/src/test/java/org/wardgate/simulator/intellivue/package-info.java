@NullMarked
package org.wardgate.simulator.intellivue;

import org.jspecify.annotations.NullMarked;
