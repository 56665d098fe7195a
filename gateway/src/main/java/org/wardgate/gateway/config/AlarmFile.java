package org.wardgate.gateway.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.AlarmProfile.Criterion;
import org.wardgate.gateway.alarm.AlarmProfile.Filter;
import org.wardgate.gateway.alarm.AlarmProfile.LimitRule;
import org.wardgate.gateway.alarm.Finding;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;

/**
 * One file under {@code alarms/}: what is watched at a bed.
 *
 * @param rules the rules.
 * @param timing the times that all alarms share.
 */
public record AlarmFile(
        @Doc("The rules.") List<Rule> rules,

        @Doc("The times that all alarms share.") @Default("{}")
        Timing timing) {

    public AlarmFile {
        if (rules.isEmpty()) {
            throw new BadValue("rules", "an alarm profile has at least one rule");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String id = rules.get(i).id();
            if (!seen.add(id)) {
                throw new BadValue(
                        "rules[" + i + "].id", "rule " + id + " is there twice; give each a name of its own");
            }
        }
    }

    /** The profile, as the alarm core takes it. */
    public AlarmProfile toProfile() {
        return new AlarmProfile(rules.stream().map(Rule::toRule).toList(), timing.toTiming());
    }

    /** A rule of absolute limits. */
    public record Rule(
            @Doc("The rule's name, in capitals.") String id,
            @Doc("What it is, in two or three words.") String title,
            @Doc("What it watches.") List<Watch> criteria) {
        public Rule {
            if (!id.matches("[A-Z][A-Z0-9_]{0,39}")) {
                throw new BadValue("id", "a rule's name is spelled like HYPOTENSION, not '" + id + "'");
            }
            BadValue.at(
                    "criteria",
                    () -> new LimitRule(
                            id, title, criteria.stream().map(Watch::toCriterion).toList()));
        }

        LimitRule toRule() {
            return new LimitRule(
                    id, title, criteria.stream().map(Watch::toCriterion).toList());
        }
    }

    /** One signal against its limits. */
    public record Watch(
            @Doc("What is watched.") Signal signal,

            @Doc("The side of a limit on which a value violates it.")
            Finding.Side side,

            @Doc("The limit of each priority.") Limits limits,

            @Doc("How far back inside its limit a value must be to count as recovered.") @Default("0") @Range(min = "0")
            Decimal hysteresis,

            @Doc("How many values of a stream the middle one is taken of.") @Default("3") @Range(min = "1", max = "9")
            int median,

            @Doc("How long a stream must violate a limit.") @Default("10s") @Range(min = "0s", max = "60s")
            Duration delay,

            @Doc("How long a stream must be back inside.") @Default("5s") @Range(min = "0s", max = "60s")
            Duration clearDelay,

            @Doc("How much further than when it was acknowledged a value must be to sound again.") @Nullable
            Decimal worsening) {
        public Watch {
            BadValue.at("median", () -> new Filter(median, delay, clearDelay));
            Filter filter = new Filter(median, delay, clearDelay);
            BadValue.at("limits", () -> criterion(signal, side, limits, hysteresis, filter, null));
            BadValue.at("worsening", () -> criterion(signal, side, limits, hysteresis, filter, worsening));
        }

        Criterion toCriterion() {
            return criterion(signal, side, limits, hysteresis, new Filter(median, delay, clearDelay), worsening);
        }

        private static Criterion criterion(
                Signal signal,
                Finding.Side side,
                Limits limits,
                Decimal hysteresis,
                Filter filter,
                @Nullable Decimal worsening) {
            Map<Priority, Decimal> byPriority = new EnumMap<>(Priority.class);
            putIfGiven(byPriority, Priority.LOW, limits.low());
            putIfGiven(byPriority, Priority.MEDIUM, limits.medium());
            putIfGiven(byPriority, Priority.HIGH, limits.high());
            return new Criterion(signal, side, byPriority, hysteresis, filter, worsening);
        }

        private static void putIfGiven(Map<Priority, Decimal> limits, Priority priority, @Nullable Decimal limit) {
            if (limit != null) {
                limits.put(priority, limit);
            }
        }
    }

    /** The limit of each priority that has one, in the signal's own unit. */
    public record Limits(
            @Doc("The limit of LOW.") @Nullable Decimal low,
            @Doc("The limit of MEDIUM.") @Nullable Decimal medium,
            @Doc("The limit of HIGH.") @Nullable Decimal high) {}

    /** The times that all alarms share. */
    public record Timing(
            @Doc("The age from which a value of a stream is not known any more.")
            @Default("10s")
            @Range(min = "2s", max = "60s")
            Duration staleAfter,

            @Doc("The age from which a measurement of a series, such as a cuff pressure, is not known any more.")
            @Default("15min")
            @Range(min = "1min", max = "2h")
            Duration episodicStaleAfter,

            @Doc("How recent the last valid value must be for a running delay to confirm anything.")
            @Default("3s")
            @Range(min = "1s", max = "60s")
            Duration freshFor,

            @Doc("After how long missing values become MEDIUM.") @Default("60s") @Range(min = "10s", max = "10min")
            Duration staleEscalation,

            @Doc("After how long a lost line to a pump that was delivering becomes HIGH.")
            @Default("20s")
            @Range(min = "1s", max = "60s")
            Duration infusingLineEscalation,

            @Doc("After how long an acknowledged HIGH that still holds sounds again.")
            @Default("3min")
            @Range(min = "1min", max = "5min")
            Duration reAlarmHigh,

            @Doc("After how long an acknowledged MEDIUM that still holds sounds again.")
            @Default("10min")
            @Range(min = "1min", max = "30min")
            Duration reAlarmMedium) {

        AlarmProfile.Timing toTiming() {
            return new AlarmProfile.Timing(
                    staleAfter,
                    episodicStaleAfter,
                    freshFor,
                    staleEscalation,
                    infusingLineEscalation,
                    reAlarmHigh,
                    reAlarmMedium);
        }
    }
}
