@NullMarked
package org.wardgate.device.driver;

import org.jspecify.annotations.NullMarked;
