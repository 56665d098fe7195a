@NullMarked
package org.wardgate.gateway.ops;

import org.jspecify.annotations.NullMarked;
