@NullMarked
package org.wardgate.device.profile.drive;

import org.jspecify.annotations.NullMarked;
