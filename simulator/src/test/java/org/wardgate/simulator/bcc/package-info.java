@NullMarked
package org.wardgate.simulator.bcc;

import org.jspecify.annotations.NullMarked;
