package org.wardgate.simulator.intellivue;

import java.time.Duration;
import java.util.SortedMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A Philips IntelliVue monitor on a serial data-export line, which observes a patient. Data Export Interface Programming Guide,
 * as a recorded M8000 monitor bears it out.
 *
 * <p>What clients differ in, it takes as it comes: polls are answered before and without an association, and a second association
 * request replaces the first association, since on a serial line it can only come from the same client, started anew. It ends an
 * association by an abort when the client has been silent for the association time-out, in link time. It exports one wave,
 * lead II of the ECG, and no alerts: their lists are empty.
 *
 * <p>Used on the simulator's executor only.
 */
public final class IntelliVueMonitor implements SimulatedDevice {
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(130);
    private static final Duration SHORT_PERIOD = Duration.ofMillis(3300);
    private static final Duration LONG_PERIOD = Duration.ofSeconds(43);

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters(
            "associations",
            "association-timeouts",
            "demographics-polls",
            "frames-received",
            "frames-sent",
            "mds-results",
            "poll-answers",
            "set-requests",
            "violations");
    private final Faults faults = new Faults(counters);
    private final MibFrameReader reader = new MibFrameReader(this::message);
    private final FrameSender sender;
    private final DeviceClock clock;
    private final NibpCuff cuff;
    private final Numerics numerics;
    private final SystemObject system;
    private final DataExport dataExport;

    private boolean on;
    private boolean associated;
    private int associationNumber;
    private int invokeId;
    private long timeoutNanos;
    private long heardNanos;
    private Timer watch = Timer.NONE;

    /** What the parts of a monitor share. */
    record Parts(
            DeviceWire wire,
            Options options,
            FrameSender sender,
            DeviceClock clock,
            Counters counters,
            Faults faults) {}

    /**
     * A monitor that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it is and how it is set up.
     */
    public IntelliVueMonitor(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.options = options;
        sender = new FrameSender(wire, faults, counters);
        clock = new DeviceClock(wire.time(), options.clock());
        cuff = new NibpCuff(wire, patient, options.nibpInterval(), clock);
        numerics = new Numerics(patient, options, cuff, faults, wire::says);
        system = new SystemObject(options, clock);
        dataExport = new DataExport(
                new Parts(wire, options, sender, clock, counters, faults), numerics, system, new EcgWave(patient));
    }

    @Override
    public void start() {
        on = true;
        clock.powerOn();
        cuff.powerOn();
        numerics.powerOn();
    }

    @Override
    public void received(Bytes bytes) {
        if (on) {
            reader.read(bytes);
        }
    }

    @Override
    public void stop() {
        on = false;
        endAssociation();
        cuff.powerOff();
    }

    /**
     * Counters, named for what they count: frames, associations and how they ended, polls and answers, {@code set-requests} (of
     * the priority lists), {@code demographics-polls}, {@code violations}, and {@code fault-} with the name of each fault that
     * happened.
     */
    @Override
    public SortedMap<String, Long> counters() {
        return counters.snapshotWith("damaged-frames", reader.damagedFrames());
    }

    /**
     * Lets a fault happen on its next occasions.
     *
     * @param times on how many, at least 1; {@link Fault#UNTIL_CLEARED} for all.
     */
    public void inject(Fault fault, int times) {
        faults.inject(fault, times);
    }

    /** Lets a fault happen no more. */
    public void clear(Fault fault) {
        faults.clear(fault);
    }

    /** Sends the MDS create event once more, as a monitor does when its operating mode changes; nothing without an association. */
    public void announce() {
        if (associated) {
            sendMdsCreate();
        }
    }

    /** Somebody sets the monitor's wall clock; by a negative time it goes back. */
    public void stepWallClock(Duration by) {
        clock.stepWall(by);
    }

    /** The monitor's relative time jumps, in which its answers are stamped; by a negative time it goes back. */
    public void stepRelativeTime(Duration by) {
        clock.stepTicks(by);
    }

    private void message(Bytes message) {
        counters.count("frames-received");
        heardNanos = wire.time().linkNanos();
        switch (message.length() == 0 ? -1 : message.u8(0)) {
            case Rose.SESSION >> 8 -> dataExport.received(message);
            case Association.REQUEST -> associate(message);
            case Association.RELEASE_REQUEST -> {
                counters.count("releases");
                endAssociation();
                sender.send(Association.RELEASE_RESPONSE);
            }
            case Association.ABORT_REQUEST -> {
                counters.count("aborts-received");
                endAssociation();
            }
            default -> counters.count("unexpected-messages");
        }
    }

    private void associate(Bytes message) {
        var request = Association.readRequest(message);
        if (request.isEmpty() || faults.take(Fault.ASSOCIATION_REFUSED)) {
            counters.count("associations-refused");
            sender.send(Association.REFUSE);
            return;
        }
        endAssociation();
        Association granted = request.get().granted(options);
        associated = true;
        associationNumber = (associationNumber + 1) & 0xFFFF;
        invokeId = 0;
        timeoutNanos = timeout(granted.minPollPeriodTicks()).toNanos();
        dataExport.begin(granted, associationNumber);
        counters.count("associations");
        sender.send(granted.response());
        sendMdsCreate();
        watchClient();
    }

    private void sendMdsCreate() {
        invokeId = (invokeId + 1) & 0xFFFF;
        sender.send(system.createEvent(invokeId, associationNumber));
    }

    private void watchClient() {
        long silentNanos = wire.time().linkNanos() - heardNanos;
        if (silentNanos < timeoutNanos) {
            watch = wire.schedule(Face.LINK, Duration.ofNanos(timeoutNanos - silentNanos), this::watchClient);
            return;
        }
        counters.count("association-timeouts");
        endAssociation();
        sender.send(Association.ABORT);
    }

    /** The silence after which an association ends, from its poll period. Data Export Interface Programming Guide, time-outs. */
    static Duration timeout(long minPollPeriodTicks) {
        Duration period = DeviceClock.ofTicks(minPollPeriodTicks);
        if (period.compareTo(SHORT_PERIOD) <= 0) {
            return SHORT_TIMEOUT;
        }
        return period.compareTo(LONG_PERIOD) <= 0 ? period.multipliedBy(3) : LONG_TIMEOUT;
    }

    private void endAssociation() {
        associated = false;
        watch.cancel();
        dataExport.end();
    }
}
