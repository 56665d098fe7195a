@NullMarked
package org.wardgate.simulator.terumo;

import org.jspecify.annotations.NullMarked;
