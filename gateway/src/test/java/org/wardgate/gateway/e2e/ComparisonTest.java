package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.time.VirtualTimeSource;

/** A soak is worth what its comparison finds. */
class ComparisonTest {
    private static final String HEART_RATE = "mdc:147842";

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final TruthLog truth = new TruthLog(100);
    private final Comparison comparison = new Comparison(truth, Duration.ofSeconds(6));
    private long sequence;

    @Test
    void numbersThatWereSaidInThisOrderAreRight() {
        say(HEART_RATE, "70");
        say(HEART_RATE, "71");
        say("rate", "5.00");
        time.advance(Duration.ofSeconds(6));
        shows("70");
        shows("71");
        infuses("5.00");

        assertThat(comparison.wrong()).isEmpty();
        assertThat(comparison.readings()).isEqualTo(2);
        assertThat(comparison.pumpNumbers()).isEqualTo(1);
        assertThat(comparison.oldest()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aNumberThatNobodySaidIsWrong() {
        say(HEART_RATE, "70");
        say("rate", "5.00");
        shows("7");
        infuses("50.0");

        assertThat(comparison.wrongs()).isEqualTo(2);
        assertThat(comparison.wrong().get(0)).startsWith("device mdc:147842 = 7 ");
    }

    @Test
    void aNumberThatWasSaidTooLongAgoIsWrong() {
        say(HEART_RATE, "70");
        time.advance(Duration.ofMillis(6001));
        shows("70");

        assertThat(comparison.wrongs()).isEqualTo(1);
    }

    @Test
    void aNumberThatComesAfterALaterOneIsWrong() {
        say(HEART_RATE, "70");
        say(HEART_RATE, "71");
        shows("71");
        shows("70");

        assertThat(comparison.wrongs()).isEqualTo(1);
    }

    @Test
    void aNumberThatWasSaidOnceAndReceivedTwiceIsWrong() {
        say(HEART_RATE, "70");
        shows("70");
        shows("70");

        assertThat(comparison.wrongs()).isEqualTo(1);
    }

    /** The number of another quantity or another device proves nothing. */
    @Test
    void aNumberOfSomethingElseIsWrong() {
        say("mdc:151562", "70");
        truth.note("other", HEART_RATE, Decimal.of(70), time.now());
        shows("70");

        assertThat(comparison.wrongs()).isEqualTo(1);
    }

    @Test
    void aNumberThatIsStillShownIsComparedOnce() {
        say(HEART_RATE, "70");
        Reading reading = reading("70");
        comparison.bed(state(reading));
        time.advance(Duration.ofMinutes(1));
        comparison.bed(state(reading));

        assertThat(comparison.readings()).isEqualTo(1);
        assertThat(comparison.wrongs()).isZero();
    }

    private void say(String quantity, String value) {
        truth.note("device", quantity, Decimal.parse(value), time.now());
    }

    private void shows(String heartRate) {
        comparison.bed(state(reading(heartRate)));
    }

    private Reading reading(String heartRate) {
        Measurement value = new Measurement.Value(Decimal.parse(heartRate), Unit.PER_MINUTE, Quality.GOOD);
        return new Reading(header(), new MetricId.Mdc(147842), "", null, value, null);
    }

    private void infuses(String rate) {
        Delivery delivery = new Delivery(Decimal.parse(rate), null, null, null, false, null);
        PumpStatus status = new PumpStatus(header(), PumpStatus.State.INFUSING, "SET", delivery, false, null);
        LineState line = new LineState(header(), LineState.Status.LIVE, LineState.Cause.NONE, "", Map.of());
        BedState.Device device =
                new BedState.Device("device", "alaris-asena", line, null, new BedState.Aged<>(status, 0, 1));
        comparison.bed(new BedState("1", List.of(device), List.of(), List.of()));
    }

    private static BedState state(Reading reading) {
        BedState.Value value = new BedState.Value(new BedState.Aged<>(reading, 0, 1), null, false);
        return new BedState("1", List.of(), List.of(value), List.of());
    }

    private EventHeader header() {
        return new EventHeader("device", time.now(), null, ++sequence);
    }
}
