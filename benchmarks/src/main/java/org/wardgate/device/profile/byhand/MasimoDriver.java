package org.wardgate.device.profile.byhand;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.Quality;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/** A Masimo Rad-8 or Radical-7 in ASCII1. */
public final class MasimoDriver implements DeviceDriver {
    private static final int INVALID = 0x01 | 0x02 | 0x08 | 0x20 | 0x80;
    private static final int POOR = 0x04 | 0x10 | 0x40 | 0x400;
    private static final Unit GRAM_PER_DECILITRE = new Unit("g/dL");
    private static final long FROZEN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Decimal ONE = Decimal.of(1);
    private static final Decimal TWENTY = Decimal.of(20);
    private static final Decimal THIRTY = Decimal.of(30);
    private static final Decimal HUNDRED = Decimal.of(100);
    private static final Decimal THREE_HUNDRED = Decimal.of(300);

    private final DriverContext context;
    private final SilenceWatch silence;
    private final ReadingGate saturation;
    private final ReadingGate pulseRate;
    private final ReadingGate perfusion;
    private final ReadingGate carboxyhaemoglobin;
    private final ReadingGate methaemoglobin;
    private final ReadingGate haemoglobin;
    private final ReadingGate plethVariability;
    private final AlertLatch noSensor;
    private final AlertLatch defective;
    private final AlertLatch sensorOff;
    private final AlertLatch unknownSensor;
    private final AlertLatch pulseSearch;
    private final AlertLatch poorSignal;
    private final AlertLatch saturationHigh;
    private final AlertLatch saturationLow;
    private final AlertLatch pulseHigh;
    private final AlertLatch pulseLow;
    private final List<AlertLatch> alerts;
    private @Nullable String serial;
    private boolean identified;
    private @Nullable LocalDateTime lastTime;
    private long sameTimeSinceNanos;
    private boolean frozen;
    private boolean noise;

    public MasimoDriver(DriverContext context) {
        this.context = context;
        silence = new SilenceWatch(context, Duration.ofSeconds(3), this::fellSilent);
        saturation = gate(new MetricId.Mdc(150456));
        pulseRate = gate(new MetricId.Mdc(149530));
        perfusion = gate(new MetricId.Mdc(150448));
        carboxyhaemoglobin = gate(new MetricId.Raw("masimo", "SPCO"));
        methaemoglobin = gate(new MetricId.Raw("masimo", "SPMET"));
        haemoglobin = gate(new MetricId.Raw("masimo", "SPHB"));
        plethVariability = gate(new MetricId.Raw("masimo", "PVI"));
        noSensor = technical(Priority.MEDIUM, "NO_SENSOR", "Oximeter has no sensor");
        defective = technical(Priority.MEDIUM, "SENSOR_DEFECTIVE", "Oximeter sensor defective");
        sensorOff = technical(Priority.MEDIUM, "SENSOR_OFF", "Oximeter sensor off the patient");
        unknownSensor = technical(Priority.MEDIUM, "SENSOR_UNKNOWN", "Oximeter does not know its sensor");
        pulseSearch = technical(Priority.LOW, "PULSE_SEARCH", "Oximeter searches for a pulse");
        poorSignal = new AlertLatch(
                context,
                DeviceAlert.Type.TECHNICAL,
                Priority.LOW,
                "SIGNAL_POOR",
                "Oximeter signal poor",
                Duration.ofSeconds(10));
        saturationHigh = physiological(Priority.LOW, "SPO2_HIGH", "Oximeter alarm - saturation above its limit");
        saturationLow = physiological(Priority.HIGH, "SPO2_LOW", "Oximeter alarm - saturation below its limit");
        pulseHigh = physiological(Priority.MEDIUM, "PULSE_HIGH", "Oximeter alarm - pulse rate above its limit");
        pulseLow = physiological(Priority.HIGH, "PULSE_LOW", "Oximeter alarm - pulse rate below its limit");
        alerts = List.of(
                noSensor,
                defective,
                sensorOff,
                unknownSensor,
                pulseSearch,
                poorSignal,
                saturationHigh,
                saturationLow,
                pulseHigh,
                pulseLow);
    }

    @Override
    public void opened() {
        context.expectEvery(Duration.ofSeconds(1));
        silence.begin();
    }

    @Override
    public void closed() {
        silence.close();
    }

    @Override
    public void forgotten() {
        alerts.forEach(AlertLatch::forgotten);
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void received(Frame frame) {
        MasimoRecord record = MasimoRecord.parse(frame.payload().toAscii());
        if (record == null) {
            noise = true;
            context.rejected(WireInput.Reason.UNKNOWN_SHAPE);
            return;
        }
        Timestamp received = frame.received();
        silence.heard(received);
        noise = false;
        String stated = record.serial();
        if (stated != null && serial != null && !stated.equals(serial)) {
            exchanged(received);
        }
        Values values = values(record);
        LocalDateTime time = record.time();
        judgeFrozen(time, received);
        identify(stated, received);
        if (!frozen) {
            publish(values, received, time);
        }
        judgeAlerts(record, received);
    }

    /** Null where the device does not have it. */
    private record Values(
            Measurement saturation,
            Measurement pulseRate,
            @Nullable Measurement perfusion,
            @Nullable Measurement carboxyhaemoglobin,
            @Nullable Measurement methaemoglobin,
            @Nullable Measurement haemoglobin,
            @Nullable Measurement plethVariability) {}

    private Values values(MasimoRecord record) {
        boolean invalid = record.exception(INVALID);
        Quality quality = record.exception(POOR) ? Quality.QUESTIONABLE : Quality.GOOD;
        return new Values(
                number(record.saturation(), "---", ONE, HUNDRED, Unit.PERCENT, invalid, quality, "saturation"),
                number(record.pulseRate(), "---", ONE, THREE_HUNDRED, Unit.PER_MINUTE, invalid, quality, "pulse-rate"),
                optional(record.perfusion(), Set.of("--.--"), TWENTY, Unit.PERCENT, invalid, "perfusion"),
                optional(
                        record.carboxyhaemoglobin(),
                        Set.of("--.-", "--"),
                        HUNDRED,
                        Unit.PERCENT,
                        invalid,
                        "carboxyhaemoglobin"),
                optional(record.methaemoglobin(), Set.of("--.-"), HUNDRED, Unit.PERCENT, invalid, "methaemoglobin"),
                optional(record.haemoglobin(), Set.of("--.-"), THIRTY, GRAM_PER_DECILITRE, invalid, "haemoglobin"),
                optional(
                        record.plethVariability(), Set.of("---"), HUNDRED, Unit.PERCENT, invalid, "pleth-variability"));
    }

    private void publish(Values values, Timestamp received, @Nullable LocalDateTime time) {
        saturation.accept(values.saturation(), received, time);
        pulseRate.accept(values.pulseRate(), received, time);
        publish(perfusion, values.perfusion(), received, time);
        publish(carboxyhaemoglobin, values.carboxyhaemoglobin(), received, time);
        publish(methaemoglobin, values.methaemoglobin(), received, time);
        publish(haemoglobin, values.haemoglobin(), received, time);
        publish(plethVariability, values.plethVariability(), received, time);
    }

    private static void publish(
            ReadingGate gate, @Nullable Measurement measurement, Timestamp received, @Nullable LocalDateTime time) {
        if (measurement != null) {
            gate.accept(measurement, received, time);
        }
    }

    private void judgeAlerts(MasimoRecord record, Timestamp received) {
        noSensor.judge(record.exception(0x01), received);
        defective.judge(record.exception(0x02), received);
        sensorOff.judge(record.exception(0x20), received);
        unknownSensor.judge(record.exception(0x80), received);
        pulseSearch.judge(record.exception(0x08), received);
        poorSignal.judge(record.exception(POOR), received);
        saturationHigh.judge(record.alarm(0x01), received);
        saturationLow.judge(record.alarm(0x02), received);
        pulseHigh.judge(record.alarm(0x04), received);
        pulseLow.judge(record.alarm(0x08), received);
    }

    private @Nullable Measurement optional(
            @Nullable String text, Set<String> missing, Decimal most, Unit unit, boolean invalid, String name) {
        if (text == null) {
            return null;
        }
        return measurement(text, missing.contains(text), null, most, unit, invalid, Quality.GOOD, name);
    }

    private Measurement number(
            String text,
            String missing,
            Decimal least,
            Decimal most,
            Unit unit,
            boolean invalid,
            Quality quality,
            String name) {
        return measurement(text, text.equals(missing), least, most, unit, invalid, quality, name);
    }

    private Measurement measurement(
            String text,
            boolean missing,
            @Nullable Decimal least,
            Decimal most,
            Unit unit,
            boolean invalid,
            Quality quality,
            String name) {
        if (missing) {
            return new Measurement.Missing(invalid ? Reason.INVALID : Reason.UNAVAILABLE);
        }
        Decimal number = MasimoRecord.number(text);
        if (number == null || (least != null && number.compareTo(least) < 0) || number.compareTo(most) > 0) {
            context.count("unreadable-" + name);
            return new Measurement.Missing(invalid ? Reason.INVALID : Reason.UNREADABLE);
        }
        return invalid ? new Measurement.Missing(Reason.INVALID) : new Measurement.Value(number, unit, quality);
    }

    private void judgeFrozen(@Nullable LocalDateTime time, Timestamp received) {
        if (time == null) {
            context.count("unreadable-device-time");
        } else {
            if (!time.equals(lastTime)) {
                lastTime = time;
                sameTimeSinceNanos = received.patientNanos();
            }
            frozen = received.patientNanos() - sameTimeSinceNanos >= FROZEN_NANOS;
        }
        if (frozen) {
            context.count("frozen-message");
            context.status(Status.SILENT, Cause.FROZEN, "the device's clock stands still", Map.of());
        } else {
            context.status(Status.LIVE, Cause.NONE, "", Map.of());
        }
    }

    private void identify(@Nullable String stated, Timestamp received) {
        boolean changed = !identified || (stated != null && !stated.equals(serial));
        if (stated != null) {
            serial = stated;
        }
        if (changed) {
            identified = true;
            context.emit(new DeviceIdentity(
                    context.header(received, null), "Masimo", "Rad-8 or Radical-7", serial, Map.of()));
        }
    }

    private void exchanged(Timestamp received) {
        context.count("device-exchanged");
        alerts.forEach(alert -> alert.end(received));
        serial = null;
        identified = false;
    }

    private void fellSilent() {
        context.status(
                Status.SILENT,
                noise ? Cause.NOISE : Cause.NO_ANSWER,
                noise ? "bytes arrive and none are a message" : "the device says nothing",
                Map.of());
        noise = false;
    }

    private ReadingGate gate(MetricId metric) {
        return new ReadingGate(context, metric, Duration.ZERO);
    }

    private AlertLatch technical(Priority priority, String code, String text) {
        return AlertLatch.technical(context, priority, code, text);
    }

    private AlertLatch physiological(Priority priority, String code, String text) {
        return new AlertLatch(context, DeviceAlert.Type.PHYSIOLOGICAL, priority, code, text, Duration.ZERO);
    }
}
