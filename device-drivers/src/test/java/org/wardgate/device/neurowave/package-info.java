@NullMarked
package org.wardgate.device.neurowave;

import org.jspecify.annotations.NullMarked;
