@NullMarked
package org.wardgate.device.fresenius;

import org.jspecify.annotations.NullMarked;
