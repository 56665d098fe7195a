package org.wardgate.device.terumo;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.PollLoop;
import org.wardgate.device.driver.StandingAlerts;
import org.wardgate.device.driver.StandstillWatch;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.terumo.TerumoMessage.Echo;
import org.wardgate.device.terumo.TerumoMessage.Identity;
import org.wardgate.device.terumo.TerumoMessage.Operating;
import org.wardgate.device.terumo.TerumoMessage.Refused;
import org.wardgate.device.terumo.TerumoMessage.Unknown;
import org.wardgate.model.Decimal;
import org.wardgate.model.Delivery;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/**
 * The conversation with one Terumo pump: who it is, then its basic operating status every second. The manuals state no times; those
 * here are ours. A pump that answers three questions in a row with nothing is silent and identified anew.
 *
 * <p>The sequence number of a reply is not that of its request in the manual's own example, so it is not looked at; a difference is
 * counted. The patient's weight, which the status states, is not read.
 */
final class TerumoDriver implements DeviceDriver {
    /** Heads the codes of what has none in ISO/IEEE 11073. */
    static final String VENDOR = "terumo";

    static final PollLoop.Timing TIMING = new PollLoop.Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), 3);

    private static final int SEQUENCE = 1;
    private static final double VOLUME_STEP_MILLILITRES = 0.01;
    private static final Decimal PERCENT_PER_BAR = Decimal.of(20);

    private final DriverContext context;
    private final PollLoop loop;
    private final StandingAlerts alerts;
    private StandstillWatch standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
    private Cause trouble = Cause.NO_ANSWER;
    private boolean asksWho = true;
    private @Nullable String deviceId;
    private String software = "";
    private @Nullable String announced;

    TerumoDriver(DriverContext context) {
        this.context = context;
        this.alerts = new StandingAlerts(context);
        this.loop = new PollLoop(context, TIMING, this::question, this::fellSilent);
    }

    @Override
    public void opened() {
        loop.begin();
    }

    @Override
    public void forgotten() {
        alerts.forgotten();
    }

    @Override
    public void late() {
        trouble = Cause.LATE;
        loop.late();
    }

    @Override
    public void closed() {
        loop.close();
    }

    @Override
    public void dropped(Dropped dropped) {
        if (trouble == Cause.NO_ANSWER) {
            trouble = Cause.NOISE;
        }
    }

    @Override
    public void received(Frame frame) {
        TerumoMessage message = TerumoMessage.parse(frame.payload());
        if (message instanceof Echo) {
            context.count("echo");
        } else if (message instanceof Unknown) {
            trouble = Cause.BAD_FRAMES;
            context.rejected(Reason.UNKNOWN_SHAPE);
        } else if (!loop.isExpected()) {
            context.count("reply-not-asked-for");
        } else if (message instanceof Identity identity) {
            accept(identity, frame.received());
        } else if (message instanceof Operating operating) {
            accept(operating, frame.received());
        } else if (message instanceof Refused refused) {
            accept(refused);
        }
    }

    private Bytes question() {
        return asksWho || deviceId == null ? TerumoEncoder.identify() : TerumoEncoder.status(deviceId);
    }

    private void accept(Identity identity, Timestamp received) {
        asksWho = false;
        met(identity.deviceId(), received);
        announce(received);
        live();
        loop.answeredAskNow();
    }

    private void accept(Operating operating, Timestamp received) {
        met(operating.deviceId(), received);
        if (operating.sequence() != SEQUENCE) {
            context.count("sequence-differs");
        }
        TerumoStatus status = operating.status();
        software = status.software();
        announce(received);
        alerts.accept(TerumoAlarm.in(status), received); // also of a pump that stands still: it may be why
        if (isFrozen(status, received)) {
            context.count("frozen-message");
            context.status(Status.SILENT, Cause.FROZEN, "the pump's volume stands still while it infuses", Map.of());
        } else {
            live();
            emit(status, received);
        }
        loop.answered();
    }

    /** The answer is still waited for: a pump that goes on refusing is silent for it. */
    private void accept(Refused refused) {
        context.count(String.format(Locale.ROOT, "refused-%02x", refused.result()));
        trouble = Cause.REFUSED;
    }

    private void met(String newDeviceId, Timestamp received) {
        if (deviceId != null && !deviceId.equals(newDeviceId)) {
            context.count("device-exchanged");
            alerts.endAll(received);
            standstill = new StandstillWatch(VOLUME_STEP_MILLILITRES);
            software = "";
        }
        deviceId = newDeviceId;
    }

    private void announce(Timestamp received) {
        String now = deviceId + " " + software;
        if (!now.equals(announced)) {
            announced = now;
            context.emit(new DeviceIdentity(
                    context.header(received, null),
                    "Terumo",
                    "TERUFUSION",
                    deviceId,
                    software.isEmpty() ? Map.of() : Map.of("firmware-revision", software)));
        }
    }

    private boolean isFrozen(TerumoStatus status, Timestamp received) {
        StandstillWatch.Said said = new StandstillWatch.Said(
                status.word(), status.rateMillilitresPerHour(), status.infusedMillilitres(), null);
        return standstill.accept(said, status.state().isDelivering(), received.patientNanos());
    }

    private void live() {
        trouble = Cause.NO_ANSWER;
        context.status(Status.LIVE, Cause.NONE, "", Map.of());
    }

    private void emit(TerumoStatus status, Timestamp received) {
        PumpStatus.State state = status.state();
        if (state == PumpStatus.State.UNKNOWN) {
            context.count("unknown-pump-state");
        }
        boolean still = state == PumpStatus.State.STOPPED || state == PumpStatus.State.PAUSED;
        Delivery delivery = new Delivery(
                still ? Decimal.of(0) : status.rateMillilitresPerHour(),
                status.infusedMillilitres(),
                status.toBeInfusedMillilitres(),
                null,
                false,
                null);
        context.emit(new PumpStatus(
                context.header(received, null), state, status.word(), delivery, alerts.any(), status.syringe()));
        reading("occlusion-monitor", value(Decimal.of(status.occlusionPercent()), Unit.PERCENT), received);
        int bars = status.batteryBars();
        boolean known = bars >= 1 && bars <= 5;
        reading(
                "battery",
                known
                        ? value(Decimal.of(bars).times(PERCENT_PER_BAR), Unit.PERCENT)
                        : new Missing(Measurement.Reason.UNREADABLE),
                received);
        reading("mains", value(Decimal.of(status.isOnMains() ? 1 : 0), Unit.ONE), received);
        reading("sub-battery-abnormal", value(Decimal.of(status.isSubBatteryAbnormal() ? 1 : 0), Unit.ONE), received);
        reading("monitor-bits", value(Decimal.of(status.monitorBits()), Unit.ONE), received);
        reading("dose-rate", value(status.doseRate(), status.doseUnit()), received);
        Decimal dilution = status.dilution();
        reading(
                "dilution",
                dilution == null
                        ? new Missing(Measurement.Reason.UNAVAILABLE)
                        : value(dilution, Unit.raw(VENDOR, "dilution")),
                received);
    }

    private void reading(String code, Measurement measurement, Timestamp received) {
        context.emit(new Reading(
                context.header(received, null), new MetricId.Raw(VENDOR, code), "", null, measurement, null));
    }

    private static Measurement value(Decimal value, Unit unit) {
        return new Value(value, unit, Quality.GOOD);
    }

    private void fellSilent() {
        asksWho = true;
        context.status(
                Status.SILENT,
                trouble,
                "the pump does not answer; check the cable, the rack, and the baud rate, which the device's file has to set",
                Map.of());
        trouble = Cause.NO_ANSWER;
    }
}
