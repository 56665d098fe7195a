@NullMarked
package org.wardgate.simulator.nellcor;

import org.jspecify.annotations.NullMarked;
