package org.wardgate.gateway.alarm;

/**
 * Something that happened to an alarm.
 *
 * @param phase what happened.
 * @param alarm the alarm as it stands after it.
 * @param atNanos patient time at which it happened: a deadline, where one fell due, and not the moment it was noticed.
 */
public record AlarmEvent(Phase phase, Alarm alarm, long atNanos) {}
