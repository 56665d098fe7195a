@NullMarked
package org.wardgate.device.dri;

import org.jspecify.annotations.NullMarked;
