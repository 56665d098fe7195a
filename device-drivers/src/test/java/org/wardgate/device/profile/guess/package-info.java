@NullMarked
package org.wardgate.device.profile.guess;

import org.jspecify.annotations.NullMarked;
