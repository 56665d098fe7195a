package org.wardgate.device.alaris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;

/** The pump's alarms from begin to end. */
class AlarisAlertsTest {
    private static final String QUIET = Asena.RUNNING;
    private static final String FLAGGED = QUIET.replace("^-^SET^5.00", "^A^HLD^0.00");
    private final PumpBench bench = PumpBench.connected();

    @Test
    void anAlarmIsAskedForAtOnceThenEveryTwoSecondsAndOnceWhenItClears() {
        alarm("AL_OCCLU");
        bench.poll(FLAGGED);
        bench.run(3200);
        assertThat(bench.times(AlarisQuery.ALARM)).containsExactly(1070L, 3070L, 5070L);
        alarm("AL_NOALM");
        bench.poll(QUIET);
        bench.run(10_000);
        assertThat(bench.times(AlarisQuery.ALARM)).containsExactly(1070L, 3070L, 5070L, 6070L);
    }

    @Test
    void anAlarmBeginsChangesAndEnds() {
        alarm("AL_OCCLU");
        assertThat(bench.poll(FLAGGED).alarming()).isTrue();
        assertThat(bench.last(PumpStatus.class).state()).isEqualTo(State.PAUSED);
        alarm("AL_EMBAT");
        bench.run(4000);
        alarm("AL_NOALM");
        assertThat(bench.poll(QUIET).alarming()).isFalse();
        assertThat(alerts()).containsExactly("AL_OCCLU begins", "AL_OCCLU ends", "AL_EMBAT begins", "AL_EMBAT ends");
        assertThat(bench.harness.events(DeviceAlert.class))
                .allMatch(alert -> alert.priority() == Priority.HIGH && alert.type() == DeviceAlert.Type.TECHNICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "AL_OCCLU, HIGH", "AL_DRDIS, HIGH", "AL_SYRCO, HIGH", "AL_FAULT, HIGH", "AL_EMBAT, HIGH", "AL_EOIST, HIGH",
        "AL_COMTO, HIGH", "AL_EOIKV, HIGH", "AL_VTBIS, HIGH", "AL_VTBIK, MEDIUM", "AL_VTBIC, LOW", "AL_NEOIN, LOW",
        "AL_LWBAT, MEDIUM", "AL_LBTAC, MEDIUM", "AL_ACDIS, LOW", "AL_CALLB, LOW", "AL_TITNC, LOW", "AL_TITCA, LOW",
        "AL_TCITG, LOW", "AL_RHIGH, MEDIUM", "AL_LDSCN, LOW", "AL_PRDSC, MEDIUM", "AL_NEWER, MEDIUM"
    })
    void everyCodeHasItsPriorityAndAnUnknownOneIsMedium(String code, Priority priority) {
        alarm(code);
        bench.poll(FLAGGED);
        bench.run(200);
        assertThat(bench.harness.events(DeviceAlert.class)).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(code);
            assertThat(alert.priority()).isEqualTo(priority);
            assertThat(alert.text()).isNotBlank();
        });
        assertThat(bench.harness.counts.getOrDefault("unknown-alarm-code", 0))
                .isEqualTo(code.equals("AL_NEWER") ? 1 : 0);
    }

    @Test
    void aPumpAtItsKeepVeinOpenRateIsKvoWhileItSaysSo() {
        String kvo = FLAGGED.replace("HLD^0.00", "SET^0.10");
        for (String code : List.of("AL_EOIKV", "AL_VTBIK")) {
            alarm(code);
            bench.poll(kvo);
            assertThat(bench.poll(kvo).state()).isEqualTo(State.KVO);
            assertThat(bench.poll(QUIET).state()).isEqualTo(State.INFUSING);
            alarm("AL_NOALM");
            bench.run(3000);
        }
    }

    /** One poll without a name is an alarm that just ended; three are a contradiction that someone must look at. */
    @Test
    void aFlagWithoutANameIsAnAlarmAfterThreeAnswers() {
        bench.poll(FLAGGED);
        bench.run(3100);
        assertThat(alerts()).isEmpty();
        bench.run(200);
        assertThat(alerts()).containsExactly("alarm-unnamed begins");
        assertThat(bench.last(DeviceAlert.class).priority()).isEqualTo(Priority.HIGH);
        bench.run(10_000);
        assertThat(alerts()).hasSize(1);
        alarm("AL_SYRCO");
        bench.run(2000);
        assertThat(alerts()).containsExactly("alarm-unnamed begins", "alarm-unnamed ends", "AL_SYRCO begins");
    }

    @Test
    void aFlagThatGoesEndsTheUnnamedAlarmAndTwoInARowAreNone() {
        bench.poll(FLAGGED);
        bench.run(2200);
        bench.poll(QUIET);
        bench.poll(FLAGGED);
        bench.run(3200);
        assertThat(alerts()).isEmpty();
        bench.run(2000);
        assertThat(alerts()).containsExactly("alarm-unnamed begins");
        bench.poll(QUIET);
        assertThat(alerts()).containsExactly("alarm-unnamed begins", "alarm-unnamed ends");
    }

    @Test
    void aPumpThatDoesNotAnswerWhichAlarmItHasRaisesOne() {
        bench.replies.remove(AlarisQuery.ALARM);
        bench.poll(FLAGGED);
        bench.run(15_000);
        assertThat(alerts()).containsExactly("alarm-unnamed begins");
        assertThat(bench.harness.events(LineState.class)).isEmpty();
    }

    @Test
    void anAlarmHoldsUntilThePumpSaysThatItIsOver() {
        alarm("AL_OCCLU");
        bench.poll(FLAGGED);
        bench.replies.remove(AlarisQuery.ALARM);
        bench.poll(QUIET);
        bench.run(8000);
        assertThat(alerts()).containsExactly("AL_OCCLU begins");
        alarm("AL_NOALM");
        bench.run(5000);
        assertThat(alerts()).containsExactly("AL_OCCLU begins", "AL_OCCLU ends");
        bench.forget();
        bench.run(10_000);
        assertThat(bench.times(AlarisQuery.ALARM)).isEmpty();
    }

    @Test
    void silenceEndsNoAlarm() {
        alarm("AL_OCCLU");
        bench.poll(FLAGGED);
        String inf = bench.replies.remove(AlarisQuery.INF);
        bench.replies.remove(AlarisQuery.ALARM);
        bench.run(30_000);
        assertThat(bench.last(LineState.class).status()).isEqualTo(LineState.Status.SILENT);
        assertThat(alerts()).containsExactly("AL_OCCLU begins");
        alarm("AL_NOALM");
        bench.replies.put(AlarisQuery.INF, inf == null ? "" : inf.replace("^A^", "^-^"));
        bench.run(8000);
        assertThat(alerts()).containsExactly("AL_OCCLU begins", "AL_OCCLU ends");
    }

    @Test
    void theAlarmOfAPumpThatWasTakenAwayEnds() {
        alarm("AL_OCCLU");
        bench.poll(FLAGGED);
        bench.poll(QUIET.replace("51740", "51733"));
        assertThat(alerts()).containsExactly("AL_OCCLU begins", "AL_OCCLU ends");
    }

    @Test
    void aFlagThatNoDocumentExplainsIsAskedAboutAndIsNoContradiction() {
        bench.poll(FLAGGED.replace("^A^", "^B^"));
        bench.run(10_000);
        assertThat(bench.times(AlarisQuery.ALARM)).hasSizeGreaterThan(3);
        assertThat(bench.harness.counts).containsKey("unknown-alarm-flag");
        assertThat(alerts()).isEmpty();
        alarm("AL_LWBAT");
        bench.run(2000);
        assertThat(alerts()).containsExactly("AL_LWBAT begins");
    }

    private void alarm(String code) {
        bench.replies.put(AlarisQuery.ALARM, "ALARM^" + code + "^ ^ ");
    }

    private List<String> alerts() {
        return bench.harness.events(DeviceAlert.class).stream()
                .map(alert -> alert.code() + (alert.active() ? " begins" : " ends"))
                .toList();
    }
}
