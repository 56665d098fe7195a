package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.device.profile.language.QueryKeys;

class QueryScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final QueryKeys SLOW = query("slow", Duration.ofSeconds(2));
    private static final QueryKeys FAST = query("fast", Duration.ofSeconds(1));
    private static final QueryKeys ONCE = new QueryKeys("once", null, "O", null, true, List.of());

    private final QuerySchedule schedule = new QuerySchedule(List.of(SLOW, FAST, ONCE));

    @Test
    void whatIsAskedOnceComesBeforeAnyPoll() {
        schedule.restart(0);

        assertThat(schedule.next(0)).isEqualTo(ONCE);
        schedule.asked(ONCE, 0);
        assertThat(schedule.next(0)).isEqualTo(SLOW);
    }

    @Test
    void theQueryThatHasWaitedLongestIsNext() {
        schedule.restart(0);
        schedule.asked(ONCE, 0);
        schedule.asked(SLOW, 0);
        schedule.asked(FAST, 0);

        assertThat(schedule.next(SECOND - 1)).isNull();
        assertThat(schedule.untilNext(SECOND - 1)).isEqualTo(Duration.ofNanos(1));
        assertThat(schedule.next(2 * SECOND)).as("due since 1 s").isEqualTo(FAST);
        schedule.asked(FAST, 2 * SECOND);
        assertThat(schedule.next(2 * SECOND)).as("due since 2 s").isEqualTo(SLOW);
    }

    /** Periods are counted from when a poll was due, so that answers that take their time do not stretch them. */
    @Test
    void aPollThatIsAskedALittleLateDoesNotShiftTheNext() {
        schedule.restart(0);
        schedule.asked(ONCE, 0);
        schedule.asked(SLOW, 0);
        schedule.asked(FAST, 0);

        schedule.asked(FAST, SECOND + 300);

        assertThat(schedule.untilNext(SECOND + 300)).isEqualTo(Duration.ofNanos(SECOND - 300));
    }

    /** A message that makes a repetition needless puts it off, and no other query. */
    @Test
    void whatWasHeardPutsARepetitionOff() {
        QueryKeys send = new QueryKeys("send", null, "S", Duration.ofSeconds(1), false, List.of("value"));
        QuerySchedule sending = new QuerySchedule(List.of(send, SLOW));
        sending.restart(0);
        sending.asked(send, 0);
        sending.asked(SLOW, 0);

        sending.heard("value", SECOND - 1);
        sending.heard("another", 2 * SECOND - 2);

        assertThat(sending.next(2 * SECOND - 2)).isNull();
        assertThat(sending.next(2 * SECOND - 1)).isEqualTo(send);
        sending.heard("value", 2 * SECOND);
        assertThat(sending.next(2 * SECOND)).isEqualTo(SLOW);
    }

    @Test
    void whereNothingIsLeftToAskNothingFallsDue() {
        QuerySchedule once = new QuerySchedule(List.of(ONCE));
        once.restart(0);
        once.asked(ONCE, 0);

        assertThat(once.next(Long.MAX_VALUE - 1)).isNull();
        assertThat(once.untilNext(0)).isNull();
    }

    @Test
    void aRestartAsksEverythingAgainWithAllItsTries() {
        QuerySchedule once = new QuerySchedule(List.of(ONCE));
        once.restart(0);
        for (int i = 0; i < 5; i++) {
            once.asked(ONCE, i);
            once.unanswered(ONCE, i);
        }
        assertThat(once.next(10)).isNull();

        once.restart(10);
        once.asked(ONCE, 10);
        once.unanswered(ONCE, 10);

        assertThat(Objects.requireNonNull(once.next(10)).name()).isEqualTo("once");
    }

    private static QueryKeys query(String name, Duration every) {
        return new QueryKeys(name, null, name, every, true, List.of());
    }
}
