package org.wardgate.gateway.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.BedState.Aged;
import org.wardgate.gateway.ward.BedState.Lane;
import org.wardgate.gateway.ward.BedState.Point;
import org.wardgate.gateway.ward.BedState.Value;
import org.wardgate.model.Decimal;
import org.wardgate.model.Episode;
import org.wardgate.model.EventHeader;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId.Mdc;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.VirtualTimeSource;

class TrendTest {
    private static final Mdc RATE = new Mdc(147842);
    private static final Mdc CUFF_SYSTOLIC = new Mdc(150021);
    private static final Mdc CUFF_DIASTOLIC = new Mdc(150022);
    private static final Mdc LINE_SYSTOLIC = new Mdc(150037);

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Trend trend = new Trend();
    private final List<Value> values = new ArrayList<>();
    private List<Lane> lanes = List.of();

    private void set(Mdc metric, @Nullable String value, @Nullable Episode episode, Quality quality) {
        values.removeIf(each -> each.reading().event().metric().equals(metric));
        Reading reading = new Reading(
                new EventHeader("monitor", time.now(), null, 1),
                metric,
                "",
                null,
                value == null
                        ? new Measurement.Missing(Measurement.Reason.INVALID)
                        : new Measurement.Value(Decimal.parse(value), Unit.PER_MINUTE, quality),
                episode);
        Duration limit = episode == null ? Duration.ofSeconds(10) : Duration.ofMinutes(15);
        values.add(new Value(
                new Aged<>(reading, time.patientNanos(), limit.toNanos()),
                Signal.of(metric).orElseThrow(),
                true));
    }

    private void rate(@Nullable String value) {
        set(RATE, value, null, Quality.GOOD);
        take();
    }

    private void cuff(String key, String systolic, String diastolic) {
        set(CUFF_SYSTOLIC, systolic, new Episode(key, Duration.ZERO), Quality.GOOD);
        set(CUFF_DIASTOLIC, diastolic, new Episode(key, Duration.ZERO), Quality.GOOD);
        take();
    }

    private void take() {
        lanes = trend.take(values, time.patientNanos());
    }

    private void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private List<Point> points(Signal signal) {
        return lanes.stream()
                .filter(lane -> lane.signal() == signal)
                .findFirst()
                .map(Lane::points)
                .orElse(List.of());
    }

    private List<String> shown(Signal signal) {
        return points(signal).stream()
                .map(point -> Duration.ofNanos(point.nanos()).toSeconds() + ":" + point.value())
                .toList();
    }

    @Test
    void aStreamGivesAPointEveryTenSeconds() {
        LongStream.range(0, 25).forEach(second -> {
            rate(String.valueOf(60 + second));
            pass(1);
        });
        assertThat(shown(Signal.HEART_RATE)).containsExactly("0:60", "10:70", "20:80");
    }

    @Test
    void whereNothingWasKnownIsAPointWithoutAValue() {
        rate("60");
        pass(10);
        rate(null);
        pass(10);
        rate("64");
        assertThat(shown(Signal.HEART_RATE)).containsExactly("0:60", "10:null", "20:64");
    }

    @Test
    void nothingIsJoinedAcrossATimeInWhichNobodySaidAnything() {
        rate("60");
        pass(300);
        rate("64");
        assertThat(shown(Signal.HEART_RATE)).containsExactly("0:60", "10:null", "300:64");
    }

    @Test
    void aValueThatIsTooOldToShowIsNotKnown() {
        rate("60");
        pass(10);
        take();
        assertThat(shown(Signal.HEART_RATE)).containsExactly("0:60", "10:null");
    }

    @Test
    void whatIsNotAboutAPatientIsNotKnown() {
        rate("60");
        pass(10);
        set(RATE, "80", null, Quality.DEMO);
        take();
        assertThat(shown(Signal.HEART_RATE)).containsExactly("0:60", "10:null");
    }

    @Test
    void aSensorThatWasNeverThereHasNoTrend() {
        rate(null);
        pass(60);
        take();
        assertThat(lanes).isEmpty();
    }

    @Test
    void eachCuffIsOnePointAtTheTimeItWasTaken() {
        pass(5);
        cuff("1", "124", "76");
        for (int i = 0; i < 200; i++) {
            pass(1);
            take();
        }
        cuff("2", "118", "70");
        assertThat(points(Signal.SYSTOLIC_PRESSURE))
                .containsExactly(
                        new Point(Duration.ofSeconds(5).toNanos(), Decimal.parse("124"), Decimal.parse("76")),
                        new Point(Duration.ofSeconds(205).toNanos(), Decimal.parse("118"), Decimal.parse("70")));
    }

    @Test
    void theDiastolicThatComesLaterJoinsItsMeasurement() {
        set(CUFF_SYSTOLIC, "124", new Episode("1", Duration.ZERO), Quality.GOOD);
        take();
        set(CUFF_DIASTOLIC, "76", new Episode("1", Duration.ZERO), Quality.GOOD);
        take();
        assertThat(points(Signal.SYSTOLIC_PRESSURE))
                .containsExactly(new Point(time.patientNanos(), Decimal.parse("124"), Decimal.parse("76")));
    }

    @Test
    void thePartsOfTwoMeasurementsAreNotMixed() {
        cuff("1", "124", "76");
        pass(60);
        set(CUFF_SYSTOLIC, "90", new Episode("2", Duration.ZERO), Quality.GOOD);
        take();
        assertThat(points(Signal.SYSTOLIC_PRESSURE).get(1).lower()).isNull();
    }

    /** As of a cuff whose lower pressure the monitor could not read, or of a line whose diastolic stopped coming. */
    @Test
    void aSystolicWhoseDiastolicIsNotKnownStandsAlone() {
        set(CUFF_SYSTOLIC, "124", new Episode("1", Duration.ZERO), Quality.GOOD);
        set(CUFF_DIASTOLIC, null, new Episode("1", Duration.ZERO), Quality.GOOD);
        take();
        assertThat(points(Signal.SYSTOLIC_PRESSURE))
                .extracting(point -> String.valueOf(point.value()), Point::lower)
                .containsExactly(tuple("124", null));
    }

    @Test
    void anArterialLineGivesAPointAMinute() {
        for (int second = 0; second < 130; second++) {
            set(LINE_SYSTOLIC, String.valueOf(100 + second), null, Quality.GOOD);
            take();
            pass(1);
        }
        assertThat(shown(Signal.SYSTOLIC_PRESSURE)).containsExactly("0:100", "60:160", "120:220");
    }

    @Test
    void whatIsOlderThanFortyMinutesIsForgotten() {
        cuff("1", "124", "76");
        for (int i = 0; i < 300; i++) {
            rate("60");
            pass(10);
        }
        rate("60");
        assertThat(points(Signal.SYSTOLIC_PRESSURE)).isEmpty();
        assertThat(points(Signal.HEART_RATE)).hasSize(241);
        assertThat(points(Signal.HEART_RATE).get(0).nanos()).isEqualTo(time.patientNanos() - Trend.SPAN.toNanos());
    }

    @Test
    void aDeviceThatNeverStopsMeasuringIsBounded() {
        for (int i = 0; i < 1000; i++) {
            cuff("k" + i, "124", "76");
            pass(1);
        }
        assertThat(points(Signal.SYSTOLIC_PRESSURE)).hasSize(Trend.MAX_POINTS);
    }
}
