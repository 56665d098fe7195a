@NullMarked
package org.wardgate.gateway.alarm;

import org.jspecify.annotations.NullMarked;
