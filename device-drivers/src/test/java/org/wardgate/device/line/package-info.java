@NullMarked
package org.wardgate.device.line;

import org.jspecify.annotations.NullMarked;
