package org.wardgate.gateway.station;

import java.util.concurrent.CompletionStage;

/**
 * How the gateway fares: answers what machines ask on {@code /metrics} and {@code /health}, and takes down how fast stations are
 * told. Called on the ward's event loop; nothing here waits.
 */
public interface Operations {

    /** All meters in Prometheus' text form, once they are written out; done on another thread. */
    CompletionStage<String> scrape();

    /** Whether every thread that must never stop still runs. */
    Health live();

    /** Whether the gateway does all that it was configured to do, as far as that is up to it. */
    Health ready();

    /**
     * An alarm event has been written to a station's socket for the first time.
     *
     * @param nanos link time since the last byte that caused the event, or since the deadline that did.
     */
    void alarmWritten(long nanos);

    /**
     * A reading has been written to a station's socket for the first time.
     *
     * @param nanos link time since its last byte arrived.
     */
    void readingWritten(long nanos);
}
