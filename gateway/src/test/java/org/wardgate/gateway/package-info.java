/** Tests of the whole. */
@NullMarked
package org.wardgate.gateway;

import org.jspecify.annotations.NullMarked;
