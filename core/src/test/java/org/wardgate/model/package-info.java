/** Tests of {@code org.wardgate.model}. */
@NullMarked
package org.wardgate.model;

import org.jspecify.annotations.NullMarked;
