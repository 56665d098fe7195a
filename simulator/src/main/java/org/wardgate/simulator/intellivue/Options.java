package org.wardgate.simulator.intellivue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * What a simulated monitor is and how it is set up.
 *
 * @param model the model code, such as {@code M8000}; ASCII.
 * @param systemId the system's unique number, 6 or 8 bytes.
 * @param bedLabel the bed's name as the monitor shows it, at most 16 characters; may be empty.
 * @param nibpInterval the time from one cuff measurement to the next, at least 30 s; null when no cuff is connected.
 * @param mtuBytes the longest message the monitor sends, 500 to 1364; a client may ask for less, down to 500.
 * @param minPollPeriodTicks the shortest poll period the monitor grants, in 1/8 ms.
 * @param demoMode whether the monitor shows made-up values and says so.
 * @param clock the monitor's local time at power-on.
 * @param unmeasuredParameters whether parameters that are configured but not measured are in the answers too, as a real monitor
 *     has them; answers then take several messages.
 * @param sensors what is connected besides the cuff.
 */
public record Options(
        String model,
        Bytes systemId,
        String bedLabel,
        @Nullable Duration nibpInterval,
        int mtuBytes,
        long minPollPeriodTicks,
        boolean demoMode,
        LocalDateTime clock,
        boolean unmeasuredParameters,
        Set<Sensor> sensors) {
    static final int SMALLEST_MTU_BYTES = 500;
    static final int BED_LABEL_CHARACTERS = 16;
    private static final int LARGEST_MTU_BYTES = 1364;
    private static final int RECORDED_MTU_BYTES = 996;
    private static final int RECORDED_MIN_POLL_PERIOD_TICKS = 4000;
    private static final Duration SHORTEST_NIBP_INTERVAL = Duration.ofSeconds(30);

    public Options {
        sensors = Set.copyOf(sensors);
        if (systemId.length() != 6 && systemId.length() != 8) {
            throw new IllegalArgumentException("the system id has 6 or 8 bytes, not " + systemId.length());
        }
        if (bedLabel.length() > BED_LABEL_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the bed label has at most 16 characters, not " + bedLabel.length() + ": shorten it");
        }
        if (nibpInterval != null && nibpInterval.compareTo(SHORTEST_NIBP_INTERVAL) < 0) {
            throw new IllegalArgumentException("the cuff's interval is at least 30 s, not " + nibpInterval);
        }
        if (mtuBytes < SMALLEST_MTU_BYTES || mtuBytes > LARGEST_MTU_BYTES) {
            throw new IllegalArgumentException("the MTU is 500 to 1364 bytes, not " + mtuBytes);
        }
        if (minPollPeriodTicks <= 0 || minPollPeriodTicks > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("the poll period is 1 to 4294967295 ticks, not " + minPollPeriodTicks);
        }
    }

    /**
     * A monitor set up as the recorded M8000 was, without bed label, with electrodes, an oximeter and a cuff that measures every ten
     * minutes.
     *
     * @param clock the monitor's local time at power-on.
     */
    public static Options standard(LocalDateTime clock) {
        return new Options(
                "M8000",
                Bytes.ofHex("0009fb029e18"),
                "",
                Duration.ofMinutes(10),
                RECORDED_MTU_BYTES,
                RECORDED_MIN_POLL_PERIOD_TICKS,
                false,
                clock,
                true,
                Set.of(Sensor.ECG, Sensor.OXIMETER));
    }

    /** These options with another bed label. */
    public Options withBedLabel(String newBedLabel) {
        return new Options(
                model,
                systemId,
                newBedLabel,
                nibpInterval,
                mtuBytes,
                minPollPeriodTicks,
                demoMode,
                clock,
                unmeasuredParameters,
                sensors);
    }

    /** These options with another interval of the cuff; null for no cuff. */
    public Options withNibpInterval(@Nullable Duration newInterval) {
        return new Options(
                model,
                systemId,
                bedLabel,
                newInterval,
                mtuBytes,
                minPollPeriodTicks,
                demoMode,
                clock,
                unmeasuredParameters,
                sensors);
    }

    /** These options with another MTU. */
    public Options withMtuBytes(int newMtuBytes) {
        return new Options(
                model,
                systemId,
                bedLabel,
                nibpInterval,
                newMtuBytes,
                minPollPeriodTicks,
                demoMode,
                clock,
                unmeasuredParameters,
                sensors);
    }

    /** These options with demonstration mode on or off. */
    public Options withDemoMode(boolean newDemoMode) {
        return new Options(
                model,
                systemId,
                bedLabel,
                nibpInterval,
                mtuBytes,
                minPollPeriodTicks,
                newDemoMode,
                clock,
                unmeasuredParameters,
                sensors);
    }

    /** These options with the parameters that are not measured in the answers, or not. */
    public Options withUnmeasuredParameters(boolean newUnmeasuredParameters) {
        return new Options(
                model,
                systemId,
                bedLabel,
                nibpInterval,
                mtuBytes,
                minPollPeriodTicks,
                demoMode,
                clock,
                newUnmeasuredParameters,
                sensors);
    }

    /** These options with other sensors. */
    public Options withSensors(Set<Sensor> newSensors) {
        return new Options(
                model,
                systemId,
                bedLabel,
                nibpInterval,
                mtuBytes,
                minPollPeriodTicks,
                demoMode,
                clock,
                unmeasuredParameters,
                newSensors);
    }
}
