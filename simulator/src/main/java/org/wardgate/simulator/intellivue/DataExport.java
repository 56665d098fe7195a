package org.wardgate.simulator.intellivue;

import static org.wardgate.simulator.intellivue.PollRequest.ALERTS;
import static org.wardgate.simulator.intellivue.PollRequest.DEMOGRAPHICS;
import static org.wardgate.simulator.intellivue.PollRequest.ENUMERATIONS;
import static org.wardgate.simulator.intellivue.PollRequest.NUMERICS;
import static org.wardgate.simulator.intellivue.PollRequest.WAVES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.Metronome;

/**
 * Answers a client's requests. Polls are answered with and without an association, since a client in the field polls before it
 * has one. What would change anything at the monitor is answered by an error and counted as a violation.
 */
final class DataExport {
    /** From one answer to the next: 1.024 s, the rate of numerics as recorded. */
    static final long ANSWER_INTERVAL_TICKS = 8192;

    /** Four arrays of 256 ms fill the interval. */
    private static final int WAVES_PER_BURST = 4;

    private static final long WAVE_TICKS = 2048;
    private static final long WAVE_LEAD_TICKS = 1024;
    private static final int STATIC_GROUP = 0x0811;
    private static final int ALERT_GROUP = 0x0801;
    private static final int DEVICE_ALERT_CONDITION = 0x0916;
    private static final int TECHNICAL_ALARMS = 0x0904;
    private static final int PATIENT_ALARMS = 0x0902;
    private static final String EMPTY_LIST = "00000000";

    private final DeviceWire wire;
    private final Options options;
    private final FrameSender sender;
    private final DeviceClock clock;
    private final Numerics numerics;
    private final SystemObject system;
    private final EcgWave ecg;
    private final Counters counters;
    private final Faults faults;
    private final PriorityLists priorityLists = new PriorityLists();
    private final Map<Integer, Metronome> streams = new HashMap<>();
    private Association association;
    private int associationNumber;

    DataExport(IntelliVueMonitor.Parts parts, Numerics numerics, SystemObject system, EcgWave ecg) {
        this.wire = parts.wire();
        this.options = parts.options();
        this.sender = parts.sender();
        this.clock = parts.clock();
        this.counters = parts.counters();
        this.faults = parts.faults();
        this.numerics = numerics;
        this.system = system;
        this.ecg = ecg;
        this.association = Association.none(options);
    }

    /** Begins afresh under what has been agreed with a client. */
    void begin(Association agreed, int number) {
        end();
        association = agreed;
        associationNumber = number;
    }

    /** Stops all answers that are going on. */
    void end() {
        streams.values().forEach(Metronome::stop);
        streams.clear();
        priorityLists.clear();
        association = Association.none(options);
    }

    void received(Bytes message) {
        Optional<Rose> read = Rose.read(message);
        if (read.isEmpty()) {
            counters.count("malformed-messages");
        } else if (read.get().type() == Rose.INVOKE) {
            invoked(read.get());
        } else if (read.get().type() == Rose.RESULT && read.get().command() == Rose.CONFIRMED_EVENT_REPORT) {
            counters.count("mds-results");
        } else {
            counters.count("unexpected-messages");
        }
    }

    private void invoked(Rose request) {
        switch (request.command()) {
            case Rose.CONFIRMED_ACTION -> act(request);
            case Rose.GET -> get(request);
            case Rose.CONFIRMED_SET -> set(request);
            default -> violation(request, Rose.ACCESS_DENIED, Bytes.empty());
        }
    }

    private void act(Rose request) {
        Bytes argument = request.argument();
        if (argument.length() < PollRequest.ACTION_HEADER) {
            counters.count("malformed-messages");
            return;
        }
        int action = argument.u16(10);
        if (!PollRequest.isPoll(action)) {
            Bytes detail = new MessageWriter().u16(argument.u16(0)).u16(action).toBytes();
            violation(request, Rose.NO_SUCH_ACTION, detail);
            return;
        }
        Optional<PollRequest> poll = PollRequest.read(request);
        if (poll.isEmpty()) {
            counters.count("malformed-messages");
        } else if (faults.take(Fault.ERROR_RESULT)) {
            refuse(request, Rose.ACCESS_DENIED, Bytes.empty());
        } else if (!argument.slice(0, Rose.MDS.length()).equals(Rose.MDS)) {
            refuse(request, Rose.NO_SUCH_OBJECT_INSTANCE, argument.slice(0, Rose.MDS.length()));
        } else {
            poll(request, poll.get());
        }
    }

    private void poll(Rose request, PollRequest poll) {
        if (!answerable(poll.objectClass())) {
            refuse(
                    request,
                    Rose.NO_SUCH_OBJECT_CLASS,
                    new MessageWriter().u16(poll.objectClass()).toBytes());
            return;
        }
        if (poll.objectClass() == DEMOGRAPHICS) {
            counters.count("demographics-polls");
        }
        if (!poll.extended()) {
            counters.count("single-polls");
            answer(poll, 0);
            return;
        }
        if (association.extension() == null) {
            // a client gets the extended poll only when its association request asked for that profile
            refuse(
                    request,
                    Rose.NO_SUCH_ACTION,
                    new MessageWriter().u16(PollRequest.MDS).u16(poll.action()).toBytes());
            return;
        }
        counters.count("extended-polls");
        Metronome running = streams.get(poll.objectClass());
        if (running != null) {
            running.stop();
        }
        long startTicks = clock.ticks();
        long startNanos = wire.time().patientNanos();
        streams.put(
                poll.objectClass(),
                Metronome.start(
                        wire,
                        DeviceClock.ofTicks(ANSWER_INTERVAL_TICKS),
                        DeviceClock.ofTicks(poll.periodTicks()),
                        poll.objectClass() == WAVES
                                ? burst -> answerWaves(poll, burst, startTicks, startNanos)
                                : sequence -> answer(poll, sequence)));
    }

    private void answer(PollRequest poll, long sequence) {
        answer(poll, sequence, clock.ticks(), observe(poll));
    }

    /** As recorded: first what explains the samples, then each second four messages of them, which begin a little before it. Arrays meet each other however late a burst is. */
    private void answerWaves(PollRequest poll, long burst, long startTicks, long startNanos) {
        if (burst == 0) {
            answer(poll, 0, startTicks, observe(poll));
            return;
        }
        for (int i = 0; i < WAVES_PER_BURST; i++) {
            long number = (burst - 1) * WAVES_PER_BURST + i;
            long ticks = startTicks - WAVE_LEAD_TICKS + number * WAVE_TICKS;
            long endNanosAgo = wire.time().patientNanos() - startNanos - (number + 1) * EcgWave.NANOS;
            answer(poll, number + 1, ticks, ecgSelected() ? ecg.samples(i == 0, endNanosAgo) : List.of());
        }
    }

    private void answer(PollRequest poll, long sequence, long ticks, List<ObservedObject> objects) {
        counters.count("poll-answers");
        boolean emptyContext = faults.take(Fault.EMPTY_CONTEXTS) || poll.objectClass() == WAVES;
        sender.sendAll(new PollAnswer(poll, sequence, ticks, objects, emptyContext)
                .messages((int) association.monitorSendsBytes()));
    }

    private boolean ecgSelected() {
        return association.grantsWaves() && priorityLists.selectsWave(EcgWave.LABEL, EcgWave.LEAD_II_LABEL);
    }

    private static boolean answerable(int objectClass) {
        return switch (objectClass) {
            case NUMERICS, PollRequest.MDS, ALERTS, DEMOGRAPHICS, ENUMERATIONS, WAVES -> true;
            default -> false;
        };
    }

    private List<ObservedObject> observe(PollRequest poll) {
        return switch (poll.objectClass()) {
            case NUMERICS -> numerics.observe(poll.group(), priorityLists.numericLabels());
            case PollRequest.MDS -> system.observe(poll.group(), associationNumber);
            case ALERTS -> List.of(new ObservedObject(1, 1, alerts(poll.group())));
            case DEMOGRAPHICS -> List.of(new ObservedObject(1, 1, List.of()));
            case WAVES -> ecgSelected() ? ecg.specification() : List.of();
            default -> List.of();
        };
    }

    private static List<Attribute> alerts(int group) {
        List<Attribute> attributes = new ArrayList<>();
        if (group != ALERT_GROUP) {
            attributes.add(Attribute.ofU16(0x0921, 1));
            attributes.add(Attribute.ofU32(0x092F, 0x1_0000L | ALERTS));
        }
        if (group != STATIC_GROUP) {
            attributes.add(Attribute.ofHex(DEVICE_ALERT_CONDITION, "00000000000000000000"));
            attributes.add(Attribute.ofHex(TECHNICAL_ALARMS, EMPTY_LIST));
            attributes.add(Attribute.ofHex(PATIENT_ALARMS, EMPTY_LIST));
        }
        return attributes;
    }

    private void get(Rose request) {
        counters.count("get-requests");
        Optional<Bytes> lists = priorityLists.get(request.argument());
        if (lists.isPresent()) {
            sender.send(Rose.result(request.invokeId(), Rose.GET, lists.get()));
        } else {
            refuse(request, Rose.GET_LIST_ERROR, PriorityLists.noSuchAttribute(request.argument()));
        }
    }

    private void set(Rose request) {
        Optional<Bytes> lists = priorityLists.set(request.argument());
        if (lists.isPresent()) {
            counters.count("set-requests");
            sender.send(Rose.result(request.invokeId(), Rose.CONFIRMED_SET, lists.get()));
        } else {
            violation(request, Rose.ACCESS_DENIED, Bytes.empty());
        }
    }

    private void violation(Rose request, int error, Bytes detail) {
        counters.count("violations");
        refuse(request, error, detail);
    }

    private void refuse(Rose request, int error, Bytes detail) {
        counters.count("refused-requests");
        sender.send(Rose.error(request.invokeId(), error, detail));
    }
}
