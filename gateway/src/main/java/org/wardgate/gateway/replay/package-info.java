/** The recording of one device on a page of its own, at the pace at which it was recorded. */
@NullMarked
package org.wardgate.gateway.replay;

import org.jspecify.annotations.NullMarked;
