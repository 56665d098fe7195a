@NullMarked
package org.wardgate.device.profile.framing;

import org.jspecify.annotations.NullMarked;
