package org.wardgate.device.dri;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wardgate.device.dri.DriRecord.Subrecord;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one monitor. It is asked for displayed values, and from then on sends them by itself; nothing is
 * acknowledged, and values alone prove that a request was heard. When they have come, it is asked for curves and, where its interface
 * level has them, for alarms: at every change, and every {@link #ALARM_POLL} as well, since a lost change would never be told again.
 * Requests are repeated when what they ask for stays away. CIS, transmission requests.
 *
 * <p>It is silent after {@link #SILENCE} without displayed values, three times their interval. Whether a monitor minds the interface
 * level of a request is not known; so level 0 is followed by every other, one with each repetition, and the level of an answer is
 * kept.
 *
 * <p>Only {@link #opened} starts the conversation. Without it, as over a recording, nothing is sent. Nothing is stopped at the end: a
 * driver learns of it when the line is closed.
 */
final class DriDriver implements DeviceDriver {
    /** From one record of displayed values to the next. CIS: not less than 5 s. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    static final Duration SILENCE = INTERVAL.multipliedBy(3);
    static final Duration ALARM_POLL = Duration.ofSeconds(10);

    /** A monitor whose line is held off stops its curves for good; CIS, flow control. */
    static final Duration CURVES_AWAY = Duration.ofSeconds(30);

    /** From one record of curves to the next, at most; CIS, waveform data. */
    static final Duration CURVES_EVERY = Duration.ofSeconds(1);

    /** Two records with one time of the monitor that are less apart answer two requests at once. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final int ANY_LEVEL = 0;
    private static final int LOWEST_LEVEL = 6;

    private final DriverContext context;
    private final SilenceWatch watch;
    private final MonitorAlerts alerts;
    private final WaveEvents waves;
    private NumericEvents numerics;
    private boolean asking;
    private boolean closed;
    private boolean live;
    private boolean frozen;
    private boolean noise;
    private int requestLevel = ANY_LEVEL;
    private int level = -1;
    private int plugId;
    private long lastTime;
    private long lastTimeNanos;
    private long curvesNanos;
    private Timer alarmPoll = Timer.NONE;

    DriDriver(DriverContext context) {
        this.context = context;
        this.watch = new SilenceWatch(context, SILENCE, this::silent);
        this.alerts = new MonitorAlerts(context);
        this.waves = new WaveEvents(context);
        this.numerics = new NumericEvents(context);
    }

    @Override
    public void opened() {
        asking = true;
        context.expectEvery(INTERVAL);
        context.send(DriEncoder.encode(DriRequest.DISPLAYED_VALUES, requestLevel));
        watch.begin();
    }

    @Override
    public void closed() {
        closed = true;
        watch.close();
        alarmPoll.cancel();
    }

    /**
     * What was withheld may have come after a silence that is none: of a monitor that sends no curves any more.
     */
    @Override
    public void late() {
        if (asking) {
            context.expectEvery(INTERVAL);
        }
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void received(Frame frame) {
        if (closed) {
            return;
        }
        noise = false;
        DriRecord record = DriRecord.parse(frame.payload());
        for (int i = 0; i < record.misplaced(); i++) {
            context.count("misplaced-subrecord");
        }
        switch (record.mainType()) {
            case DriRecord.PHYSIOLOGICAL -> physiological(record, frame.received());
            case DriRecord.WAVES -> curves(record, frame.received());
            case DriRecord.ALARMS -> alarms(record, frame.received());
            default -> context.count("unknown-record-" + Integer.toHexString(record.mainType() & 0xFFFF));
        }
    }

    // ---- displayed values ----

    private void physiological(DriRecord record, Timestamp received) {
        List<ClassBlock> blocks = new ArrayList<>();
        for (Subrecord subrecord : record.subrecords()) {
            if (subrecord.type() == ClassBlock.DISPLAYED) {
                ClassBlock.parse(subrecord).ifPresentOrElse(blocks::add, () -> context.count("unreadable-values"));
            } else {
                context.count("values-of-type-" + subrecord.type()); // trends and times, which are not asked for
            }
        }
        if (blocks.isEmpty() || standsStill(blocks.get(0).time(), received)) {
            return;
        }
        watch.heard(received);
        identify(record, received);
        numerics.emit(blocks, level, received);
        blocks.forEach(block -> alerts.accept(block, level, asking, received));
        if (!live) {
            live();
        } else if (asking && context.now().patientNanos() - curvesNanos >= CURVES_AWAY.toNanos()) {
            askForCurves();
        }
    }

    /** A monitor whose clock stands still repeats itself; one without a clock cannot be judged. */
    private boolean standsStill(long time, Timestamp received) {
        if (time == 0 || time != lastTime) {
            lastTime = time;
            lastTimeNanos = received.patientNanos();
            frozen = false;
            return false;
        }
        if (received.patientNanos() - lastTimeNanos < TOGETHER.toNanos()) {
            context.count("repeated-record");
            return true;
        }
        context.count("frozen-record");
        if (!frozen) {
            frozen = true;
            lost(Cause.FROZEN);
        }
        return true;
    }

    private void identify(DriRecord record, Timestamp received) {
        if (record.level() == level && record.plugId() == plugId) {
            return;
        }
        if (level >= 0) {
            // nothing that another monitor said holds for this one
            context.count("monitor-exchanged");
            alerts.restart(received);
            numerics = new NumericEvents(context);
            live = false;
        }
        level = record.level();
        plugId = record.plugId();
        requestLevel = Math.min(level, DriEncoder.HIGHEST_LEVEL);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("dri-level", Integer.toString(level));
        attributes.put("plug-id", String.format(Locale.ROOT, "%04x", plugId));
        context.emit(new DeviceIdentity(
                context.header(received, DriRecord.clock(record.time())),
                "GE Datex-Ohmeda",
                "S/5 or CARESCAPE (DRI)",
                null,
                attributes));
    }

    // ---- curves ----

    /** While curves come, a silence is noticed as soon as one is missing: values after it may have waited. */
    private void curves(DriRecord record, Timestamp received) {
        curvesNanos = context.now().patientNanos();
        if (asking) {
            context.expectEvery(CURVES_EVERY);
        }
        if (!frozen) {
            waves.emit(record, received);
        }
    }

    // ---- alarms ----

    private void alarms(DriRecord record, Timestamp received) {
        if (asking && !live) {
            context.count("alarms-before-values"); // of a monitor that nobody knows, or that is not heard
            return;
        }
        alerts.accept(record, received);
    }

    private void pollAlarms() {
        if (closed || !live || level < MonitorAlerts.LEVEL_WITH_ALARMS) {
            return;
        }
        context.send(DriEncoder.encode(DriRequest.ALARM_STATUS, requestLevel));
        alarmPoll = context.schedule(Face.PATIENT, ALARM_POLL, this::pollAlarms);
    }

    // ---- requests ----

    private void askForCurves() {
        curvesNanos = context.now().patientNanos();
        context.send(DriEncoder.encode(DriRequest.CURVES, requestLevel));
    }

    /** Asks again, at another level than last time. */
    private void silent() {
        lost(frozen ? Cause.FROZEN : noise ? Cause.NOISE : Cause.NO_ANSWER);
        requestLevel = nextLevel(requestLevel);
        context.send(DriEncoder.encode(DriRequest.DISPLAYED_VALUES, requestLevel));
    }

    private static int nextLevel(int before) {
        if (before == ANY_LEVEL) {
            return DriEncoder.HIGHEST_LEVEL;
        }
        return before > LOWEST_LEVEL ? before - 1 : ANY_LEVEL;
    }

    // ---- how it stands ----

    private void live() {
        live = true;
        requestLevel = Math.min(level, DriEncoder.HIGHEST_LEVEL);
        context.status(
                Status.LIVE,
                Cause.NONE,
                "",
                Map.of("dri-level", Integer.toString(level), "interval", INTERVAL.toSeconds() + " s"));
        if (asking) {
            askForCurves();
            alarmPoll.cancel();
            if (level >= MonitorAlerts.LEVEL_WITH_ALARMS) {
                context.send(DriEncoder.encode(DriRequest.ALARM_CHANGES, requestLevel));
                alarmPoll = context.schedule(Face.PATIENT, ALARM_POLL, this::pollAlarms);
            }
        }
    }

    private void lost(Cause cause) {
        live = false;
        String detail = switch (cause) {
            case FROZEN -> "the monitor repeats itself and its clock stands still; look at it";
            case NOISE ->
                "bytes arrive and none form a record: check that the line is set to 19200 baud 8E1 and that a Datex-Ohmeda "
                        + "monitor is at its end";
            default ->
                "the monitor sends no values: check that it is on and its cable fits; it may need RTS and CTS, which can be "
                        + "joined in the plug at the monitor";
        };
        context.status(Status.SILENT, cause, detail, Map.of());
    }
}
