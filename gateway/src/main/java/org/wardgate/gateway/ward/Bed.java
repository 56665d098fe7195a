package org.wardgate.gateway.ward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.device.session.DeviceListener;
import org.wardgate.gateway.alarm.AlarmCore;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.AlarmInput;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.model.DeviceEvent;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * One bed: what its devices say becomes its state and its alarms. Lives on one executor, on which its devices' events arrive;
 * nothing else touches it.
 */
public final class Bed implements DeviceListener {
    private static final Logger log = LoggerFactory.getLogger(Bed.class);

    private final String name;
    private final Executor executor;
    private final LongPredicate gaps;
    private final TimeSource time;
    private final Ward ward;
    private final AlarmCore alarms;
    private final BedPicture picture;
    private final Trend trend = new Trend();
    private Timer timer = Timer.NONE;
    private long timerNanos = Long.MAX_VALUE;
    private boolean closed;
    private boolean trendFailed;

    private Bed(BedState first, AlarmProfile profile, Executor executor, LongPredicate gaps, Ward ward) {
        this.name = first.bed();
        this.executor = executor;
        this.gaps = gaps;
        this.time = ward.time();
        this.ward = ward;
        this.alarms = new AlarmCore(profile);
        this.picture = new BedPicture(first, profile.timing());
    }

    /**
     * A bed of which nothing is known yet, which joins its ward.
     *
     * @param first its first state: its name and its devices.
     * @param profile what is watched.
     * @param executor one thread, on which the events of its devices arrive.
     * @param gaps whether this process cannot have run up to a moment of link time; {@link #gap} is going to follow.
     * @param ward told of every change.
     */
    public static Bed join(BedState first, AlarmProfile profile, Executor executor, LongPredicate gaps, Ward ward) {
        Bed bed = new Bed(first, profile, executor, gaps, ward);
        ward.addBed(first, bed::acknowledge);
        return bed;
    }

    /** The bed's name. */
    public String name() {
        return name;
    }

    /** What comes from now on is not judged any more: the gateway is closing the lines. From any thread. */
    public void close() {
        executor.execute(() -> {
            closed = true;
            timer.cancel();
            timerNanos = Long.MAX_VALUE;
        });
    }

    /**
     * The gateway itself did not run until now; nothing is known any more until it is said anew. From any thread.
     *
     * @param now when that was noticed.
     * @param length for how long it did not run, on link time.
     */
    public void gap(Timestamp now, Duration length) {
        Duration patientLength = Duration.ofNanos((long) (length.toNanos() * time.speed()));
        executor.execute(() -> {
            if (!closed) {
                picture.gap();
                publish(now, alarms.apply(List.of(new AlarmInput.Gap(patientLength)), now.patientNanos()));
            }
        });
    }

    /**
     * The bed has other devices from now on. Those that are removed or begin anew must not say anything any more under the old
     * configuration. From any thread.
     */
    public void change(BedChange change) {
        executor.execute(() -> {
            if (!closed) {
                Timestamp now = time.now();
                publish(now, alarms.apply(picture.change(change), now.patientNanos()));
            }
        });
    }

    /** A device that shares another's line is heard for the first time. On the bed's executor. */
    public void add(BedState.Device part) {
        picture.add(part);
    }

    /**
     * A device that shares another's line will not be heard any more.  On the bed's executor.
     *
     * @param why why not, as the end of a sentence.
     */
    public void remove(String deviceId, String why) {
        if (!closed) {
            Timestamp now = time.now();
            publish(now, alarms.apply(picture.remove(deviceId, why, false), now.patientNanos()));
        }
    }

    @Override
    public void events(List<DeviceEvent> events) {
        if (closed) {
            return;
        }
        Timestamp received = events.get(events.size() - 1).header().received();
        List<AlarmInput> inputs = picture.take(events);
        publish(received, alarms.apply(inputs, received.patientNanos()));
    }

    private CompletionStage<Acknowledgement.Result> acknowledge(Acknowledgement acknowledgement) {
        CompletableFuture<Acknowledgement.Result> result = new CompletableFuture<>();
        executor.execute(() -> {
            List<AlarmEvent> happened = new ArrayList<>();
            Timestamp now = time.now();
            AlarmCore.Acknowledged outcome = alarms.acknowledge(
                    acknowledgement.alarmId(),
                    acknowledgement.occurrence(),
                    acknowledgement.operator(),
                    now.patientNanos(),
                    happened);
            publish(now, happened);
            result.complete(Acknowledgement.Result.of(outcome));
        });
        return result;
    }

    private void onTimer() {
        timerNanos = Long.MAX_VALUE;
        Timestamp now = time.now();
        if (gaps.test(now.linkNanos())) {
            return; // nothing may run out on values from before the gap, which sets the timer anew
        }
        publish(now, alarms.advance(now.patientNanos()));
    }

    private void publish(Timestamp cause, List<AlarmEvent> happened) {
        ward.publish(cause, withTrends(picture.state(alarms)), happened);
        long due = closed ? Long.MAX_VALUE : alarms.nextDeadlineNanos();
        if (due != timerNanos) {
            timer.cancel();
            timerNanos = due;
            timer = due == Long.MAX_VALUE
                    ? Timer.NONE
                    : time.schedule(Face.PATIENT, Duration.ofNanos(due - time.patientNanos()), executor, this::onTimer);
        }
    }

    /** A picture of the past must not keep an alarm from the ward, whatever is wrong with it. */
    private BedState withTrends(BedState state) {
        try {
            return state.withTrends(trend.take(state.values(), time.patientNanos()));
        } catch (RuntimeException e) {
            if (!trendFailed) {
                trendFailed = true;
                log.error("trend failed, the bed goes on without it bed={}", name, e);
            }
            return state;
        }
    }
}
