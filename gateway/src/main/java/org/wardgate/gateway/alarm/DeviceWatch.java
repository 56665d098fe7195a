package org.wardgate.gateway.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;
import org.wardgate.gateway.alarm.TechnicalAlarm.Escalation;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.Priority;

/**
 * The technical alarms about one device: its line lost, its frames damaged, its values no longer coming, and the alarms it
 * raises itself. While the line is lost, that one alarm speaks for all its missing values.
 */
final class DeviceWatch implements Part {
    static final String LINE_LOST = "LINE_LOST";
    static final String BAD_FRAMES = "BAD_FRAMES";
    static final String NIBP_IMPLAUSIBLE = "NIBP_IMPLAUSIBLE";
    static final String DEVICE_ALERT = "DEVICE_ALERT";

    private final String deviceId;
    private final Timing timing;
    private final AlarmFactory factory;
    private final TechnicalAlarm lineLost;
    private final TechnicalAlarm badFrames;
    private final TechnicalAlarm implausibleCuff;
    private final MissingValues missing;
    private final Map<String, TechnicalAlarm> alerts = new LinkedHashMap<>();
    private boolean delivering;
    private final Set<String> unheardAlerts = new LinkedHashSet<>();
    private long alertGraceNanos = NEVER;
    private boolean cuffMeasured;
    private boolean cuffRefused;

    DeviceWatch(String deviceId, AlarmFactory factory) {
        this.deviceId = deviceId;
        this.timing = factory.timing();
        this.factory = factory;
        this.lineLost = factory.technical(LINE_LOST, deviceId, "Device not connected");
        this.badFrames = factory.technical(BAD_FRAMES, deviceId, "Line disturbed");
        this.implausibleCuff = factory.technical(NIBP_IMPLAUSIBLE, deviceId, "Cuff pressure implausible");
        this.missing = new MissingValues(deviceId, factory);
    }

    /** All alarms about the device. */
    List<TechnicalAlarm> alarms() {
        List<TechnicalAlarm> all = new ArrayList<>(List.of(lineLost, badFrames, implausibleCuff));
        all.addAll(missing.alarms());
        all.addAll(alerts.values());
        return all;
    }

    void onPump(boolean nowDelivering, long nanos) {
        delivering = nowDelivering;
        missing.onPump(nanos);
    }

    /** Its cuff has given a pressure, or one that cannot be true. */
    void onCuff(boolean plausible) {
        cuffMeasured |= plausible;
        cuffRefused |= !plausible;
    }

    /** Whether drug reached the patient, as far as was known last. */
    boolean isDelivering() {
        return delivering;
    }

    /** Another line stands behind the name: what stands is judged by what is heard there. */
    void onReplaced(long nanos) {
        forgetAlerts(nanos);
        missing.onReplaced();
    }

    /** The device is taken away: what stands ends and says why. */
    void withdraw(String why, long nanos) {
        alarms().forEach(alarm -> alarm.withdraw(why, nanos));
    }

    /** Nobody listened until now: what the device said of itself is not known until it says so again. */
    void onGap(long nanos) {
        for (TechnicalAlarm alert : alerts.values()) {
            alert.lifeCycle().known(false, nanos);
        }
        missing.onGap(nanos);
    }

    /** Raises and ends what depends on everything of one moment. */
    void tell(long nanos) {
        missing.tell(nanos);
        if (cuffRefused) {
            implausibleCuff.raise(Priority.LOW, null, deviceId + ": implausible NIBP, measure again", nanos);
        } else if (cuffMeasured) {
            implausibleCuff.clear(nanos);
        }
        cuffRefused = false;
        cuffMeasured = false;
    }

    /** The values of the device that are not known. */
    MissingValues missing() {
        return missing;
    }

    /** The line's state has changed; whether the line is lost now. */
    boolean onLine(AlarmInput.Line line, long nanos) {
        LineState state = line.state();
        LineState.Status status = state.status();
        if (status.isLost()) {
            alertGraceNanos = NEVER;
            // at the bed of a shared line its alarm speaks for all, but where drug is flowing
            if (delivering || !line.spokenFor()) {
                Escalation rise = delivering ? new Escalation(timing.infusingLineEscalation(), Priority.HIGH) : null;
                lineLost.raise(Priority.MEDIUM, rise, deviceId + ": " + words(state), nanos);
            }
            missing.onLine(true, nanos);
        } else if (status != LineState.Status.CONNECTING) {
            if (!unheardAlerts.isEmpty() && alertGraceNanos == NEVER) {
                alertGraceNanos = nanos + timing.staleAfter(false).toNanos();
            }
            lineLost.clear(nanos);
            missing.onLine(false, nanos);
        }
        if (status == LineState.Status.CLOSED) {
            forgetAlerts(nanos);
        }
        if (status == LineState.Status.DEGRADED) {
            badFrames.raise(Priority.LOW, null, deviceId + ": " + words(state), nanos);
        } else if (status == LineState.Status.LIVE) {
            badFrames.clear(nanos);
        }
        return status.isLost();
    }

    /** An alarm of the device itself begins, changes or ends. */
    void onAlert(DeviceAlert alert, long nanos) {
        // a device that makes up codes must not make this grow
        alerts.values().removeIf(each -> each.lifeCycle().isOver(nanos));
        TechnicalAlarm alarm = alerts.computeIfAbsent(
                alert.code(),
                code -> new TechnicalAlarm(factory.lifeCycle(new LifeCycle.Identity(
                        DEVICE_ALERT,
                        alert.type(),
                        deviceId + " " + code,
                        alert.text(),
                        alert.type() == DeviceAlert.Type.PHYSIOLOGICAL))));
        unheardAlerts.remove(alert.code());
        if (alert.active()) {
            alarm.lifeCycle().known(true, nanos);
            alarm.follow(alert.priority(), deviceId + ": " + alert.text(), nanos);
        } else {
            alarm.clear(nanos);
        }
    }

    @Override
    public long deadlineNanos() {
        long first = Math.min(missing.deadlineNanos(), alertGraceNanos);
        for (TechnicalAlarm alarm : alarms()) {
            first = Math.min(first, alarm.deadlineNanos());
        }
        return first;
    }

    @Override
    public void onDeadline(long nanos) {
        if (missing.deadlineNanos() <= nanos) {
            missing.onDeadline(nanos);
        }
        if (alertGraceNanos <= nanos) {
            alertGraceNanos = NEVER;
            for (String code : unheardAlerts) {
                Objects.requireNonNull(alerts.get(code)).clear(nanos);
            }
            unheardAlerts.clear();
        }
        for (TechnicalAlarm alarm : alarms()) {
            if (alarm.deadlineNanos() <= nanos) {
                alarm.onDeadline(nanos);
            }
        }
    }

    /**
     * The connection is gone, and with it whoever would have said that an alert has ended. What holds is not known until the next
     * connection has had its time to say it again.
     */
    private void forgetAlerts(long nanos) {
        alertGraceNanos = NEVER;
        alerts.forEach((code, alert) -> {
            if (alert.lifeCycle().isHolding()) {
                unheardAlerts.add(code);
                alert.lifeCycle().known(false, nanos);
            }
        });
    }

    /** The cause, and of the detail what to do: the last part of it. The whole detail is for whoever looks at the device. */
    private static String words(LineState state) {
        String cause = state.cause().wireName().replace('-', ' ');
        String remedy =
                state.detail().substring(state.detail().lastIndexOf("; ") + 1).strip();
        return remedy.isEmpty() ? cause : cause + ", " + remedy;
    }
}
