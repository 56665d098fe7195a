@NullMarked
package org.wardgate.device.capnostream;

import org.jspecify.annotations.NullMarked;
