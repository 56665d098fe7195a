/** Immutable byte strings and their hexadecimal spelling. */
@NullMarked
package org.wardgate.bytes;

import org.jspecify.annotations.NullMarked;
