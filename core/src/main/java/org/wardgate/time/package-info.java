/**
 * Time, injected. {@link org.wardgate.time.TimeSource} is the only place that reads a system clock or schedules; every other
 * class is handed one, so that tests and replays own the time they run in.
 */
@NullMarked
package org.wardgate.time;

import org.jspecify.annotations.NullMarked;
