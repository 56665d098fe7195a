/**
 * Alarms: from what is known of one bed to alarm conditions, and from conditions to events. Pure and deterministic: no clock, no
 * input or output, no thread of its own. Time arrives with each input, and what falls due on the way runs at its own deadline.
 */
@NullMarked
package org.wardgate.gateway.alarm;

import org.jspecify.annotations.NullMarked;
