package org.wardgate.gateway.alarm;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Finding.Side;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * What is watched at a bed, and how.
 *
 * @param rules the limit rules, in the order in which they are judged at one moment.
 * @param timing the times that all alarms share.
 */
public record AlarmProfile(List<LimitRule> rules, Timing timing) {
    public AlarmProfile {
        rules = List.copyOf(rules);
    }

    /**
     * Where each signal is as it should be: between the least severe limits, of those that are MEDIUM or above.
     *
     * @return the signals that have such a limit.
     */
    public Map<Signal, Inside> inside() {
        Map<Signal, Inside> inside = new EnumMap<>(Signal.class);
        for (LimitRule rule : rules) {
            for (Criterion criterion : rule.criteria()) {
                criterion.limits().forEach((priority, limit) -> {
                    if (priority != Priority.LOW) {
                        boolean low = criterion.side() == Side.BELOW;
                        inside.merge(
                                criterion.signal(),
                                new Inside(low ? limit : null, low ? null : limit),
                                Inside::narrowedBy);
                    }
                });
            }
        }
        return inside;
    }

    /**
     * Where a signal violates no limit.
     *
     * @param low what it must not be below; null for no limit on this side.
     * @param high what it must not be above; null for no limit on this side.
     */
    public record Inside(@Nullable Decimal low, @Nullable Decimal high) {
        private Inside narrowedBy(Inside other) {
            boolean lower = low == null || (other.low != null && other.low.compareTo(low) > 0);
            boolean upper = high == null || (other.high != null && other.high.compareTo(high) < 0);
            return new Inside(lower ? other.low : low, upper ? other.high : high);
        }
    }

    /**
     * A rule of absolute limits. All its criteria are one alarm, whose priority is that of the worst band in which any of them
     * is: a low systolic and a low mean pressure are one hypotension.
     *
     * @param id the rule's name, such as {@code HYPOTENSION}.
     * @param title what it is, in two or three words.
     * @param criteria what it watches, at least one.
     */
    public record LimitRule(String id, String title, List<Criterion> criteria) {
        public LimitRule {
            criteria = List.copyOf(criteria);
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException("rule " + id + " has no criterion");
            }
        }
    }

    /**
     * One signal against limits of rising priority.
     *
     * @param signal what is watched.
     * @param side on which side of a limit a value violates it; a value that equals the limit does not.
     * @param limits the limit of each priority that has one, in the signal's unit; at least one.
     * @param hysteresis how far back inside its limit a value must be to count as recovered.
     * @param filter how a stream is filtered; measurements of a series are judged at once and unfiltered.
     * @param worsening how much further than at its acknowledgement a value must be for the alarm to sound again; null for never.
     */
    public record Criterion(
            Signal signal,
            Side side,
            Map<Priority, Decimal> limits,
            Decimal hysteresis,
            Filter filter,
            @Nullable Decimal worsening) {
        public Criterion {
            if (limits.isEmpty()) {
                throw new IllegalArgumentException("a criterion on " + signal.shortName() + " has no limit");
            }
            limits = java.util.Collections.unmodifiableMap(new EnumMap<>(limits));
            @Nullable Decimal milder = null;
            for (Decimal limit : limits.values()) {
                if (milder != null && !violates(side, limit, milder)) {
                    throw new IllegalArgumentException("the limits on " + signal.shortName() + " do not lie "
                            + side.wireName() + " each other as their priorities rise: " + limits.values());
                }
                milder = limit;
            }
            if (hysteresis.signum() < 0) {
                throw new IllegalArgumentException("the hysteresis on " + signal.shortName() + " is negative");
            }
            if (worsening != null && worsening.signum() <= 0) {
                throw new IllegalArgumentException(
                        "the worsening on " + signal.shortName() + " is above 0, or left out, not " + worsening);
            }
        }

        private static boolean violates(Side side, Decimal value, Decimal limit) {
            return side == Side.BELOW ? value.compareTo(limit) < 0 : value.compareTo(limit) > 0;
        }
    }

    /**
     * How a stream of values is filtered before and after a limit.
     *
     * @param median the number of values of which the middle one is judged; odd, 1 for none. One artefact among three is not seen.
     * @param delay how long a limit must be violated for the condition to hold.
     * @param clearDelay how long a value must be back inside for the condition to have ended.
     */
    public record Filter(int median, Duration delay, Duration clearDelay) {
        public Filter {
            if (median < 1 || median > 9 || median % 2 == 0) {
                throw new IllegalArgumentException("median is 1, 3, 5, 7 or 9, not " + median);
            }
        }
    }

    /**
     * The times that all alarms share.
     *
     * @param staleAfter the age from which a value of a stream is not known any more.
     * @param episodicStaleAfter the age from which a measurement of a series, such as a cuff pressure, is not known any more.
     * @param freshFor how recent the last valid value must be for a running delay to confirm anything.
     * @param staleEscalation after how long missing data become MEDIUM.
     * @param infusingLineEscalation after how long a lost line to a pump that was delivering becomes HIGH.
     * @param reAlarmHigh after how long an acknowledged HIGH that still holds sounds again.
     * @param reAlarmMedium after how long an acknowledged MEDIUM that still holds sounds again.
     */
    public record Timing(
            Duration staleAfter,
            Duration episodicStaleAfter,
            Duration freshFor,
            Duration staleEscalation,
            Duration infusingLineEscalation,
            Duration reAlarmHigh,
            Duration reAlarmMedium) {

        /** The age from which a value is not known any more. */
        public Duration staleAfter(boolean episodic) {
            return episodic ? episodicStaleAfter : staleAfter;
        }
    }
}
