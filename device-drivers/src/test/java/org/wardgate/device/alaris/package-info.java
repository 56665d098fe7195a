@NullMarked
package org.wardgate.device.alaris;

import org.jspecify.annotations.NullMarked;
