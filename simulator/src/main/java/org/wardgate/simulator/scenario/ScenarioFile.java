package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/** What a scenario's file says. */
public record ScenarioFile(
        @Doc("The name by which people call it.") String name,
        @Doc("What happens in it, in a sentence or two.") String description,

        @Doc("How long it has to be played, in patient time, until everything that is expected is decided.")
        Duration length,

        @Doc("How many beds it has when the caller does not say.") @Default("4") @Range(min = "1", max = "999")
        int bedCount,

        @Doc("The beds in which something of their own happens, by name; names are numbers from 1.") @Default("{}")
        Map<String, BedSpec> beds,

        @Doc("How every other bed is; needed when not all are listed.") @Nullable
        BedSpec others,

        @Doc("The alarms that must be raised, and no others.") @Default("[]")
        List<ExpectedAlarm> expect) {
    private static final int MAX_BEDS = 999;

    public ScenarioFile {
        beds = Map.copyOf(beds);
        expect = List.copyOf(expect);
        for (String bed : beds.keySet()) {
            if (!isNumber(bed)) {
                throw new BadValue("beds." + bed, "beds are named 1 to " + MAX_BEDS + ", not '" + bed + "'");
            }
        }
        for (int i = 0; i < expect.size(); i++) {
            ExpectedAlarm alarm = expect.get(i);
            if (!beds.containsKey(alarm.bed()) && (others == null || !isNumber(alarm.bed()))) {
                throw new BadValue(
                        "expect[" + i + "].bed",
                        "alarm " + alarm.rule() + " is expected of bed '" + alarm.bed() + "', which is not there");
            }
            if (alarm.latest().compareTo(length) > 0) {
                throw new BadValue(
                        "expect[" + i + "].latest",
                        "alarm " + alarm.rule() + " may come until "
                                + alarm.latest().toSeconds() + " s, after the length of " + length.toSeconds() + " s");
            }
        }
        checkCount(bedCount, beds, others, expect);
    }

    /**
     * The beds 1 to {@code count} in this order.
     *
     * @throws IllegalArgumentException when there are too few for those that are listed or awaited, or too many without
     *     {@code others}.
     */
    public List<Bed> beds(int count) {
        checkCount(count, beds, others, expect);
        List<Bed> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String bed = Integer.toString(number);
            BedSpec listed = beds.get(bed);
            BedSpec spec = listed != null ? listed : others;
            if (spec != null) {
                all.add(new Bed(bed, spec));
            }
        }
        return List.copyOf(all);
    }

    private static void checkCount(
            int count, Map<String, BedSpec> beds, @Nullable BedSpec others, List<ExpectedAlarm> expect) {
        if (count < 1 || count > MAX_BEDS) {
            throw new BadValue("bed-count", "a scenario has 1 to " + MAX_BEDS + " beds, not " + count);
        }
        int least = Math.max(
                beds.keySet().stream().mapToInt(Integer::parseInt).max().orElse(1),
                expect.stream()
                        .mapToInt(alarm -> Integer.parseInt(alarm.bed()))
                        .max()
                        .orElse(1));
        if (count < least) {
            throw new BadValue(
                    "bed-count", "bed " + least + " is listed, so there are at least " + least + " beds, not " + count);
        }
        if (others == null && beds.size() < count) {
            throw new BadValue(
                    "bed-count", "only " + beds.size() + " of " + count + " beds are listed; say how the 'others' are");
        }
    }

    private static boolean isNumber(String bed) {
        return bed.matches("[1-9][0-9]{0,2}");
    }
}
