package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.time.VirtualTimeSource;

class DeliveryTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Delivery delivery = new Delivery(time, Runnable::run);
    private final List<String> resent = new ArrayList<>();

    DeliveryTest() {
        delivery.addResender(event -> resent.add(event.sequence() + "@" + time.linkNanos() / 1_000_000));
    }

    private void owe(long sequence) {
        delivery.owe(new WardAlarmEvent(sequence, "4", Instant.EPOCH, WardTest.event(sequence), 0));
    }

    private void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    @Test
    void anEventIsSentAgainEveryTwoSecondsUntilItIsConfirmed() {
        owe(1);
        advance(1_999);
        assertThat(resent).isEmpty();
        advance(1);
        assertThat(resent).containsExactly("1@2000");
        advance(2_500);
        assertThat(resent).containsExactly("1@2000", "1@4000");
        delivery.confirm(1);
        advance(60_000);
        assertThat(resent).hasSize(2);
        assertThat(delivery.unconfirmed()).isZero();
    }

    /** Each event has its own two seconds, not those of the event before it. */
    @Test
    void anEventThatFollowsAnotherIsSentAgainAfterItsOwnTwoSeconds() {
        owe(1);
        advance(500);
        owe(2);
        advance(500);
        delivery.confirm(1);
        advance(5_000);
        assertThat(resent).containsExactly("2@2500", "2@4500");
    }

    @Test
    void aConfirmationCoversAllBeforeIt() {
        for (int i = 1; i <= 5; i++) {
            owe(i);
        }
        delivery.confirm(3);
        assertThat(delivery.unconfirmed()).isEqualTo(2);
        delivery.confirm(2);
        assertThat(delivery.unconfirmed()).as("an older one takes nothing back").isEqualTo(2);
        advance(2_000);
        assertThat(resent).containsExactly("4@2000", "5@2000");
    }

    /** A station that confirms what does not exist yet has not received it. */
    @Test
    void aConfirmationNeverCoversWhatComesLater() {
        owe(1);
        delivery.confirm(100);
        owe(2);
        assertThat(delivery.unconfirmed()).isEqualTo(1);
        advance(2_000);
        assertThat(resent).containsExactly("2@2000");
    }

    @Test
    void theWardIsUnwatchedAtExactlyTenSecondsAndBackWithTheConfirmation() {
        owe(1);
        advance(300);
        owe(2);
        delivery.confirm(1);
        advance(9_999);
        assertThat(delivery.isUnwatched()).isFalse();
        advance(1);
        assertThat(delivery.isUnwatched()).isTrue();
        delivery.confirm(2);
        assertThat(delivery.isUnwatched()).isFalse();
        advance(3_600_000);
        assertThat(delivery.isUnwatched()).as("nothing is owed").isFalse();
    }

    /** On a busy ward there is always one event on its way; that does not make it unwatched. */
    @Test
    void theWardIsWatchedAgainWhenOnlyYoungEventsAreOwed() {
        owe(1);
        advance(10_000);
        owe(2);
        delivery.confirm(1);
        assertThat(delivery.isUnwatched()).isFalse();
        advance(9_999);
        assertThat(delivery.isUnwatched()).isFalse();
        advance(1);
        assertThat(delivery.isUnwatched()).isTrue();
    }

    /** A sender that fails once must not end the sending, nor keep the others from it. */
    @Test
    void aResenderThatFailsStopsNothing() {
        Delivery failing = new Delivery(time, Runnable::run);
        List<Long> heard = new ArrayList<>();
        failing.addResender(event -> {
            throw new IllegalStateException("test");
        });
        failing.addResender(event -> heard.add(event.sequence()));
        failing.owe(new WardAlarmEvent(1, "4", Instant.EPOCH, WardTest.event(1), 0));
        advance(10_000);
        assertThat(heard).containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(failing.isUnwatched()).isTrue();
    }

    /** Nobody confirms for a day: what is kept is bounded, and what is not kept is still counted. */
    @Test
    void aDayWithoutAnyConfirmationIsBoundedAndLosesNothingSilently() {
        int events = 1_500;
        for (int i = 1; i <= events; i++) {
            owe(i);
            advance(57_600);
            resent.clear();
        }
        assertThat(delivery.unconfirmed()).isEqualTo(events);
        assertThat(delivery.kept()).isEqualTo(Ward.HISTORY);
        assertThat(delivery.isUnwatched()).isTrue();
        advance(2_000);
        assertThat(resent).hasSize(Ward.HISTORY);
        delivery.confirm(events - 10);
        assertThat(delivery.unconfirmed()).isEqualTo(10);
        delivery.confirm(events);
        assertThat(delivery.unconfirmed()).isZero();
        assertThat(delivery.isUnwatched()).isFalse();
    }

    /** A storm that pushes events out before they are ten seconds old must not hide that nobody confirms. */
    @Test
    void aStormOfEventsDoesNotKeepTheWardFromBeingUnwatched() {
        for (int i = 1; i <= 20 * Ward.HISTORY; i++) {
            owe(i);
            advance(1);
        }
        assertThat(delivery.isUnwatched()).isTrue();
        // only some of what was pushed out: the oldest of it still waits
        delivery.confirm(5);
        assertThat(delivery.isUnwatched()).isTrue();
        assertThat(delivery.unconfirmed()).isEqualTo(20L * Ward.HISTORY - 5);
    }
}
