@NullMarked
package org.wardgate.device.profile.approval;

import org.jspecify.annotations.NullMarked;
