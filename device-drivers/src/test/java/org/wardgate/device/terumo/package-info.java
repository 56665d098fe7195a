@NullMarked
package org.wardgate.device.terumo;

import org.jspecify.annotations.NullMarked;
