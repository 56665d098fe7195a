package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentFramesTest {
    private static final long MILLI = 1_000_000;

    private final SentFrames sent = new SentFrames();

    @Test
    void anAlarmIsMeasuredFromItsOwnWriting() {
        sent.measure();
        sent.alert(1, 5, true, 100, 10 * MILLI);
        sent.alert(1, 5, false, 200, 20 * MILLI);

        sent.alarmArrived(1, 5, false, 23 * MILLI);
        sent.alarmArrived(1, 5, true, 24 * MILLI);

        assertThat(sent.result().alarms().table().count()).isEqualTo(2);
        assertThat(sent.result().alarms().table().p50()).isEqualTo(3000);
        assertThat(sent.result().alarms().table().max()).isEqualTo(14_000);
        assertThat(sent.result().lost()).isZero();
    }

    @Test
    void anAlarmThatComesTwiceIsMeasuredOnce() {
        sent.measure();
        sent.alert(1, 5, true, 100, 10 * MILLI);

        sent.alarmArrived(1, 5, true, 11 * MILLI);
        sent.alarmArrived(1, 5, true, 2000 * MILLI);

        assertThat(sent.result().alarms().table().count()).isEqualTo(1);
    }

    @Test
    void anAlarmOfAnotherLineOrThatNeverCameIsLost() {
        sent.measure();
        sent.alert(1, 5, true, 100, 10 * MILLI);

        sent.alarmArrived(2, 5, true, 11 * MILLI);
        sent.alarmArrived(1, 6, true, 11 * MILLI);

        assertThat(sent.result().alarms().table().count()).isZero();
        assertThat(sent.result().lost()).isEqualTo(1);
    }

    @Test
    void bytesCountFromTheLastOfAFrame() {
        sent.measure();
        sent.alert(1, 1, true, 100, 10 * MILLI);
        sent.alert(1, 1, false, 150, 20 * MILLI);

        sent.bytesArrived(1, 99, 11 * MILLI);
        assertThat(sent.result().alarms().table().count()).isZero();
        sent.bytesArrived(1, 51, 22 * MILLI);

        assertThat(sent.result().alarms().table().count()).isEqualTo(2);
        assertThat(sent.result().alarms().table().max()).isEqualTo(12_000);
    }

    @Test
    void whatWasWrittenOutsideTheMeasurementDoesNotCount() {
        sent.alert(1, 1, true, 100, 10 * MILLI);
        sent.measure();
        sent.alert(1, 1, false, 200, 20 * MILLI);
        sent.settle();
        sent.alert(1, 2, true, 300, 30 * MILLI);

        sent.bytesArrived(1, 300, 31 * MILLI);

        assertThat(sent.result().sent()).isEqualTo(1);
        assertThat(sent.result().alarms().table().count()).isEqualTo(1);
        assertThat(sent.result().alarms().table().max()).isEqualTo(11_000);
    }

    @Test
    void aHeartRateIsMeasuredWhenItIsFirstShown() {
        sent.measure();
        sent.numerics(3, LoadMonitor.FIRST_HEART_RATE + 4, 10 * MILLI);

        sent.heartRateArrived(3, LoadMonitor.FIRST_HEART_RATE + 4, 60 * MILLI);
        sent.heartRateArrived(3, LoadMonitor.FIRST_HEART_RATE + 4, 260 * MILLI);
        sent.heartRateArrived(3, 200, 260 * MILLI);

        assertThat(sent.result().vitals().table().count()).isEqualTo(1);
        assertThat(sent.result().vitals().table().max()).isEqualTo(50_000);
    }

    @Test
    void aLineIsHeardOnceUntilItIsTurnedOnAgain() {
        sent.turn(true);
        sent.alert(1, 1, true, 100, 0);
        sent.alert(1, 1, false, 200, 0);
        sent.bytesArrived(1, 200, MILLI);
        assertThat(sent.linesHeard()).isEqualTo(1);

        sent.turn(true);

        assertThat(sent.linesHeard()).isZero();
    }
}
