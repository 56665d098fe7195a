package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.medibus.MedibusMessage.Curve;
import org.wardgate.model.MetricId;
import org.wardgate.model.Samples;
import org.wardgate.model.Samples.Scale;
import org.wardgate.model.Unit;
import org.wardgate.model.Waveform;
import org.wardgate.time.Timestamp;

/**
 * Chooses which curves a machine is to send, and makes waveforms of their samples, half a second at a time. Samples of streams that
 * were not asked for cannot be told apart, and are dropped. Source: MEDIBUS 4.03, real-time data.
 */
final class CurveEvents {
    /** Curves take at most some 280 bytes a second: a third of a line of 9600 baud, whatever the machine offers. */
    static final Duration SHORTEST_INTERVAL = Duration.ofMillis(32);
    /** As many as the first group of streams has. */
    static final int MOST_STREAMS = 4;

    private static final int HIGHEST_MULTIPLIER = 0xFF;
    private static final Duration GATHERED = Duration.ofMillis(500);
    private static final int MOST_SAMPLES = 64;

    /** What to ask for, the most useful first: airway pressure, flow, one of three for carbon dioxide, pulse. */
    private static final List<List<Integer>> WANTED =
            List.of(List.of(0x00), List.of(0x01), List.of(0x06, 0x07, 0x08), List.of(0x02));

    private static final Map<Integer, Kind> KINDS = Map.of(
            0x00, new Kind(raw("00"), "Paw", new Unit("mbar")),
            0x01, new Kind(raw("01"), "Flow", new Unit("L/min")),
            0x02, new Kind(new MetricId.Mdc(150452), "Pleth", Unit.ONE), // MDC_PULS_OXIM_PLETH
            0x06, new Kind(new MetricId.Mdc(151724), "CO2", Unit.MMHG), // MDC_AWAY_CO2
            0x07, new Kind(new MetricId.Mdc(151724), "CO2", Unit.KPA),
            0x08, new Kind(raw("08"), "CO2", Unit.PERCENT));

    private final DriverContext context;
    private final List<Stream> chosen = new ArrayList<>();
    private boolean running;

    private record Kind(MetricId metric, String label, Unit unit) {}

    /** A curve that was asked for, and its samples since the last waveform. */
    private static final class Stream {
        private final Curve curve;
        private final Kind kind;
        private final int multiplier;
        private final int[] samples;
        private int count;

        private Stream(Curve curve, Kind kind) {
            this.curve = curve;
            this.kind = kind;
            long times = (SHORTEST_INTERVAL.toNanos() - 1) / curve.interval().toNanos() + 1;
            this.multiplier = (int) Math.min(times, HIGHEST_MULTIPLIER);
            long wanted = GATHERED.toNanos() / period().toNanos();
            this.samples = new int[(int) Math.max(1, Math.min(wanted, MOST_SAMPLES))];
        }

        private Duration period() {
            return curve.interval().multipliedBy(multiplier);
        }
    }

    CurveEvents(DriverContext context) {
        this.context = context;
    }

    /** Chooses among the curves that a machine offers: codes and multipliers as the request spells them, empty for none. */
    String choose(List<Curve> offered) {
        stop();
        for (List<Integer> alternatives : WANTED) {
            alternatives.stream()
                    .flatMap(code -> offered.stream().filter(curve -> curve.code() == code))
                    .findFirst()
                    .ifPresent(curve -> chosen.add(new Stream(curve, kind(curve.code()))));
        }
        StringBuilder request = new StringBuilder();
        for (Stream stream : chosen) {
            request.append(MedibusCode.spelled(stream.curve.code())).append(MedibusCode.spelled(stream.multiplier));
        }
        return request.toString();
    }

    /** How many streams were chosen. */
    int streams() {
        return chosen.size();
    }

    /** The machine has agreed to the choice. */
    void agreed() {
        running = true;
    }

    /** The machine has forgotten the choice. */
    void stop() {
        running = false;
        chosen.clear();
    }

    /** A record was damaged: what follows does not continue what was gathered. */
    void broken() {
        chosen.forEach(stream -> stream.count = 0);
    }

    /** Takes the samples of a record. */
    void take(Bytes record, Timestamp received) {
        if (!running) {
            context.count("curve-not-asked-for");
            return;
        }
        int mask = record.u8(0) & 0x0F;
        int value = 1;
        for (int stream = 0; stream < MOST_STREAMS; stream++) {
            if ((mask >> stream & 1) == 0) {
                continue;
            }
            while (record.u8(value) >= 0xC0) {
                value += 2; // a sync-command, such as the begin of a breath
            }
            if (stream < chosen.size()) {
                // the first byte has the lower six bits
                add(chosen.get(stream), (record.u8(value) & 0x3F) | (record.u8(value + 1) & 0x3F) << 6, received);
            } else {
                context.count("curve-not-asked-for");
            }
            value += 2;
        }
    }

    private void add(Stream stream, int sample, Timestamp received) {
        stream.samples[stream.count++] = sample;
        if (stream.count == stream.samples.length) {
            Curve curve = stream.curve;
            Scale scale = new Scale(curve.low(), curve.high(), 0, curve.highestBin(), stream.kind.unit());
            context.emit(new Waveform(
                    context.header(received, null),
                    stream.kind.metric(),
                    "",
                    stream.kind.label(),
                    stream.period(),
                    Samples.copyOf(Arrays.copyOf(stream.samples, stream.count), scale)));
            stream.count = 0;
        }
    }

    private static Kind kind(int code) {
        Kind kind = KINDS.get(code);
        if (kind == null) {
            throw new IllegalStateException("no curve is wanted by the code " + code);
        }
        return kind;
    }

    private static MetricId raw(String code) {
        return new MetricId.Raw(Parameters.VENDOR, MedibusCode.spelled(MedibusCode.CURVES) + "-" + code);
    }
}
