@NullMarked
package org.wardgate.device.bcc;

import org.jspecify.annotations.NullMarked;
