package org.wardgate.gateway.ward;

/** Whoever watches the ward: a station. Called on the ward's executor, in the order of the sequence. */
public interface WardListener {

    /** An alarm event; every one of them, once, in order. */
    void alarm(WardAlarmEvent event);

    /** A bed's state has changed; only the newest matters. */
    void bed(BedState state);
}
