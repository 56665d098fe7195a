package org.wardgate.gateway.station;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Delivery;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;

/** All stations of a ward: hands each what the ward says, and beats for them all. Lives on the ward's executor. */
final class StationHub implements WardListener, Delivery.Resender {
    /** How often a station hears from the gateway at least. */
    static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(2);

    /** After how long without a heartbeat a page must say that it has lost the gateway. */
    static final Duration LOST_AFTER = Duration.ofSeconds(5);

    /** For how long the states of beds are gathered before they are sent. A person reads no faster; alarm events do not wait. */
    static final Duration VITALS_EVERY = Duration.ofMillis(200);

    private final Ward ward;
    private final StationWriter writer;
    private final StationCounters counters = new StationCounters();
    private final Set<StationSession> sessions = new LinkedHashSet<>();
    private TimeSource.Timer heartbeatTimer = TimeSource.Timer.NONE;
    private boolean vitalsDue;
    private boolean stopped;

    StationHub(Ward ward, boolean simulated) {
        this.ward = ward;
        this.writer = new StationWriter(ward, simulated);
    }

    Ward ward() {
        return ward;
    }

    StationWriter writer() {
        return writer;
    }

    StationCounters counters() {
        return counters;
    }

    /** Begins to listen to the ward. */
    void start() {
        ward.watch(this);
        ward.delivery().addResender(this);
        scheduleHeartbeat();
    }

    /** Stops listening and beating. */
    void stop() {
        stopped = true;
        ward.unwatch(this);
        heartbeatTimer.cancel();
    }

    void join(StationSession session) {
        sessions.add(session);
    }

    void leave(StationSession session) {
        sessions.remove(session);
    }

    /** How many stations can be noticed by a nurse now. */
    int watching() {
        return (int) sessions.stream().filter(StationSession::isNoticed).count();
    }

    @Override
    public void alarm(WardAlarmEvent event) {
        // a copy: a station that cannot take the event leaves
        List.copyOf(sessions).forEach(session -> session.alarm(event));
    }

    @Override
    public void bed(BedState state) {
        if (sessions.isEmpty()) {
            return;
        }
        sessions.forEach(session -> session.bed(state));
        if (!vitalsDue) {
            vitalsDue = true;
            ward.time().schedule(Face.LINK, VITALS_EVERY, ward.executor(), this::sendVitals);
        }
    }

    @Override
    public void resend(WardAlarmEvent event) {
        List.copyOf(sessions).forEach(session -> session.resend(event));
    }

    private void sendVitals() {
        vitalsDue = false;
        List.copyOf(sessions).forEach(StationSession::drain);
    }

    private void scheduleHeartbeat() {
        heartbeatTimer = ward.time().schedule(Face.LINK, HEARTBEAT_EVERY, ward.executor(), this::beat);
    }

    private void beat() {
        if (stopped) {
            return;
        }
        scheduleHeartbeat();
        List.copyOf(sessions).forEach(StationSession::beat);
    }
}
