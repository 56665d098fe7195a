/** Tests of {@code org.wardgate.bytes}. */
@NullMarked
package org.wardgate.bytes;

import org.jspecify.annotations.NullMarked;
