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

    /** How often the states of beds are sent at most. A person reads no faster; alarm events do not wait. */
    static final Duration VITALS_EVERY = Duration.ofMillis(200);

    /** For how long a change waits for those that come with it, such as the parts of one answer of a monitor. */
    static final Duration VITALS_GATHERED = Duration.ofMillis(20);

    private final Ward ward;
    private final StationWriter writer;
    private final Operations operations;
    private final StationCounters counters = new StationCounters();
    private final Set<StationSession> sessions = new LinkedHashSet<>();
    private TimeSource.Timer heartbeatTimer = TimeSource.Timer.NONE;
    private boolean vitalsDue;
    private long vitalsSentNanos;
    private boolean stopped;

    StationHub(Ward ward, boolean simulated, Operations operations) {
        this.ward = ward;
        this.operations = operations;
        this.writer = new StationWriter(ward, simulated);
        this.vitalsSentNanos = ward.time().linkNanos() - VITALS_EVERY.toNanos();
    }

    Ward ward() {
        return ward;
    }

    StationWriter writer() {
        return writer;
    }

    /** Told how fast stations are. */
    Operations operations() {
        return operations;
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

    /** How many stations there are. */
    int clients() {
        return sessions.size();
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
            Duration rest = VITALS_EVERY.minusNanos(ward.time().linkNanos() - vitalsSentNanos);
            Duration delay = rest.compareTo(VITALS_GATHERED) > 0 ? rest : VITALS_GATHERED;
            ward.time().schedule(Face.LINK, delay, ward.executor(), this::sendVitals);
        }
    }

    @Override
    public void resend(WardAlarmEvent event) {
        List.copyOf(sessions).forEach(session -> session.resend(event));
    }

    private void sendVitals() {
        vitalsDue = false;
        vitalsSentNanos = ward.time().linkNanos();
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
