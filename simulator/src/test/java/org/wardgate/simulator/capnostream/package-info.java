@NullMarked
package org.wardgate.simulator.capnostream;

import org.jspecify.annotations.NullMarked;
