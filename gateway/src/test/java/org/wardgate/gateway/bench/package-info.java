/** Measurements, measured. */
@NullMarked
package org.wardgate.gateway.bench;

import org.jspecify.annotations.NullMarked;
