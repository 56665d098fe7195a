@NullMarked
package org.wardgate.device.profile.example;

import org.jspecify.annotations.NullMarked;
