package org.wardgate.device.intellivue;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.time.Timestamp;

/**
 * When the values of a message held.
 *
 * @param ticks on the monitor's free-running clock, of {@link DeviceClock#ticks}.
 * @param deviceTime on the monitor's clock of day; null before it has stated one.
 * @param received when the last byte of the message arrived.
 */
record Moment(long ticks, @Nullable LocalDateTime deviceTime, Timestamp received) {}
