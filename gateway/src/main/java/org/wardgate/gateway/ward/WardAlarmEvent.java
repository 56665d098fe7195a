package org.wardgate.gateway.ward;

import java.time.Instant;
import org.wardgate.gateway.alarm.AlarmEvent;

/**
 * An alarm event with its place in the ward's one sequence.
 *
 * @param sequence counts the ward's alarm events from 1 on in each epoch, without a gap.
 * @param bed the bed.
 * @param wall when it happened, for people.
 * @param event what happened.
 * @param causeLinkNanos link time at which the last byte that caused it arrived, or at which the deadline fell due that did.
 */
public record WardAlarmEvent(long sequence, String bed, Instant wall, AlarmEvent event, long causeLinkNanos) {}
