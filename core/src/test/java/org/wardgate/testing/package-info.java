/** The test kit that every module's tests share. */
@NullMarked
package org.wardgate.testing;

import org.jspecify.annotations.NullMarked;
