package org.wardgate.device.intellivue;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.intellivue.IntelliVueMessage.EventReport;
import org.wardgate.device.intellivue.IntelliVueMessage.Poll;
import org.wardgate.device.intellivue.IntelliVueMessage.PollResult;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.device.intellivue.ResultAge.Verdict;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.time.Timestamp;

/**
 * Makes device events of messages, whoever asked for them: it knows nothing of the conversation, so that a recording gives the
 * events that the live line gave.
 */
final class EventDecoder {
    /** Ten times what a monitor has; a context or handle that changes all the time must not fill the memory. */
    private static final int MAX_OBJECTS = 1024;

    private final DriverContext context;
    private final Reporter reporter;
    private final NumericEvents numerics;
    private final WaveEvents waves;
    private final AlertEvents alerts;
    private final LinkedResults linked;
    private final Map<Integer, MetricObject> objects = new HashMap<>();
    private final Map<Integer, SequenceWatch> sequences = new HashMap<>();
    private final ResultAge age;
    private DeviceClock clock = new DeviceClock();
    private MonitorIdentity identity = new MonitorIdentity();
    private List<Object> told = List.of();

    EventDecoder(DriverContext context, Reporter reporter, ResultAge age) {
        this.context = context;
        this.reporter = reporter;
        this.age = age;
        this.numerics = new NumericEvents(context, reporter);
        this.waves = new WaveEvents(context, reporter);
        this.alerts = new AlertEvents(context, reporter);
        this.linked = new LinkedResults(reporter);
    }

    /** A new association: handles, clock and mode of the old one mean nothing any more. */
    void restart() {
        objects.clear();
        sequences.clear();
        linked.clear();
        alerts.restart();
        age.restart();
        clock = new DeviceClock();
        identity = new MonitorIdentity();
        told = List.of();
    }

    /** Whoever listens has forgotten what was told: what still stands is told again. */
    void forgotten() {
        alerts.restart();
    }

    /** The creation of the medical device system, or a change of it. */
    void created(EventReport event, Timestamp received) {
        reporter.damaged(event.damage());
        medicalDeviceSystem(event.attributes(), event.eventTime(), received);
    }

    /** The answer to a poll, or a part of it, of which nothing is told unless it is of now; what it is. */
    Verdict polled(PollResult result, Timestamp received) {
        reporter.damaged(result.damage());
        if (!linked.accept(result, received.linkNanos())) {
            return Verdict.CURRENT;
        }
        Poll poll = result.poll();
        if (sequences
                .computeIfAbsent(poll.objectClass(), objectClass -> new SequenceWatch())
                .isGap(poll.sequence())) {
            reporter.count("sequence-gap");
        }
        if (poll.absoluteTime() != null) {
            clock.set(poll.absoluteTime(), poll.relativeTime());
        }
        long ticks = clock.ticks(poll.relativeTime());
        Verdict verdict = judge(poll.objectClass(), ticks, received);
        if (verdict != Verdict.CURRENT) {
            reporter.count(verdict == Verdict.LATE ? "late-result" : "frozen-result");
            return verdict;
        }
        Moment moment = new Moment(ticks, clock.at(ticks), received);
        for (PolledObject object : result.objects()) {
            emit(poll, object, moment);
        }
        return verdict;
    }

    /** Numerics come all the time and are what the age of everything is known by. */
    private Verdict judge(int objectClass, long ticks, Timestamp received) {
        return switch (objectClass) {
            case ObjectClass.NUMERIC -> age.judge(ticks, received);
            case ObjectClass.ALERT_MONITOR -> age.compare(ticks, received);
            default -> Verdict.CURRENT;
        };
    }

    private void emit(Poll poll, PolledObject object, Moment moment) {
        switch (poll.objectClass()) {
            case ObjectClass.NUMERIC -> numerics.emit(object, known(object), moment, identity.quality());
            case ObjectClass.SAMPLE_ARRAY -> waves.emit(object, known(object), moment);
            case ObjectClass.ALERT_MONITOR -> alerts.emit(object, moment, identity.quality());
            case ObjectClass.MEDICAL_DEVICE_SYSTEM ->
                medicalDeviceSystem(object.attributes(), poll.relativeTime(), moment.received());
            default -> reporter.count("unexpected-class-" + Reporter.hex(poll.objectClass()));
        }
    }

    private MetricObject known(PolledObject object) {
        MetricObject known = objects.get(object.key());
        if (known == null) {
            if (objects.size() >= MAX_OBJECTS) {
                reporter.count("too-many-objects");
                objects.clear();
            }
            known = new MetricObject(object);
            objects.put(object.key(), known);
        }
        return known;
    }

    private void medicalDeviceSystem(List<Attribute> attributes, long eventTime, Timestamp received) {
        Bytes absolute = Attribute.find(attributes, Attribute.TIME_ABSOLUTE);
        Bytes relative = Attribute.find(attributes, Attribute.TIME_RELATIVE);
        LocalDateTime dateTime = absolute == null ? null : AbsoluteTime.parse(absolute);
        if (dateTime != null && relative != null && relative.length() >= 4) {
            clock.set(dateTime, relative.u32(0));
        }
        identity.accept(attributes, reporter);
        List<Object> fingerprint = identity.fingerprint();
        if (!fingerprint.equals(told)) {
            told = fingerprint;
            context.emit(new DeviceIdentity(
                    context.header(received, clock.at(clock.ticks(eventTime))),
                    identity.manufacturer(),
                    identity.model(),
                    identity.serialNumber(),
                    identity.attributes()));
        }
    }
}
