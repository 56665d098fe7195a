@NullMarked
package org.wardgate.gateway.ward;

import org.jspecify.annotations.NullMarked;
