package org.wardgate.device.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.device.driver.StandingAlerts.Alert;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.EventHeader;
import org.wardgate.model.LineState;
import org.wardgate.model.Priority;
import org.wardgate.time.Timestamp;
import org.wardgate.time.VirtualTimeSource;

class StandingAlertsTest implements DeviceOutput {
    private static final Alert AIR = Alert.technical(Priority.HIGH, "Air in line");
    private static final Alert EMPTY = Alert.technical(Priority.MEDIUM, "Nearly empty");
    private static final Alert NOW_EMPTY = Alert.technical(Priority.HIGH, "Empty");

    private final Timestamp now = new VirtualTimeSource().now();
    private final List<String> told = new ArrayList<>();
    private final StandingAlerts alerts = new StandingAlerts(this);

    @Override
    public EventHeader header(Timestamp received, @Nullable LocalDateTime deviceTime) {
        return new EventHeader("pump", received, deviceTime, 1);
    }

    @Override
    public void emit(DeviceEvent event) {
        DeviceAlert alert = (DeviceAlert) event;
        told.add(alert.code() + " " + alert.text() + " " + alert.active());
    }

    @Override
    public void status(LineState.Status status, LineState.Cause cause, String detail, Map<String, String> session) {
        throw new AssertionError("alerts say nothing of the line");
    }

    @Test
    void whatIsNewBeginsWhatIsChangedIsToldAndWhatIsMissingEnds() {
        alerts.accept(Map.of("air", AIR, "empty", EMPTY), now);
        assertThat(told).containsExactlyInAnyOrder("air Air in line true", "empty Nearly empty true");
        told.clear();
        alerts.accept(Map.of("air", AIR, "empty", EMPTY), now);
        assertThat(told).isEmpty();
        alerts.accept(Map.of("empty", NOW_EMPTY), now);
        assertThat(told).containsExactly("air Air in line false", "empty Empty true");
        assertThat(alerts.any()).isTrue();
    }

    @Test
    void whatWasForgottenIsToldAgainOnceAndOnlyWhenItIsStatedAgain() {
        alerts.accept(Map.of("air", AIR), now);
        told.clear();
        alerts.forgotten();
        assertThat(told).isEmpty();
        alerts.accept(Map.of("air", AIR), now);
        alerts.accept(Map.of("air", AIR), now);
        assertThat(told).containsExactly("air Air in line true");
    }

    @Test
    void aDeviceThatIsTakenAwayTakesItsAlertsAlong() {
        alerts.accept(Map.of("air", AIR), now);
        told.clear();
        alerts.endAll(now);
        alerts.endAll(now);
        assertThat(told).containsExactly("air Air in line false");
        assertThat(alerts.any()).isFalse();
    }
}
