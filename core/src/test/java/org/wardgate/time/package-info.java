/** Tests of {@code org.wardgate.time}. */
@NullMarked
package org.wardgate.time;

import org.jspecify.annotations.NullMarked;
