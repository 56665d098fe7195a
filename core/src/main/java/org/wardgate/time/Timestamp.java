package org.wardgate.time;

import java.time.Instant;

/**
 * One moment on all three clocks, read together.
 *
 * @param wall the wall time, for people and for records only; it may step, and never orders or measures anything.
 * @param linkNanos link time in nanoseconds from an arbitrary origin; measures time-outs and latencies.
 * @param patientNanos patient time in nanoseconds from an arbitrary origin; measures alarm delays and ages of values.
 */
public record Timestamp(Instant wall, long linkNanos, long patientNanos) {}
