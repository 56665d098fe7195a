@NullMarked
package org.wardgate.gateway.reload;

import org.jspecify.annotations.NullMarked;
