@NullMarked
package org.wardgate.simulator.harvard;

import org.jspecify.annotations.NullMarked;
