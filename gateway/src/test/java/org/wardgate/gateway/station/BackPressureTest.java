package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.model.Unit;

/** What happens to a station whose network takes nothing for a while. */
class BackPressureTest {
    private final StationRig rig = new StationRig();
    private final StationRig.Station station = rig.nurse();

    private BedState rate(String bed, String rate) {
        return new BedState(
                bed,
                List.of(),
                List.of(rig.kit.value(WardKit.ECG_RATE, rate, Unit.PER_MINUTE, Duration.ZERO, Duration.ofSeconds(10))),
                List.of());
    }

    @Test
    void alarmEventsComeFirstAndInOrderThenTheNewestOfEachBed() {
        station.setWritable(false);
        rig.publish(rate("4", "80"));
        rig.publish(rate("5", "60"));
        rig.publishAlarms(3);
        rig.publish(rate("4", "81"));
        rig.publish(rate("4", "82"));
        rig.advance(Duration.ofSeconds(1));
        assertThat(station.heard()).isEmpty();

        station.setWritable(true);
        List<JsonNode> heard = station.heard();
        assertThat(heard)
                .extracting(message -> message.get("type").textValue())
                .containsExactly("alarm", "alarm", "alarm", "vitals", "vitals");
        assertThat(heard)
                .extracting(message -> message.path("sequence").longValue())
                .startsWith(1L, 2L, 3L);
        assertThat(heard.get(3).at("/values/0/shown").textValue()).isEqualTo("82");
        assertThat(heard.get(4).at("/values/0/shown").textValue()).isEqualTo("60");
    }

    @Test
    void anAgeIsThatOfTheMomentOfWriting() {
        station.setWritable(false);
        rig.publish(rate("4", "80"));
        rig.advance(Duration.ofSeconds(7));
        station.setWritable(true);
        JsonNode vitals = station.heard().stream()
                .filter(message -> message.get("type").textValue().equals("vitals"))
                .findFirst()
                .orElseThrow();
        assertThat(vitals.at("/values/0/ageMillis").longValue()).isEqualTo(7000);
        assertThat(vitals.at("/values/0/ageLimitMillis").longValue()).isEqualTo(10_000);
    }

    /** The time in which the network took nothing counts. */
    @Test
    void alarmsAndReadingsAreMeasuredUntilTheyAreOnTheSocket() {
        rig.advance(Duration.ofMillis(100));
        station.setWritable(false);
        rig.publishAlarms(1);
        rig.publish(rate("4", "80"));
        rig.advance(Duration.ofMillis(300));
        assertThat(rig.operations.alarmNanos).isEmpty();
        assertThat(rig.operations.readingNanos).isEmpty();
        station.setWritable(true);
        assertThat(rig.operations.alarmNanos).containsExactly(300_000_000L);
        assertThat(rig.operations.readingNanos).containsExactly(300_000_000L);
    }

    /** What is told again to one who missed it, or who has it already, is as old as it is. */
    @Test
    void onlyTheFirstTellingIsMeasured() {
        rig.advance(Duration.ofMillis(100));
        rig.publishAlarms(1);
        BedState state = rate("4", "80");
        rig.publish(state);
        rig.advance(Duration.ofMillis(400));
        assertThat(rig.operations.readingNanos).hasSize(1);
        rig.publish(state);
        rig.advance(Duration.ofSeconds(5));
        assertThat(station.heardTypes()).contains("alarm", "vitals", "vitals");
        rig.connect().say("{'type':'hello','protocol':1,'station':'s2','role':'nurse','epoch':'e1','sequence':0}");
        assertThat(rig.operations.alarmNanos).containsExactly(0L);
        assertThat(rig.operations.readingNanos).hasSize(1);
    }

    @Test
    void heartbeatsDoNotPileUpAndDoNotOvertakeAlarmEvents() {
        station.setWritable(false);
        rig.publishAlarms(1);
        rig.advance(Duration.ofSeconds(9));
        station.setWritable(true);
        assertThat(station.heardTypes()).containsExactly("alarm", "heartbeat", "vitals");
    }

    /** It would hold old alarms for current ones; made anew, its first message is complete. */
    @Test
    void aStationThatDoesNotTakeItsAlarmEventsIsClosed() {
        station.setWritable(false);
        rig.publishAlarms(Outbox.CAPACITY);
        assertThat(station.channel.isActive()).isTrue();
        rig.publishAlarms(1);
        assertThat(station.channel.isActive()).isFalse();
        assertThat(rig.hub.counters().count(Kind.ALARM_QUEUE_FULL)).isEqualTo(1);
        assertThat(rig.hub.watching()).isZero();
    }

    @Test
    void sendingAgainAddsNothingToAFullPipe() {
        rig.publishAlarms(100);
        station.heard();
        station.setWritable(false);
        rig.advance(Duration.ofSeconds(12));
        assertThat(station.channel.isActive()).isTrue();
        station.setWritable(true);
        assertThat(station.heardTypes()).doesNotContain("alarm");
    }
}
