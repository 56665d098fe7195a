@NullMarked
package org.wardgate.device.profile.content;

import org.jspecify.annotations.NullMarked;
