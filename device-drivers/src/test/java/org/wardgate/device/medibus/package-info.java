@NullMarked
package org.wardgate.device.medibus;

import org.jspecify.annotations.NullMarked;
