package org.wardgate.device.profile.byhand;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DeviceDriver;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.driver.SilenceWatch;
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
import org.wardgate.model.Samples;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;
import org.wardgate.time.Timestamp;

/** A Contec or BCI oximeter that sends five bytes 60 times a second. */
public final class ContecDriver implements DeviceDriver {
    private static final MetricId PLETH = new MetricId.Mdc(150452);
    private static final Duration SAMPLE_PERIOD = Duration.ofNanos(1_000_000_000L / 60);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int GATHERED = 20;

    private final DriverContext context;
    private final SilenceWatch silence;
    private final ReadingGate saturations;
    private final ReadingGate pulseRates;
    private final AlertLatch noFingerAlert;
    private final AlertLatch droppingAlert;
    private final AlertLatch searchAlert;
    private final AlertLatch longSearchAlert;
    private final AlertLatch weakAlert;
    private static final long BREAK_NANOS = 500_000_000L;
    private final int[] samples = new int[GATHERED];
    private int sampleCount;
    private Timestamp sampledAt;
    private boolean identified;
    private boolean noise;

    public ContecDriver(DriverContext context) {
        this.context = context;
        sampledAt = context.now();
        silence = new SilenceWatch(context, Duration.ofSeconds(2), this::fellSilent);
        saturations = new ReadingGate(context, new MetricId.Mdc(150456), EVERY);
        pulseRates = new ReadingGate(context, new MetricId.Mdc(149530), EVERY);
        noFingerAlert =
                AlertLatch.technical(context, Priority.MEDIUM, "NO_FINGER", "Oximeter has no finger or a faulty probe");
        droppingAlert = AlertLatch.technical(
                context, Priority.LOW, "DROPPING", "Oximeter says that saturation drops, or its probe is unplugged");
        searchAlert = AlertLatch.technical(context, Priority.LOW, "SEARCHING", "Oximeter searches for a pulse");
        longSearchAlert = new AlertLatch(
                context,
                DeviceAlert.Type.TECHNICAL,
                Priority.MEDIUM,
                "SEARCHING_LONG",
                "Oximeter finds no pulse",
                Duration.ofSeconds(30));
        weakAlert = new AlertLatch(
                context,
                DeviceAlert.Type.TECHNICAL,
                Priority.LOW,
                "WEAK",
                "Oximeter signal weak",
                Duration.ofSeconds(10));
    }

    @Override
    public void opened() {
        context.expectEvery(Duration.ofMillis(17));
        silence.begin();
    }

    @Override
    public void closed() {
        silence.close();
    }

    @Override
    public void forgotten() {
        noFingerAlert.forgotten();
        droppingAlert.forgotten();
        searchAlert.forgotten();
        longSearchAlert.forgotten();
        weakAlert.forgotten();
    }

    @Override
    public void late() {
        endWave();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
        endWave();
    }

    @Override
    public void received(Frame frame) {
        Bytes bytes = frame.payload();
        Timestamp received = frame.received();
        silence.heard(received);
        noise = false;
        int first = bytes.u8(0);
        int third = bytes.u8(2);
        boolean noSignal = (first & 0x10) != 0;
        boolean dropping = (first & 0x20) != 0;
        boolean noFinger = (third & 0x10) != 0;
        boolean searching = (third & 0x20) != 0;
        int strength = first & 0x0F;
        boolean weak = strength >= 1 && strength <= 2;
        boolean invalid = noSignal || dropping || noFinger || searching;
        Quality quality = weak ? Quality.QUESTIONABLE : Quality.GOOD;
        Measurement pulseRate = pulseRate((third & 0x40) << 1 | bytes.u8(3), invalid, quality);
        Measurement saturation = saturation(bytes.u8(4), invalid, quality);
        context.status(Status.LIVE, Cause.NONE, "", Map.of());
        identify(received);
        saturations.accept(saturation, received, null);
        pulseRates.accept(pulseRate, received, null);
        if (noSignal || dropping || noFinger) {
            endWave();
        } else {
            sample(bytes.u8(1), received);
        }
        noFingerAlert.judge(noSignal || noFinger, received);
        droppingAlert.judge(dropping, received);
        searchAlert.judge(searching, received);
        longSearchAlert.judge(searching, received);
        weakAlert.judge(weak, received);
    }

    private Measurement pulseRate(int rate, boolean invalid, Quality quality) {
        boolean missing = rate == 0 || rate == 255;
        boolean unreadable = !missing && rate < 20;
        if (unreadable) {
            context.count("unreadable-pulse-rate");
        }
        return measurement(rate, Unit.PER_MINUTE, missing, unreadable, invalid, quality);
    }

    private Measurement saturation(int percent, boolean invalid, Quality quality) {
        boolean missing = percent == 0 || percent == 127;
        boolean unreadable = !missing && percent > 100;
        if (unreadable) {
            context.count("unreadable-saturation");
        }
        return measurement(percent, Unit.PERCENT, missing, unreadable, invalid, quality);
    }

    private static Measurement measurement(
            int number, Unit unit, boolean missing, boolean unreadable, boolean invalid, Quality quality) {
        if (invalid) {
            return new Measurement.Missing(Reason.INVALID);
        }
        if (missing || unreadable) {
            return new Measurement.Missing(missing ? Reason.UNAVAILABLE : Reason.UNREADABLE);
        }
        return new Measurement.Value(Decimal.of(number), unit, quality);
    }

    private void identify(Timestamp received) {
        if (!identified) {
            identified = true;
            context.emit(new DeviceIdentity(
                    context.header(received, null), "Contec", "CMS50 or BCI module", null, Map.of()));
        }
    }

    private void sample(int value, Timestamp received) {
        if (sampleCount > 0 && received.linkNanos() - sampledAt.linkNanos() >= BREAK_NANOS) {
            endWave();
        }
        sampledAt = received;
        samples[sampleCount++] = value;
        if (sampleCount == GATHERED) {
            endWave();
        }
    }

    private void endWave() {
        if (sampleCount > 0) {
            context.emit(new Waveform(
                    context.header(sampledAt, null),
                    PLETH,
                    "",
                    null,
                    SAMPLE_PERIOD,
                    Samples.copyOf(sampleCount == GATHERED ? samples : Arrays.copyOf(samples, sampleCount), null)));
            sampleCount = 0;
        }
    }

    private void fellSilent() {
        endWave();
        context.status(
                Status.SILENT,
                noise ? Cause.NOISE : Cause.NO_ANSWER,
                noise ? "bytes arrive and none are a message" : "the device says nothing",
                Map.of());
        noise = false;
    }
}
