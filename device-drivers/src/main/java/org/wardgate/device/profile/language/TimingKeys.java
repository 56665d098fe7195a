package org.wardgate.device.profile.language;

import java.time.Duration;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;

/**
 * The times of a conversation.
 *
 * @param silentAfter after how long without a message the device is silent.
 * @param speaksEvery how long it is from one message to the next at most, by the device's manual.
 * @param publishEvery how often readings are passed on that the device repeats oftener; a value that comes or goes is passed on at once.
 * @param answerWithin how long a query waits for its answer.
 * @param turnaround the least time between an answer and the next query.
 */
public record TimingKeys(
        @Doc("After how long without a message the device is silent.") @Range(min = "100ms", max = "10min")
        Duration silentAfter,

        @Doc("How long it is from one message to the next at most.") @Default("1s") @Range(min = "1ms", max = "10min")
        Duration speaksEvery,

        @Doc("How often readings are passed on that the device repeats oftener.")
        @Default("0s")
        @Range(min = "0s", max = "5s")
        Duration publishEvery,

        @Doc("How long a query waits for its answer.") @Default("500ms") @Range(min = "10ms", max = "10s")
        Duration answerWithin,

        @Doc("The least time between an answer and the next query.") @Default("50ms") @Range(min = "1ms", max = "10s")
        Duration turnaround) {

    public TimingKeys {
        if (silentAfter.compareTo(speaksEvery) < 0) {
            throw new IllegalArgumentException("'silent-after' is not shorter than 'speaks-every'");
        }
    }
}
