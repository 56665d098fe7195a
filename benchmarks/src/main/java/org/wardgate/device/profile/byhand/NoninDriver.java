package org.wardgate.device.profile.byhand;

import java.time.Duration;
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

/** A Nonin oximeter in data format 2. A packet has 25 samples, so that each is a run of its own. */
public final class NoninDriver implements DeviceDriver {
    private static final MetricId PLETH = new MetricId.Mdc(150452);
    private static final Duration SAMPLE_PERIOD = Duration.ofNanos(1_000_000_000L / 75);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DriverContext context;
    private final SilenceWatch silence;
    private final ReadingGate saturations;
    private final ReadingGate pulseRates;
    private final AlertLatch unpluggedAlert;
    private final AlertLatch sensorAlert;
    private final AlertLatch outOfTrackAlert;
    private final AlertLatch batteryAlert;
    private final int[] samples = new int[NoninDecoder.FRAMES];
    private int firmware = -1;
    private boolean noise;

    public NoninDriver(DriverContext context) {
        this.context = context;
        silence = new SilenceWatch(context, Duration.ofSeconds(2), this::fellSilent);
        saturations = new ReadingGate(context, new MetricId.Mdc(150456), EVERY);
        pulseRates = new ReadingGate(context, new MetricId.Mdc(149530), EVERY);
        unpluggedAlert = AlertLatch.technical(context, Priority.MEDIUM, "SNSD", "Oximeter sensor unplugged");
        sensorAlert = AlertLatch.technical(context, Priority.MEDIUM, "SNSA", "Oximeter sensor off the finger");
        outOfTrackAlert = new AlertLatch(
                context,
                DeviceAlert.Type.TECHNICAL,
                Priority.LOW,
                "OOT",
                "Oximeter finds no good pulse",
                Duration.ofSeconds(10));
        batteryAlert = AlertLatch.technical(context, Priority.LOW, "LOW_BATTERY", "Oximeter battery low");
    }

    @Override
    public void opened() {
        context.expectEvery(Duration.ofMillis(334));
        silence.begin();
    }

    @Override
    public void closed() {
        silence.close();
    }

    @Override
    public void forgotten() {
        unpluggedAlert.forgotten();
        sensorAlert.forgotten();
        outOfTrackAlert.forgotten();
        batteryAlert.forgotten();
    }

    @Override
    public void dropped(Dropped dropped) {
        noise = true;
    }

    @Override
    public void received(Frame frame) {
        Bytes packet = frame.payload();
        Timestamp received = frame.received();
        silence.heard(received);
        noise = false;
        int status = 0;
        for (int i = 0; i < NoninDecoder.FRAMES; i++) {
            status |= packet.u8(i * NoninDecoder.FRAME_BYTES + 1);
            samples[i] = packet.u8(i * NoninDecoder.FRAME_BYTES + 2);
        }
        boolean unplugged = (status & 0x40) != 0;
        boolean artefact = (status & 0x20) != 0;
        boolean outOfTrack = (status & 0x10) != 0;
        boolean sensorOff = (status & 0x08) != 0;
        boolean invalid = unplugged || sensorOff;
        Quality quality = artefact || outOfTrack ? Quality.QUESTIONABLE : Quality.GOOD;
        int rate = (value(packet, 20) & 0x03) << 7 | (value(packet, 21) & 0x7F);
        int saturation = value(packet, 9) & 0x7F;
        Measurement pulseRate = number(rate, 511, 18, 321, Unit.PER_MINUTE, invalid, quality, "unreadable-pulse-rate");
        Measurement oxygen = number(saturation, 127, 0, 100, Unit.PERCENT, invalid, quality, "unreadable-saturation");
        context.status(Status.LIVE, Cause.NONE, "", Map.of());
        identify(value(packet, 4), received);
        saturations.accept(oxygen, received, null);
        pulseRates.accept(pulseRate, received, null);
        if (!invalid) {
            context.emit(new Waveform(
                    context.header(received, null), PLETH, "", null, SAMPLE_PERIOD, Samples.copyOf(samples, null)));
        }
        unpluggedAlert.judge(unplugged, received);
        sensorAlert.judge(sensorOff, received);
        outOfTrackAlert.judge(outOfTrack, received);
        batteryAlert.judge((value(packet, 8) & 0x01) != 0, received);
    }

    /** The fourth byte of a frame, which are numbered from 1 on. */
    private static int value(Bytes packet, int frame) {
        return packet.u8((frame - 1) * NoninDecoder.FRAME_BYTES + 3);
    }

    private Measurement number(
            int number,
            int missing,
            int least,
            int most,
            Unit unit,
            boolean invalid,
            Quality quality,
            String unreadable) {
        Reason reason = null;
        if (number == missing) {
            reason = Reason.UNAVAILABLE;
        } else if (number < least || number > most) {
            context.count(unreadable);
            reason = Reason.UNREADABLE;
        }
        if (invalid) {
            reason = Reason.INVALID;
        }
        return reason == null
                ? new Measurement.Value(Decimal.of(number), unit, quality)
                : new Measurement.Missing(reason);
    }

    private void identify(int revision, Timestamp received) {
        if (revision != firmware) {
            firmware = revision;
            context.emit(new DeviceIdentity(
                    context.header(received, null),
                    "Nonin",
                    "OEM III family",
                    null,
                    Map.of("firmware-revision", Integer.toString(revision))));
        }
    }

    private void fellSilent() {
        context.status(
                Status.SILENT,
                noise ? Cause.NOISE : Cause.NO_ANSWER,
                noise ? "bytes arrive and none are a message" : "the device says nothing",
                Map.of());
        noise = false;
    }
}
