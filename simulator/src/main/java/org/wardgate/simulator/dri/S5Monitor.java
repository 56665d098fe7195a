package org.wardgate.simulator.dri;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.dri.RecordWriter.Piece;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A GE Datex-Ohmeda monitor that observes a patient and sends what it was asked for, on patient time. GE M1017617, transmission
 * requests.
 *
 * <p>Values come a second after their request and then at its interval; curves come half a second later than values, once a second.
 * Nothing is acknowledged; requests of any interface level are heard, and a repeated one replaces what it repeats. From level 10 on
 * there are alarms; below, conditions show in the bits of the statuses.
 *
 * <p>No request is a command. A record of a kind that is none of these requests does nothing and counts as a violation, since nobody
 * who only reads has a use for it.
 *
 * <p>Used on the simulator's executor only.
 */
public final class S5Monitor implements FingerProbe {
    private static final int DISPLAYED = 1;
    private static final int TREND_10_S = 2;
    private static final int TREND_60_S = 3;
    private static final int HEADER_BYTES = 40;
    private static final int SHORTEST_INTERVAL = 5;
    private static final int WAVE_TYPES = 8;
    private static final int STOP = 1;
    private static final int ALARMS_ONCE = 0;
    private static final int ALARMS_AT_CHANGES = 2;
    private static final int ALARMS_NO_MORE = 3;
    private static final Duration FIRST_VALUES = Duration.ofSeconds(1);
    private static final Duration FIRST_CURVES = Duration.ofMillis(1500);
    private static final Duration LOOK_AT_ALARMS = Duration.ofSeconds(2);

    private final DeviceWire wire;
    private final Patient patient;
    private final Options options;
    private final Counters counters = new Counters();
    private final Frames frames = new Frames(this::request);
    private final RecordWriter writer;
    private final Cuff cuff;
    private final PhysiologicalData data;
    private final Curves curves;
    private final Map<Integer, Stream> values = new HashMap<>();
    private Stream curveStream = Stream.none();
    private @Nullable Metronome alarmWatch;
    private List<Condition> told = List.of();
    private boolean on;
    private boolean fingerOff;
    private int silence;
    private long onNanos;
    private long singleNanos;

    /** What comes again and again. */
    private static final class Stream {
        private final long seconds;
        private final long classes;
        private Timer first = Timer.NONE;
        private @Nullable Metronome beat;

        private Stream(long seconds, long classes) {
            this.seconds = seconds;
            this.classes = classes;
        }

        private static Stream none() {
            return new Stream(0, 0);
        }

        private void stop() {
            first.cancel();
            if (beat != null) {
                beat.stop();
            }
        }
    }

    /**
     * A monitor that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it is.
     */
    public S5Monitor(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.patient = patient;
        this.options = options;
        this.writer = new RecordWriter(options.level());
        this.cuff = new Cuff(wire, patient, options.nibpInterval());
        this.data = new PhysiologicalData(options, cuff, wire::says);
        this.curves = new Curves(patient, options);
    }

    @Override
    public void start() {
        on = true;
        onNanos = wire.time().patientNanos();
        singleNanos = onNanos - Duration.ofSeconds(SHORTEST_INTERVAL).toNanos();
        cuff.powerOn();
    }

    @Override
    public void received(Bytes bytes) {
        if (on) {
            frames.read(bytes);
        }
    }

    @Override
    public void stop() {
        on = false;
        values.values().forEach(Stream::stop);
        values.clear();
        curveStream.stop();
        leaveDifferentialMode();
        cuff.powerOff();
    }

    /**
     * Counters: {@code requests-values}, {@code requests-curves} and {@code requests-alarms} that were heard, {@code
     * requests-refused}, {@code records-sent}, {@code damaged-frames}, {@code violations}.
     */
    @Override
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = new TreeMap<>(counters.all());
        all.put("damaged-frames", frames.damaged());
        return all;
    }

    @Override
    public void fingerOff() {
        fingerOff = true;
    }

    @Override
    public void fingerOn() {
        fingerOff = false;
    }

    /** Somebody silences alarms at the monitor: 0 none, 1 to 7 as GE 8005313, silence_info. */
    public void silence(int info) {
        silence = info;
    }

    private void request(Bytes record) {
        int mainType = u16(record, 14);
        Bytes body = record.slice(HEADER_BYTES, record.length() - HEADER_BYTES);
        switch (mainType) {
            case RecordWriter.PHYSIOLOGICAL -> hear("requests-values", body.length() >= 7 && askedForValues(body));
            case RecordWriter.WAVES -> hear("requests-curves", body.length() >= 12 && askedForCurves(body));
            case RecordWriter.ALARMS -> hear("requests-alarms", body.length() >= 2 && askedForAlarms(body));
            default -> counters.add("violations");
        }
    }

    private void hear(String counter, boolean heard) {
        counters.add(heard ? counter : "requests-refused");
    }

    // ---- values ----

    private boolean askedForValues(Bytes body) {
        int type = body.u8(0);
        int interval = (short) u16(body, 1);
        long classes = u16(body, 3);
        if (type < DISPLAYED || type > TREND_60_S || (interval > 0 && interval < SHORTEST_INTERVAL)) {
            return false;
        }
        if (interval < 0) {
            return type == DISPLAYED && sendOnce(classes);
        }
        int seconds = interval == 0 || type == DISPLAYED ? interval : type == TREND_10_S ? 10 : 60;
        Stream running = values.get(type);
        if (running != null && running.seconds == seconds && running.classes == classes) {
            return true; // what is asked for runs already
        }
        if (running != null) {
            running.stop();
            values.remove(type);
        }
        if (seconds > 0) {
            Stream stream = new Stream(seconds, classes);
            values.put(type, stream);
            stream.first = wire.schedule(
                    Face.PATIENT,
                    FIRST_VALUES,
                    () -> stream.beat = Metronome.start(
                            wire, Duration.ofSeconds(seconds), Metronome.ENDLESS, beat -> sendValues(type, classes)));
        }
        return true;
    }

    private boolean sendOnce(long classes) {
        long now = wire.time().patientNanos();
        if (now - singleNanos < Duration.ofSeconds(SHORTEST_INTERVAL).toNanos()) {
            return false;
        }
        singleNanos = now;
        sendValues(DISPLAYED, classes);
        return true;
    }

    /** Trends come only while displayed values do. */
    private void sendValues(int type, long classes) {
        if (type != DISPLAYED && !values.containsKey(DISPLAYED)) {
            return;
        }
        List<Piece> pieces = new ArrayList<>();
        for (Bytes block : data.blocks(classes, patient.vitals(), fingerOff, clock())) {
            pieces.add(new Piece(type, block));
        }
        send(RecordWriter.PHYSIOLOGICAL, pieces);
    }

    // ---- curves ----

    private boolean askedForCurves(Bytes body) {
        curveStream.stop();
        List<Integer> types = new ArrayList<>();
        boolean more = u16(body, 0) != STOP;
        for (int i = 0; more && i < WAVE_TYPES; i++) {
            int type = body.u8(4 + i);
            more = type != 0xFF;
            if (more) {
                types.add(type);
            }
        }
        curves.want(types);
        if (!curves.isEmpty()) {
            Stream stream = new Stream(1, 0);
            curveStream = stream;
            stream.first = wire.schedule(
                    Face.PATIENT,
                    FIRST_CURVES,
                    () -> stream.beat = Metronome.start(
                            wire,
                            Duration.ofSeconds(1),
                            Metronome.ENDLESS,
                            beat -> send(RecordWriter.WAVES, curves.second(fingerOff))));
        }
        return true;
    }

    // ---- alarms ----

    private boolean askedForAlarms(Bytes body) {
        int command = u16(body, 0);
        if (options.level() < Options.LEVEL_WITH_ALARMS) {
            return false;
        }
        switch (command) {
            case ALARMS_ONCE -> sendAlarms();
            case ALARMS_AT_CHANGES -> {
                leaveDifferentialMode();
                sendAlarms();
                alarmWatch = Metronome.start(wire, LOOK_AT_ALARMS, Metronome.ENDLESS, beat -> {
                    if (!Condition.of(patient.vitals(), options, fingerOff).equals(told)) {
                        sendAlarms();
                    }
                });
            }
            case ALARMS_NO_MORE -> leaveDifferentialMode();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void leaveDifferentialMode() {
        if (alarmWatch != null) {
            alarmWatch.stop();
            alarmWatch = null;
        }
    }

    private void sendAlarms() {
        List<Condition> now = Condition.of(patient.vitals(), options, fingerOff);
        send(RecordWriter.ALARMS, List.of(new Piece(1, AlarmReport.of(now, silence, told))));
        told = now;
    }

    // ---- common ----

    private void send(int mainType, List<Piece> pieces) {
        if (on && !pieces.isEmpty()) {
            counters.add("records-sent");
            wire.send(Frames.of(writer.record(mainType, clock(), pieces)));
        }
    }

    private long clock() {
        return options.clock().plusNanos(wire.time().patientNanos() - onNanos).toEpochSecond(ZoneOffset.UTC);
    }

    private static int u16(Bytes bytes, int at) {
        return bytes.u8(at) + 256 * bytes.u8(at + 1);
    }
}
