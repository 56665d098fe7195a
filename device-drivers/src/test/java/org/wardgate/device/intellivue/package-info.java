@NullMarked
package org.wardgate.device.intellivue;

import org.jspecify.annotations.NullMarked;
