package org.wardgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardgate.time.Timestamp;

class DeviceEventTest {
    private static final EventHeader HEADER = new EventHeader("a", new Timestamp(Instant.EPOCH, 0, 0), null, 1);

    @Test
    void everyConstantIsSpelledAsItsName() {
        Stream.of(
                        spellings(Quality.values(), Quality::wireName),
                        spellings(Priority.values(), Priority::wireName),
                        spellings(Measurement.Reason.values(), Measurement.Reason::wireName),
                        spellings(PumpStatus.State.values(), PumpStatus.State::wireName),
                        spellings(DeviceAlert.Type.values(), DeviceAlert.Type::wireName),
                        spellings(LineState.Status.values(), LineState.Status::wireName),
                        spellings(LineState.Cause.values(), LineState.Cause::wireName))
                .flatMap(map -> map.entrySet().stream())
                .forEach(entry -> assertThat(entry.getValue())
                        .isEqualTo(entry.getKey().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    @Test
    void mapsKeepTheirOrderAndCannotBeChanged() {
        Map<String, String> session = new LinkedHashMap<>(Map.of("z", "1"));
        session.put("a", "2");
        LineState state = new LineState(HEADER, LineState.Status.LIVE, LineState.Cause.NONE, "", session);
        DeviceIdentity identity = new DeviceIdentity(HEADER, "m", "n", null, session);
        session.clear();

        assertThat(state.session().keySet()).containsExactly("z", "a");
        assertThat(identity.attributes().keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> state.session().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> identity.attributes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void onlyStatesInWhichDrugFlowsAreDelivering() {
        assertThat(Stream.of(PumpStatus.State.values()).filter(PumpStatus.State::isDelivering))
                .containsExactly(PumpStatus.State.INFUSING, PumpStatus.State.KVO, PumpStatus.State.BOLUS);
        assertThat(Stream.of(LineState.Status.values()).filter(LineState.Status::isLost))
                .containsExactly(LineState.Status.SILENT, LineState.Status.CLOSED);
    }

    @Test
    void prioritiesAreOrdered() {
        assertThat(Priority.HIGH.isAbove(Priority.MEDIUM)).isTrue();
        assertThat(Priority.MEDIUM.isAbove(Priority.LOW)).isTrue();
        assertThat(Priority.LOW.isAbove(Priority.LOW)).isFalse();
    }

    @Test
    void absenceIsNoValue() {
        assertThat(new Measurement.Missing(Measurement.Reason.ONGOING).isPresent())
                .isFalse();
        assertThat(new Measurement.Value(Decimal.of(0), Unit.ONE, Quality.GOOD).isPresent())
                .isTrue();
    }

    @Test
    void anEpisodeIsNotFromTheFuture() {
        assertThat(new Episode("1", Duration.ZERO).age()).isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> new Episode("1", Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void samplesAreCopiedAndComparedByValue() {
        int[] values = {1, 2};
        Samples.Scale scale = new Samples.Scale(Decimal.of(0), Decimal.of(1), 0, 255, Unit.MILLIVOLT);
        Samples samples = Samples.copyOf(values, scale);
        values[0] = 9;

        assertThat(List.of(samples.at(0), samples.at(1), samples.count())).containsExactly(1, 2, 2);
        assertThat(samples)
                .isEqualTo(Samples.copyOf(new int[] {1, 2}, scale))
                .hasSameHashCodeAs(Samples.copyOf(new int[] {1, 2}, scale))
                .isNotEqualTo(Samples.copyOf(new int[] {1, 2}, null))
                .isNotEqualTo(Samples.copyOf(new int[] {1, 3}, scale))
                .hasToString("Samples[2]");
    }

    @Test
    void idsAndUnitsHaveOneSpelling() {
        assertThat(new MetricId.Mdc(147842).key()).isEqualTo("mdc:147842");
        assertThat(new MetricId.Raw("philips-intellivue", "4be9").key()).isEqualTo("raw:philips-intellivue:4be9");
        assertThat(Unit.raw("x", "7").isRaw()).isTrue();
        assertThat(Unit.MMHG.isRaw()).isFalse();
    }

    private static <E extends Enum<E>> Map<String, String> spellings(E[] constants, Function<E, String> wireName) {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (E constant : constants) {
            spellings.put(constant.name(), wireName.apply(constant));
        }
        return spellings;
    }
}
