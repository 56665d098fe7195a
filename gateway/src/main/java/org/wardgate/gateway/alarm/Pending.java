package org.wardgate.gateway.alarm;

import java.time.Duration;
import org.wardgate.model.Priority;

/**
 * A limit that is violated and whose delay is running: no alarm yet.
 *
 * @param rule the rule whose limit it is, such as {@code DESATURATION}.
 * @param title what the rule is about, in two or three words.
 * @param finding the value now, against the limit.
 * @param priority the priority that the alarm would have.
 * @param sinceNanos patient time since which the limit is violated.
 * @param delay for how long it must be.
 */
public record Pending(String rule, String title, Finding finding, Priority priority, long sinceNanos, Duration delay) {}
