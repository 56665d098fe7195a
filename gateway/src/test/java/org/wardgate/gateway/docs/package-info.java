/** The documentation against the code. */
@NullMarked
package org.wardgate.gateway.docs;

import org.jspecify.annotations.NullMarked;
