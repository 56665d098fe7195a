package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarisScheduleTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final AlarisSchedule schedule = new AlarisSchedule();

    @Test
    void aPollKeepsItsGridWhenTheLineWasBusyForAMoment() {
        schedule.askNow(AlarisQuery.INF, 10 * SECOND);
        schedule.asked(AlarisQuery.INF, 10 * SECOND + 1);
        assertThat(schedule.untilNext(10 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pollsThatWereMissedAreNotMadeUpFor() {
        schedule.askNow(AlarisQuery.INF, 10 * SECOND);
        schedule.asked(AlarisQuery.INF, 17 * SECOND);
        assertThat(schedule.next(17 * SECOND)).isNull();
        assertThat(schedule.untilNext(17 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void alarmsGoFirstAndThenWhatHasWaitedLongest() {
        schedule.askNow(AlarisQuery.INF, 2 * SECOND);
        schedule.askNow(AlarisQuery.INF_VTBI, SECOND);
        schedule.askNow(AlarisQuery.ALARM, 3 * SECOND);
        assertThat(schedule.next(3 * SECOND)).isEqualTo(AlarisQuery.ALARM);
        schedule.asked(AlarisQuery.ALARM, 3 * SECOND);
        assertThat(schedule.next(3 * SECOND)).isEqualTo(AlarisQuery.INF_VTBI);
    }
}
