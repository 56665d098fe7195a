package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.time.TimeSource;
import org.wardgate.time.Timestamp;

/**
 * The ward: one sequence of alarm events, the newest state of each bed, and whoever watches. Beds hand over from their own
 * threads by {@link #publish}; everything else runs on the ward's executor, which is one thread.
 */
public final class Ward {
    private static final Logger log = LoggerFactory.getLogger(Ward.class);

    /** How many alarm events are kept for stations that were away. */
    static final int HISTORY = 1024;

    private final String name;
    private final String epoch;
    private final Executor executor;
    private final TimeSource time;
    private final Map<String, BedState> beds = new LinkedHashMap<>();
    private final Map<String, Function<Acknowledgement, CompletionStage<Acknowledgement.Result>>> acknowledgers =
            new LinkedHashMap<>();
    private Map<Signal, AlarmProfile.Inside> limits = Map.of();
    private final Deque<WardAlarmEvent> history = new ArrayDeque<>();
    private final List<WardListener> listeners = new ArrayList<>();
    private final Delivery delivery;
    private long sequence;

    /**
     * A ward without beds.
     *
     * @param name the ward's name, for people.
     * @param epoch names this run of the gateway; sequences start anew with each.
     * @param executor one thread, on which the ward and its stations live.
     * @param time the clocks.
     */
    public Ward(String name, String epoch, Executor executor, TimeSource time) {
        this.name = name;
        this.epoch = epoch;
        this.executor = executor;
        this.time = time;
        this.delivery = new Delivery(time, executor);
    }

    /** The ward's name, for people. */
    public String name() {
        return name;
    }

    /** The epoch of the sequence. */
    public String epoch() {
        return epoch;
    }

    /** The thread on which the ward lives. */
    public Executor executor() {
        return executor;
    }

    /** The clocks. */
    public TimeSource time() {
        return time;
    }

    /** The confirmations that are still owed. */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Adds a bed. Called before the bed publishes anything; from any thread.
     *
     * @param state its first state.
     * @param acknowledger acknowledges an alarm of the bed, on the bed's own thread.
     */
    public void addBed(
            BedState state, Function<Acknowledgement, CompletionStage<Acknowledgement.Result>> acknowledger) {
        executor.execute(() -> {
            beds.put(state.bed(), state);
            acknowledgers.put(state.bed(), acknowledger);
        });
    }

    /** Says between which limits values are as they should be, on all beds: they share a profile. From any thread. */
    public void showLimits(Map<Signal, AlarmProfile.Inside> inside) {
        Map<Signal, AlarmProfile.Inside> copy = Map.copyOf(inside);
        executor.execute(() -> limits = copy);
    }

    /** Between which limits values are as they should be; a signal that has none is left out. */
    public Map<Signal, AlarmProfile.Inside> limits() {
        return limits;
    }

    /**
     * Takes a bed's newest state and what happened to its alarms. From any thread; calls of one thread keep their order.
     *
     * @param now when this was decided.
     * @param state the bed's state after the events.
     * @param events what happened, in order.
     */
    public void publish(Timestamp now, BedState state, List<AlarmEvent> events) {
        executor.execute(() -> accept(now, state, events));
    }

    /** The number of the last alarm event; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** The newest state of every bed. */
    public Collection<BedState> beds() {
        return List.copyOf(beds.values());
    }

    /** The alarm events after a sequence number that are still kept, oldest first. */
    public List<WardAlarmEvent> eventsAfter(long seen) {
        return history.stream().filter(event -> event.sequence() > seen).toList();
    }

    /** The number of the oldest alarm event that is still kept; one above {@link #sequence()} when none is. */
    public long oldestKept() {
        WardAlarmEvent oldest = history.peekFirst();
        return oldest == null ? sequence + 1 : oldest.sequence();
    }

    /** Starts telling a listener. */
    public void watch(WardListener listener) {
        listeners.add(listener);
    }

    /** Stops telling a listener. */
    public void unwatch(WardListener listener) {
        listeners.remove(listener);
    }

    /** Acknowledges an alarm; the result arrives on the ward's executor, after the alarm event that it caused. */
    public CompletionStage<Acknowledgement.Result> acknowledge(Acknowledgement acknowledgement) {
        var acknowledger = acknowledgers.get(acknowledgement.bed());
        if (acknowledger == null) {
            return CompletableFuture.completedFuture(Acknowledgement.Result.UNKNOWN_BED);
        }
        return acknowledger.apply(acknowledgement).thenApplyAsync(Function.identity(), executor);
    }

    private void accept(Timestamp now, BedState state, List<AlarmEvent> events) {
        beds.put(state.bed(), state);
        for (AlarmEvent event : events) {
            long sinceNanos = (long) ((now.patientNanos() - event.atNanos()) / time.speed());
            WardAlarmEvent numbered =
                    new WardAlarmEvent(++sequence, state.bed(), now.wall().minus(Duration.ofNanos(sinceNanos)), event);
            history.addLast(numbered);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
            delivery.owe(numbered);
            log.info(
                    "alarm phase={} rule={} bed={} id={} occurrence={} priority={} sequence={}",
                    event.phase().wireName(),
                    event.alarm().rule(),
                    state.bed(),
                    event.alarm().alarmId(),
                    event.alarm().occurrence(),
                    event.alarm().priority().wireName(),
                    sequence);
            tell(listener -> listener.alarm(numbered));
        }
        tell(listener -> listener.bed(state));
    }

    /** Tells every listener, whatever becomes of the others: one that fails must not keep an alarm from the rest. */
    private void tell(Consumer<WardListener> message) {
        for (WardListener listener : List.copyOf(listeners)) {
            // it may have left while another was told
            if (listeners.contains(listener)) {
                try {
                    message.accept(listener);
                } catch (RuntimeException e) {
                    log.error("listener failed listener={}", listener.getClass().getName(), e);
                }
            }
        }
    }
}
