/** Tests of the stations. */
@NullMarked
package org.wardgate.gateway.station;

import org.jspecify.annotations.NullMarked;
