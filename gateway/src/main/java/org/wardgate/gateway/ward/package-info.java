/**
 * Beds and the ward. A bed lives on one event loop and nothing else touches its state; the ward lives on another, numbers the
 * alarm events of all beds in one gapless sequence and keeps the newest state of each bed for the stations.
 */
@NullMarked
package org.wardgate.gateway.ward;

import org.jspecify.annotations.NullMarked;
