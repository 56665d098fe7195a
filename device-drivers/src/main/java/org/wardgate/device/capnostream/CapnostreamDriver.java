package org.wardgate.device.capnostream;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.capnostream.CapnostreamAlarm.Source;
import org.wardgate.device.capnostream.CapnostreamMessage.DeviceId;
import org.wardgate.device.capnostream.CapnostreamMessage.Numerics;
import org.wardgate.device.capnostream.CapnostreamMessage.Unknown;
import org.wardgate.device.capnostream.CapnostreamMessage.Wave;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one Capnostream. It is enabled every second until it says who it is, every 5 s after half a minute; then
 * real-time data is asked for, again whenever the curve has stopped for 2 s, and every 5 s it is told that the host is there.
 * Without numbers for 3 s it is silent, whatever the curve does, and enabled anew. Source: CDTP, setting up the communication; the
 * keep-alive is likely, and the new start after a gap is inferred.
 *
 * <p>Numbers whose saturation is the last respiration rate and below 30 are damaged: monitors were seen to send numbers that are
 * shifted by a byte under a good check.
 */
final class CapnostreamDriver implements DeviceDriver {
    static final Duration ENABLE_EVERY = Duration.ofSeconds(1);
    static final Duration ENABLE_RARELY = Duration.ofSeconds(5);
    static final Duration KEEP_ALIVE = Duration.ofSeconds(5);
    static final Duration GAP = Duration.ofSeconds(2);
    static final Duration STALE = Duration.ofSeconds(3);

    private static final int OFTEN = 30;
    /** How often a monitor that streams already is asked who it is. */
    private static final int TRIES_BESIDE_DATA = 3;

    private static final int LEAST_SATURATION = 30;

    private final DriverContext context;
    private final CapnostreamAlerts alerts;
    private final CapnostreamCurve curve;
    private final SilenceWatch silence;
    private final SilenceWatch curveWatch;
    private boolean begun;
    private boolean closed;
    private boolean heard;
    private boolean identified;
    private boolean streaming;
    private Cause trouble = Cause.NO_ANSWER;
    private int enables;
    private Timer enable = Timer.NONE;
    private int fastStatus;
    private @Nullable Timestamp lastWave;
    private int lastRespiration = -1;
    private @Nullable String serialNumber;
    private @Nullable LocalDateTime clock;
    private long clockNanos;

    CapnostreamDriver(DriverContext context) {
        this.context = context;
        this.alerts = new CapnostreamAlerts(context);
        this.curve = new CapnostreamCurve(context);
        this.silence = new SilenceWatch(context, STALE, this::fellSilent);
        this.curveWatch = new SilenceWatch(context, GAP, this::gapped);
    }

    @Override
    public void opened() {
        begun = true;
        silence.begin();
        curveWatch.begin();
        enable();
        context.schedule(Face.PATIENT, KEEP_ALIVE, this::keepAlive);
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
    }

    @Override
    public void late() {
        trouble = Cause.LATE;
        curve.restart();
        if (begun && !closed && !identified) {
            enable.cancel(); // an answer after a long silence is one that may be old: what is answered soon after it
            // is not
            enable = context.schedule(Face.LINK, ENABLE_EVERY, this::enable);
        }
    }

    @Override
    public void closing() {
        if (begun && identified) {
            context.send(CapnostreamRequest.STOP.frame());
            context.send(CapnostreamRequest.DISABLE.frame());
        }
    }

    @Override
    public void closed() {
        closed = true;
        silence.close();
        curveWatch.close();
        enable.cancel();
        curve.end();
    }

    @Override
    public void dropped(Dropped dropped) {
        if (trouble == Cause.NO_ANSWER) {
            trouble = Cause.NOISE;
        }
        curve.restart();
    }

    @Override
    public void received(Frame frame) {
        CapnostreamMessage message = CapnostreamMessage.parse(frame.payload());
        Timestamp received = frame.received();
        if (message instanceof Wave wave) {
            accept(wave, received);
        } else if (message instanceof Numerics numerics) {
            accept(numerics, received);
        } else if (message instanceof DeviceId id) {
            accept(id, received);
        } else if (message instanceof Unknown) {
            reject();
        } else {
            context.count("message-not-used");
        }
    }

    private void accept(Wave wave, Timestamp received) {
        lastWave = received;
        fastStatus = wave.status();
        alerts.accept(Source.FAST, wave.status(), received);
        curve.accept(wave, received);
        curveWatch.heard(received);
    }

    private void accept(Numerics said, Timestamp received) {
        if (said.at(8) < LEAST_SATURATION && said.at(8) == lastRespiration) {
            reject();
            return;
        }
        lastRespiration = said.at(7);
        streaming = true;
        silence.heard(received);
        if (isFrozen(said.time(), received)) {
            context.count("frozen-message");
            context.status(Status.SILENT, Cause.FROZEN, "the monitor's clock stands still", Map.of());
            return;
        }
        live();
        curve.unit(said.unit());
        CapnostreamNumbers.emit(said, statusBeside(received), received, context);
        alerts.accept(Source.CO2, said.at(14), received);
        alerts.accept(Source.SPO2, said.at(15), received);
        alerts.accept(Source.SLOW, said.at(10), received);
        alerts.accept(Source.EXTENDED, said.at(27), received);
    }

    private void accept(DeviceId id, Timestamp received) {
        if (serialNumber != null && !serialNumber.equals(id.serialNumber())) {
            context.count("device-exchanged");
            alerts.endAll(received);
            curve.restart();
            clock = null;
        }
        if (!id.serialNumber().equals(serialNumber)) {
            serialNumber = id.serialNumber();
            context.emit(new DeviceIdentity(
                    context.header(received, null),
                    "Oridion",
                    "Capnostream",
                    id.serialNumber(),
                    Map.of("firmware-revision", id.software())));
        }
        silence.heard(received);
        live();
        if (!identified && begun) {
            identified = true;
            enable.cancel();
            context.send(CapnostreamRequest.START.frame());
            curveWatch.heard(received);
        }
    }

    private void reject() {
        trouble = Cause.BAD_FRAMES;
        context.rejected(Reason.UNKNOWN_SHAPE);
    }

    private void live() {
        heard = true;
        trouble = Cause.NO_ANSWER;
        context.status(Status.LIVE, Cause.NONE, "", Map.of());
    }

    /** The fast status where samples come; a curve that has stopped says nothing of now. */
    private int statusBeside(Timestamp received) {
        return lastWave != null && received.linkNanos() - lastWave.linkNanos() < GAP.toNanos() ? fastStatus : 0;
    }

    private boolean isFrozen(LocalDateTime time, Timestamp received) {
        if (!time.equals(clock)) {
            clock = time;
            clockNanos = received.patientNanos();
            return false;
        }
        return received.patientNanos() - clockNanos >= STALE.toNanos();
    }

    private void enable() {
        if (closed || identified || (streaming && enables >= TRIES_BESIDE_DATA)) {
            return;
        }
        enables++;
        context.send(CapnostreamRequest.ENABLE.frame());
        enable = context.schedule(Face.LINK, enables < OFTEN ? ENABLE_EVERY : ENABLE_RARELY, this::enable);
    }

    /** No curve: its end is passed on, and a monitor that has stopped it is asked to begin again. */
    private void gapped() {
        curve.restart();
        if (identified || streaming) {
            context.count("restarted");
            context.send(CapnostreamRequest.START.frame());
        }
    }

    private void keepAlive() {
        if (closed) {
            return;
        }
        if (identified || streaming) {
            context.send(CapnostreamRequest.LINK_ACTIVE.frame());
        }
        context.schedule(Face.PATIENT, KEEP_ALIVE, this::keepAlive);
    }

    /** No numbers: the monitor may have been off meanwhile, so it is enabled anew. */
    private void fellSilent() {
        if (!heard && enables < OFTEN) {
            return; // in automatic mode it takes a while to find our rate
        }
        String detail = trouble == Cause.NO_ANSWER
                ? "the monitor sends no numbers; check the cable and that its RS-232 is set to 115200 or to automatic"
                : "bytes arrive and no numbers are among them; check the baud rate of both ends";
        context.status(Status.SILENT, trouble, detail, Map.of());
        trouble = Cause.NO_ANSWER;
        if (identified || streaming) {
            identified = false;
            streaming = false;
            enables = 0;
            enable.cancel();
            enable();
        }
    }
}
