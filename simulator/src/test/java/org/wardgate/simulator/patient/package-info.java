@NullMarked
package org.wardgate.simulator.patient;

import org.jspecify.annotations.NullMarked;
